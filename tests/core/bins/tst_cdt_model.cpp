// SPDX-License-Identifier: Apache-2.0
#include "core/bins/packed_compare.h"
#include "tests/core/bins/cdt_driver.h"
#include "tests/core/bins/naive_order.h"
#include "tests/support/seed.h"

#include <QTest>

#include <functional>

using namespace binnacle;
namespace as = test::as;
using test::call;
using test::naiveOrder;

namespace {

constexpr int rounds = 4000;
constexpr std::int64_t toTheEnd = 0xFFFF'FFFF;

class Random {
public:
    Random() : m_generator(test::seededGenerator()) {}

    std::int64_t number(std::int64_t first, std::int64_t last) { return test::between(m_generator, first, last); }

    /// From a small stock, so that equal ones meet; none that are equal and yet differ.
    Value value(int depth = 2)
    {
        switch (number(0, depth > 0 ? 8 : 6)) {
        case 0: return Nil();
        case 1: return number(0, 1) == 1;
        case 2: return static_cast<double>(number(-2, 2)) / 2;
        case 3: return std::string(static_cast<std::size_t>(number(0, 2)), 'a');
        case 4: return Blob{Bytes(static_cast<std::size_t>(number(0, 2)), 7)};
        case 7: return test::list(values(3, depth - 1));
        case 8: return test::map(entries(2, depth - 1));
        default: return number(-4, 4);
        }
    }

    std::vector<Value> values(std::int64_t most, int depth = 2)
    {
        std::vector<Value> result(static_cast<std::size_t>(number(0, most)));
        std::generate(result.begin(), result.end(), [&] { return value(depth); });
        return result;
    }

    Value key() { return number(0, 1) == 0 ? Value(number(-4, 4)) : Value(std::string(static_cast<std::size_t>(number(0, 4)), 'k')); }

    /// In the order of their keys, each of which is there once.
    std::vector<std::pair<Value, Value>> entries(std::int64_t most, int depth = 2)
    {
        std::vector<std::pair<Value, Value>> result;
        for (std::int64_t i = number(0, most); i > 0; --i) {
            std::pair<Value, Value> entry(key(), value(depth));
            const auto at = std::find_if(result.begin(), result.end(),
                                         [&](const auto& other) { return naiveOrder(other.first, entry.first) >= 0; });
            if (at == result.end() || naiveOrder(at->first, entry.first) != 0)
                result.insert(at, std::move(entry));
        }
        return result;
    }

private:
    std::mt19937_64 m_generator;
};

/// Which of `size` places an index and a count mean.
std::vector<bool> placesIn(std::int64_t index, std::int64_t count, std::size_t size)
{
    std::vector<bool> marks(size);
    const std::int64_t first = index < 0 ? index + static_cast<std::int64_t>(size) : index;
    for (std::int64_t i = first; i < first + count && i < static_cast<std::int64_t>(size); ++i) {
        if (i >= 0)
            marks[static_cast<std::size_t>(i)] = true;
    }
    return marks;
}

using Predicate = std::function<bool(const Value&)>;

/// A selection told twice: to the server's way of doing it and to a naive one.
struct Selection {
    std::int64_t read = 0;
    std::int64_t remove = 0;
    std::vector<Value> arguments;
    Predicate byValue;                               ///< of the values or keys
    std::optional<std::vector<bool>> byPlace;        ///< of the places in order
    bool sortedPlaces = false;                       ///< among the sorted values
};

Predicate equalTo(const Value& value)
{
    return [value](const Value& other) { return naiveOrder(other, value) == 0; };
}

Predicate between(const Value& begin, const Value& end)
{
    return [begin, end](const Value& other) { return naiveOrder(other, begin) >= 0 && naiveOrder(other, end) < 0; };
}

Predicate oneOf(const std::vector<Value>& values)
{
    return [values](const Value& other) { return std::any_of(values.begin(), values.end(), equalTo(other)); };
}

/// A selection of many by values, of lists or of maps.
Selection byValues(Random& random, std::int64_t kind, const std::array<std::int64_t, 6>& codes, const std::function<Value()>& value)
{
    const Value first = value();
    const Value second = value();
    switch (kind) {
    case 0: return {codes[0], codes[1], {first}, equalTo(first), {}, false};
    case 1: return {codes[2], codes[3], {first, second}, between(first, second), {}, false};
    default: {
        std::vector<Value> values;
        for (std::int64_t i = random.number(0, 3); i > 0; --i) {
            const Value next = value();
            if (!oneOf(values)(next)) // one that is listed twice may be answered twice
                values.push_back(next);
        }
        return {codes[4], codes[5], {test::list(values)}, oneOf(values), {}, false};
    }
    }
}

Selection byPlaces(Random& random, std::int64_t read, std::int64_t remove, std::size_t size, bool sorted)
{
    const std::int64_t index = random.number(-9, 9);
    const std::int64_t count = random.number(0, 3) == 0 ? toTheEnd : random.number(0, 6);
    return {read, remove, {index, count}, {}, placesIn(index, count, size), sorted};
}

/// The places selected; of equal values in sorted places any may be meant, so those are told apart by value alone.
std::vector<bool> marksOf(const Selection& selection, const std::vector<Value>& values, bool inverted)
{
    std::vector<bool> marks(values.size());
    if (selection.byValue) {
        std::transform(values.begin(), values.end(), marks.begin(), selection.byValue);
    } else if (!selection.sortedPlaces) {
        marks = *selection.byPlace;
    } else {
        std::vector<std::size_t> places(values.size());
        for (std::size_t i = 0; i < places.size(); ++i)
            places[i] = i;
        std::stable_sort(places.begin(), places.end(),
                         [&](std::size_t a, std::size_t b) { return test::naiveLess(values[a], values[b]); });
        for (std::size_t i = 0; i < places.size(); ++i)
            marks[places[i]] = (*selection.byPlace)[i];
    }
    if (inverted)
        marks.flip();
    return marks;
}

std::vector<Value> chosen(const std::vector<Value>& values, const std::vector<bool>& marks, bool which)
{
    std::vector<Value> result;
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (marks[i] == which)
            result.push_back(values[i]);
    }
    return result;
}

