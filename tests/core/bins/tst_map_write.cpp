// SPDX-License-Identifier: Apache-2.0
#include "tests/core/bins/cdt_driver.h"

#include <QTest>

Q_DECLARE_METATYPE(binnacle::Value)

using namespace binnacle;
namespace as = test::as;
using test::CdtOutcome;
using test::call;
using test::ints;
using test::list;
using test::map;
using test::write;

namespace {

// The flags of writes.
constexpr std::int64_t createOnly = 1;
constexpr std::int64_t updateOnly = 2;
constexpr std::int64_t noFail = 4;
constexpr std::int64_t partial = 8;

const Value unordered = map({{"a", 1}, {"c", 3}});
const Value byKey = map({{"a", 1}, {"c", 3}}, MapOrder::keyOrdered);

} // namespace

class TestMapWrite : public QObject {
    Q_OBJECT

private slots:
    void writesChangeAndAnswer_data();
    void writesChangeAndAnswer();
    void writesThatDoNothingLeaveTheBin_data();
    void writesThatDoNothingLeaveTheBin();
    void writesAreRefused_data();
    void writesAreRefused();
    void aMissingMapIsMade_data();
    void aMissingMapIsMade();
    void removalsOfAMissingMapDoNothing();
    void removalsAnswerAsTheirReads();
    void ordersAreSetAndGivenUp();
    void anIndexIsRememberedInTheBinAlone();
    void anUnorderedMapThatWasNeverSortedGrowsAtItsEnd();
};

void TestMapWrite::writesChangeAndAnswer_data()
{
    using Entries = std::vector<std::pair<Value, Value>>;
    QTest::addColumn<Value>("operation");
    QTest::addColumn<Value>("entries"); // of a map, whatever its order
    QTest::addColumn<Value>("answer");
    const auto row = [](const char* name, const Value& operation, const Entries& entries, const Value& answer) {
        QTest::newRow(name) << operation << map(entries) << answer;
    };
    row("put", call(67, {"b", 2}), {{"a", 1}, {"b", 2}, {"c", 3}}, 3);
    row("put over", call(67, {"a", 2}), {{"a", 2}, {"c", 3}}, 2);
    row("put a key of another type", call(67, {5, 2}), {{5, 2}, {"a", 1}, {"c", 3}}, 3);
    row("put a blob", call(67, {Blob{{1}}, 2}), {{"a", 1}, {"c", 3}, {Blob{{1}}, 2}}, 3);
    row("put to update", call(67, {"a", 2, 0, updateOnly}), {{"a", 2}, {"c", 3}}, 2);
    row("put to create", call(67, {"b", 2, 0, createOnly}), {{"a", 1}, {"b", 2}, {"c", 3}}, 3);
    row("add", call(65, {"b", 2}), {{"a", 1}, {"b", 2}, {"c", 3}}, 3);
    row("replace", call(69, {"c", 2}), {{"a", 1}, {"c", 2}}, 2);
    row("put items", call(68, {map({{"d", 4}, {"a", 9}, {"b", 2}})}), {{"a", 9}, {"b", 2}, {"c", 3}, {"d", 4}}, 4);
    row("put items to create some", call(68, {map({{"b", 2}, {"a", 9}}), 0, createOnly | noFail | partial}),
        {{"a", 1}, {"b", 2}, {"c", 3}}, 3);
    row("put items to update some", call(68, {map({{"b", 2}, {"a", 9}}), 0, updateOnly | noFail | partial}),
        {{"a", 9}, {"c", 3}}, 2);
    row("put no items", call(68, {map({})}), {{"a", 1}, {"c", 3}}, 2);
    row("add items", call(66, {map({{"b", 2}})}), {{"a", 1}, {"b", 2}, {"c", 3}}, 3);
    row("replace items", call(70, {map({{"c", 9}, {"a", 8}})}), {{"a", 8}, {"c", 9}}, 2);
    row("increment", call(73, {"a", 4}), {{"a", 5}, {"c", 3}}, 5);
    row("increment by one", call(73, {"a"}), {{"a", 2}, {"c", 3}}, 2);
    row("increment what is not there", call(73, {"b", 1.5}), {{"a", 1}, {"b", 1.5}, {"c", 3}}, 1.5);
    row("decrement", call(74, {"a", 4}), {{"a", -3}, {"c", 3}}, -3);
    row("decrement by a double", call(74, {"a", 1.5}), {{"a", 0}, {"c", 3}}, 0);
    row("decrement what is not there", call(74, {"b"}), {{"a", 1}, {"b", -1}, {"c", 3}}, -1);
    row("clear", call(75, {}), {}, Nil());
    row("remove a key", call(76, {as::value, "a"}), {{"c", 3}}, 1);
    row("remove a key that is not there", call(76, {as::value, "x"}), {{"a", 1}, {"c", 3}}, Nil());
    row("remove an index", call(77, {as::key, -1}), {{"a", 1}}, "c");
    row("remove a rank", call(79, {as::key, 0}), {{"c", 3}}, "a");
    row("remove a value", call(78, {as::key, 3}), {{"a", 1}}, "c");
    row("remove everything", call(85, {as::count, 0}), {}, 2);
    row("remove all but a key range", call(84, {as::count | as::inverted, "a", "b"}), {{"a", 1}}, 1);
    row("remove all but a list of keys by index", call(81, {as::index | as::inverted, list({"c"})}), {{"c", 3}}, ints({0}));
    row("remove a list of values", call(83, {as::key, ints({3, 7})}), {{"a", 1}}, list({"c"}));
    row("remove relative to a key", call(88, {as::key, "b", 0}), {{"a", 1}}, list({"c"}));
    row("remove relative to a value", call(89, {as::key, 3, -1, 1}), {{"c", 3}}, list({"a"}));
}