Value operation(std::int64_t code, std::int64_t type, const Selection& selection)
{
    std::vector<Value> arguments = selection.arguments;
    arguments.insert(arguments.begin(), type);
    return call(code, arguments);
}

/// A list's values, whatever its order and that of its items.
std::vector<Value> itemsOf(const Value& value)
{
    const List* items = value.as<List>();
    return items != nullptr ? test::inOrder(items->items) : std::vector<Value>{"no list"};
}

} // namespace

class TestCdtModel : public QObject {
    Q_OBJECT

private slots:
    void bytesAreComparedAsValuesAre();
    void selectionsOfListsAreTheNaiveOnes();
    void selectionsOfMapsAreTheNaiveOnes();
    void writesOfListsAreTheNaiveOnes();
    void writesOfMapsAreTheNaiveOnes();
};

void TestCdtModel::bytesAreComparedAsValuesAre()
{
    Random random;
    for (int i = 0; i < rounds; ++i) {
        const Value a = random.value(3);
        const Value b = random.value(3);
        QCOMPARE(static_cast<int>(bins::compare(test::packed(a), test::packed(b))) - 1, naiveOrder(a, b));
    }
}

void TestCdtModel::selectionsOfListsAreTheNaiveOnes()
{
    Random random;
    for (int i = 0; i < rounds; ++i) {
        const bool isOrdered = random.number(0, 1) == 1;
        std::vector<Value> items = random.values(8);
        if (isOrdered)
            items = test::inOrder(items);
        const Value bin = test::list(items, isOrdered ? ListOrder::ordered : ListOrder::unordered);
        const std::int64_t kind = random.number(0, 4);
        const Selection selection =
            kind < 3 ? byValues(random, kind, {22, 35, 25, 38, 23, 36}, [&] { return random.value(); })
                     : byPlaces(random, kind == 3 ? 24 : 26, kind == 3 ? 37 : 39, items.size(), kind == 4);
        const bool inverted = random.number(0, 1) == 1;
        const std::int64_t flag = inverted ? as::inverted : 0;
        const std::vector<bool> marks = marksOf(selection, items, inverted);
        const std::vector<Value> inside = chosen(items, marks, true);

        QVERIFY(test::read(bin, operation(selection.read, as::count | flag, selection)) ==
                test::answered(static_cast<std::int64_t>(inside.size())));
        QVERIFY(itemsOf(test::read(bin, operation(selection.read, as::value | flag, selection)).answer) == test::inOrder(inside));
        const test::CdtOutcome removed = test::write(bin, operation(selection.remove, as::value | flag, selection));
        QCOMPARE(removed.code, 0);
        QVERIFY(itemsOf(removed.answer) == test::inOrder(inside));
        QVERIFY(itemsOf(*removed.bin) == test::inOrder(chosen(items, marks, false)));
        QCOMPARE(removed.bin->as<List>()->order == ListOrder::ordered, isOrdered);
        if (selection.sortedPlaces)
            continue; // of equal items another one may have been meant
        QVERIFY(removed.bin->as<List>()->items == chosen(items, marks, false));
        std::vector<Value> places;
        for (std::size_t place = 0; place < marks.size(); ++place) {
            if (marks[place])
                places.emplace_back(static_cast<std::int64_t>(place));
        }
        const Value indexes = test::read(bin, operation(selection.read, as::index | flag, selection)).answer;
        QVERIFY(itemsOf(indexes) == places);
    }
}