void TestMapWrite::writesChangeAndAnswer()
{
    QFETCH(Value, operation);
    QFETCH(Value, entries);
    QFETCH(Value, answer);
    for (const MapOrder order : {MapOrder::unordered, MapOrder::keyOrdered, MapOrder::keyValueOrdered}) {
        Value before = unordered;
        before.as<Map>()->order = order;
        entries.as<Map>()->order = order;
        const CdtOutcome outcome = write(before, operation);
        QCOMPARE(outcome.code, 0);
        QVERIFY(outcome.answer == answer);
        QVERIFY(outcome.bin == entries);
        QCOMPARE(outcome.binBytes, test::packed(entries));
    }
}

void TestMapWrite::writesThatDoNothingLeaveTheBin_data()
{
    QTest::addColumn<Value>("operation");
    const auto row = [](const char* name, const Value& operation) { QTest::newRow(name) << operation; };
    row("create what is there", call(67, {"a", 2, 0, createOnly | noFail}));
    row("update what is not there", call(67, {"b", 2, 0, updateOnly | noFail}));
    row("create items, one is there", call(68, {map({{"b", 2}, {"a", 9}}), 0, createOnly | noFail}));
    row("update items, one is not there", call(68, {map({{"b", 2}, {"a", 9}}), 0, updateOnly | noFail}));
}

void TestMapWrite::writesThatDoNothingLeaveTheBin()
{
    QFETCH(Value, operation);
    for (const Value& bin : {unordered, byKey})
        QVERIFY(write(bin, operation) == test::answered(2));
}

void TestMapWrite::writesAreRefused_data()
{
    QTest::addColumn<Value>("operation");
    QTest::addColumn<int>("code");
    const auto row = [](const char* name, const Value& operation, int code) { QTest::newRow(name) << operation << code; };
    row("create what is there", call(67, {"a", 2, 0, createOnly}), 24);
    row("create what is there, partial alone", call(68, {map({{"a", 2}}), 0, createOnly | partial}), 24);
    row("update what is not there", call(67, {"b", 2, 0, updateOnly}), 23);
    row("add what is there", call(65, {"a", 2}), 24);
    row("replace what is not there", call(69, {"b", 2}), 23);
    row("add items, one is there", call(66, {map({{"b", 2}, {"a", 9}})}), 24);
    row("replace items, one is not there", call(70, {map({{"b", 2}, {"a", 9}})}), 23);
    row("a key that is a double", call(67, {0.5, 2}), 4);
    row("a key that is a list", call(67, {list({}), 2}), 4);
    row("a key that is nil", call(67, {Nil(), 2}), 4);
    row("an operand as a key", call(67, {Wildcard(), 2}), 4);
    row("an operand as a value", call(67, {"b", list({Infinity()})}), 4);
    row("an operand as a key to increment", call(73, {Infinity(), 2}), 4);
    row("items that are a list", call(68, {list({})}), 4);
    row("items with a key twice", call(68, {map({{"b", 1}, {"b", 2}})}), 4);
    row("items that are not as ordered as they say", call(68, {map({{"b", 1}, {"a", 2}}, MapOrder::keyOrdered)}), 4);
    row("increment by a string", call(73, {"a", "x"}), 4);
    row("flags that mean nothing", call(64, {4}), 26);
    row("a number that means nothing", call(72, {}), 4);
    row("a read", call(96, {}), 4);
    row("no value", call(67, {"a"}), 4);
    row("an argument too many", call(69, {"a", 1, 0}), 4);
    row("a list's operation", call(1, {1}), 12);
}

void TestMapWrite::writesAreRefused()
{
    QFETCH(Value, operation);
    QFETCH(int, code);
    QCOMPARE(write(unordered, operation).code, code);
    QCOMPARE(write(byKey, operation).code, code);
}

void TestMapWrite::aMissingMapIsMade_data()
{
    QTest::addColumn<Value>("operation");
    QTest::addColumn<Value>("after");
    const auto row = [](const char* name, const Value& operation, const Value& after) {
        QTest::newRow(name) << operation << after;
    };
    row("put", call(67, {"a", 1}), map({{"a", 1}}));
    row("put by key", call(67, {"a", 1, 1}), map({{"a", 1}}, MapOrder::keyOrdered));
    row("put by key and value", call(67, {"a", 1, 3}), map({{"a", 1}}, MapOrder::keyValueOrdered));
    row("put with flags that mean nothing", call(67, {"a", 1, 8}), map({{"a", 1}}));
    row("put with an index and no order", call(67, {"a", 1, 16}), map({{"a", 1}}));
    row("put to update, without failing", call(67, {"a", 1, 1, updateOnly | noFail}), map({}, MapOrder::keyOrdered));
    row("add", call(65, {"a", 1, 1}), map({{"a", 1}}, MapOrder::keyOrdered));
    row("put items", call(68, {map({{"b", 2}, {"a", 1}}), 1}), map({{"a", 1}, {"b", 2}}, MapOrder::keyOrdered));
    row("put no items", call(68, {map({}), 1}), map({}, MapOrder::keyOrdered));
    row("update items in part: a server puts them all", call(68, {map({{"a", 1}}), 0, updateOnly | noFail | partial}),
        map({{"a", 1}}));
    row("add items", call(66, {map({{"a", 1}})}), map({{"a", 1}}));
    row("increment", call(73, {"a", 3, 1}), map({{"a", 3}}, MapOrder::keyOrdered));
    row("decrement", call(74, {"a", 3}), map({{"a", -3}}));
    row("order", call(64, {1}), map({}, MapOrder::keyOrdered));
}

void TestMapWrite::aMissingMapIsMade()
{
    QFETCH(Value, operation);
    QFETCH(Value, after);
    QVERIFY(write(std::nullopt, operation).bin == after);
}

void TestMapWrite::removalsOfAMissingMapDoNothing()
{
    for (const Value& operation : {call(75, {}), call(76, {as::value, "a"}), call(81, {as::count, list({})}), call(85, {as::count, 0}),
                                   call(89, {as::count, 1, 1})})
        QVERIFY(write(std::nullopt, operation) == test::answered(Nil()));
    QCOMPARE(write(std::nullopt, call(80, {as::count, "a"})).code, 4); // no removal has this number
    QCOMPARE(write(std::nullopt, call(69, {"a", 1})).code, 23);
    QCOMPARE(write(std::nullopt, call(70, {map({{"a", 1}})})).code, 23);
    QCOMPARE(write(std::nullopt, call(68, {map({{"a", 1}}), 0, updateOnly})).code, 23);
}