void TestCdtModel::selectionsOfMapsAreTheNaiveOnes()
{
    Random random;
    for (int i = 0; i < rounds; ++i) {
        Map bin{random.entries(8), static_cast<MapOrder>(random.number(0, 2))};
        bin.persistIndex = bin.order != MapOrder::unordered && random.number(0, 1) == 1;
        std::vector<Value> keys;
        std::vector<Value> values;
        for (const auto& [key, value] : bin.entries) {
            keys.push_back(key);
            values.push_back(value);
        }
        const std::int64_t kind = random.number(0, 7);
        const bool onKeys = kind < 4;
        Selection selection;
        if (kind == 0 || kind == 4)
            selection = byPlaces(random, onKeys ? 104 : 106, onKeys ? 85 : 87, keys.size(), !onKeys);
        else if (onKeys)
            selection = byValues(random, 1 + kind % 2, {0, 0, 103, 84, 107, 81}, [&] { return random.key(); });
        else
            selection = byValues(random, kind - 5, {102, 82, 105, 86, 108, 83}, [&] { return random.value(); });
        const bool inverted = random.number(0, 1) == 1;
        const std::int64_t flag = inverted ? as::inverted : 0;
        const std::vector<bool> marks = marksOf(selection, onKeys ? keys : values, inverted);

        const auto answer = [&](std::int64_t type) { return test::read(bin, operation(selection.read, type | flag, selection)).answer; };
        QVERIFY(itemsOf(answer(as::key)) == test::inOrder(chosen(keys, marks, true)));
        QVERIFY(itemsOf(answer(as::value)) == test::inOrder(chosen(values, marks, true)));
        QVERIFY(answer(as::count) == Value(static_cast<std::int64_t>(std::count(marks.begin(), marks.end(), true))));
        Map left{{}, bin.order, bin.persistIndex};
        Map inside{{}, MapOrder::keyOrdered};
        for (std::size_t place = 0; place < marks.size(); ++place)
            (marks[place] ? inside : left).entries.push_back(bin.entries[place]);
        const test::CdtOutcome removed = test::write(bin, operation(selection.remove, as::orderedMap | flag, selection));
        QCOMPARE(removed.code, 0);
        QVERIFY(removed.answer == Value(inside));
        QVERIFY(removed.bin == Value(left));
    }
}

void TestCdtModel::writesOfListsAreTheNaiveOnes()
{
    Random random;
    std::vector<Value> model;
    bool isOrdered = false;
    for (int i = 0; i < rounds; ++i) {
        const std::int64_t index = random.number(0, static_cast<std::int64_t>(model.size()));
        const auto at = model.begin() + static_cast<std::ptrdiff_t>(index);
        const Value value = random.value();
        const Value bin = test::list(model, isOrdered ? ListOrder::ordered : ListOrder::unordered);
        Value call = test::call(1, {value});
        switch (random.number(0, isOrdered ? 2 : 5)) {
        case 0:
            model.push_back(value);
            break;
        case 1: {
            const std::vector<Value> values = random.values(3);
            call = test::call(2, {test::list(values)});
            model.insert(model.end(), values.begin(), values.end());
            break;
        }
        case 2:
            call = test::call(37, {as::none, index, 2});
            model.erase(at, at + std::min<std::ptrdiff_t>(2, model.end() - at));
            break;
        case 3:
            call = test::call(3, {index, value});
            model.insert(at, value);
            break;
        case 4:
            call = test::call(9, {index, value});
            if (at == model.end())
                model.push_back(value);
            else
                *at = value;
            break;
        default:
            isOrdered = true;
            call = test::call(0, {1});
            break;
        }
        if (isOrdered)
            model = test::inOrder(model);
        QVERIFY(test::write(bin, call).bin == test::list(model, isOrdered ? ListOrder::ordered : ListOrder::unordered));
        if (model.size() > 20) {
            model.clear();
            isOrdered = false;
        }
    }
}

void TestCdtModel::writesOfMapsAreTheNaiveOnes()
{
    Random random;
    for (const MapOrder order : {MapOrder::unordered, MapOrder::keyOrdered, MapOrder::keyValueOrdered}) {
        Map model{{}, order};
        for (int i = 0; i < rounds / 4; ++i) {
            const Value bin = model;
            const std::vector<std::pair<Value, Value>> added = random.entries(3);
            for (const auto& entry : added) {
                const auto at = std::find_if(model.entries.begin(), model.entries.end(),
                                             [&](const auto& other) { return naiveOrder(other.first, entry.first) >= 0; });
                if (at != model.entries.end() && naiveOrder(at->first, entry.first) == 0)
                    at->second = entry.second;
                else
                    model.entries.insert(at, entry);
            }
            const Value put = added.size() == 1 ? call(67, {added[0].first, added[0].second}) : call(68, {test::map(added)});
            const test::CdtOutcome outcome = test::write(bin, put);
            QVERIFY(outcome.bin == Value(model));
            QVERIFY(outcome.answer == Value(static_cast<std::int64_t>(model.entries.size())));
            if (random.number(0, 3) == 0 && !model.entries.empty()) {
                const Value key = model.entries.back().first;
                const Value before = model;
                model.entries.pop_back();
                QVERIFY(test::write(before, call(76, {as::none, key})).bin == Value(model));
            }
        }
    }
}

QTEST_APPLESS_MAIN(TestCdtModel)
#include "tst_cdt_model.moc"