void TestMapWrite::removalsAnswerAsTheirReads()
{
    const std::vector<std::pair<Value, Value>> pairs = {
        {call(97, {as::rank, 2}), call(76, {as::rank, 2})},
        {call(98, {as::rank, 1}), call(77, {as::rank, 1})},
        {call(99, {as::index, 4}), call(78, {as::index, 4})},
        {call(100, {as::key, 1}), call(79, {as::key, 1})},
        {call(102, {as::key, 4}), call(82, {as::key, 4})},
        {call(103, {as::rank | as::inverted, 2, 3}), call(84, {as::rank | as::inverted, 2, 3})},
        {call(104, {as::keyValue | as::inverted, 1, 1}), call(85, {as::keyValue | as::inverted, 1, 1})},
        {call(105, {as::index, 1, 5}), call(86, {as::index, 1, 5})},
        {call(106, {as::orderedMap, 1, 2}), call(87, {as::orderedMap, 1, 2})},
        {call(107, {as::index, ints({3, 1})}), call(81, {as::index, ints({3, 1})})},
        {call(108, {as::rank, ints({9, 4})}), call(83, {as::rank, ints({9, 4})})},
        {call(109, {as::key, 2, 0, 1}), call(88, {as::key, 2, 0, 1})},
        {call(110, {as::key, 4, -1, 2}), call(89, {as::key, 4, -1, 2})},
    };
    for (const MapOrder order : {MapOrder::unordered, MapOrder::keyOrdered, MapOrder::keyValueOrdered}) {
        for (const bool indexed : {false, true}) {
            Map bin{{{1, 4}, {2, 1}, {3, 9}, {4, 4}}, order};
            bin.persistIndex = indexed;
            for (const auto& [reading, removing] : pairs) {
                const CdtOutcome removed = write(bin, removing);
                QCOMPARE(removed.code, 0);
                QVERIFY(test::answered(removed.answer) == test::read(bin, reading));
            }
        }
    }
}

void TestMapWrite::ordersAreSetAndGivenUp()
{
    QVERIFY(write(unordered, call(64, {1})).bin == byKey);
    QVERIFY(write(byKey, call(64, {0})).bin == unordered);
    QVERIFY(write(byKey, call(64, {3})).bin == map({{"a", 1}, {"c", 3}}, MapOrder::keyValueOrdered));
    QVERIFY(write(map({}), call(64, {1})).bin == map({}, MapOrder::keyOrdered));
}

void TestMapWrite::anIndexIsRememberedInTheBinAlone()
{
    const CdtOutcome made = write(unordered, call(64, {0x13}));
    QCOMPARE(toHex(made.binBytes).substr(0, 10), std::string("83c70013c0"));
    const CdtOutcome inside = write(map({{1, unordered}}), test::nested({0x22, 1}, call(64, {0x13})));
    QCOMPARE(toHex(inside.binBytes).substr(0, 14), std::string("810183c70003c0"));
}

void TestMapWrite::anUnorderedMapThatWasNeverSortedGrowsAtItsEnd()
{
    const Bytes unsorted = *fromHex("8203030101");
    const bins::ParticleView view{19, unsorted};
    const auto after = [&](const Value& operation) { return toHex(bins::modifyCdt(&view, test::packed(operation))->bin->bytes); };
    QCOMPARE(after(call(67, {2, 2})), std::string("83020203030101"));
    QCOMPARE(after(call(67, {4, 4})), std::string("83030301010404"));
    QCOMPARE(after(call(67, {1, 9})), std::string("8203030109"));
    QCOMPARE(after(call(68, {map({{2, 2}})})), std::string("83010102020303"));
    QCOMPARE(after(call(64, {1})), std::string("83c70001c001010303"));
}

QTEST_APPLESS_MAIN(TestMapWrite)
#include "tst_map_write.moc"
