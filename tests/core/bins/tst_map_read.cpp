// SPDX-License-Identifier: Apache-2.0
#include "tests/core/bins/cdt_driver.h"

#include <QTest>

Q_DECLARE_METATYPE(binnacle::Value)

using namespace binnacle;
namespace as = test::as;
using test::call;
using test::ints;
using test::list;
using test::map;
using test::read;

namespace {

/// Twice the value 4, so that ranks and places differ.
Value withOrder(MapOrder order, bool indexed = false)
{
    Map value{{{"a", 4}, {"b", 1}, {"c", 9}, {"d", 4}}, order};
    value.persistIndex = indexed;
    return value;
}

const Value unordered = withOrder(MapOrder::unordered);
const Value byKey = withOrder(MapOrder::keyOrdered);
const Value byValue = withOrder(MapOrder::keyValueOrdered);
const Value indexed = withOrder(MapOrder::keyValueOrdered, true);

Value texts(std::initializer_list<const char*> values)
{
    List items;
    for (const char* value : values)
        items.items.emplace_back(value);
    return items;
}

/// A map that keeps the order of its entries, as an answer alone can be.
std::string keepingOrder(std::vector<std::pair<Value, Value>> entries)
{
    Bytes bytes = test::packed(map(std::move(entries), MapOrder::keyOrdered));
    bytes[3] = 0x08;
    return toHex(bytes);
}

} // namespace

class TestMapRead : public QObject {
    Q_OBJECT

private slots:
    void everyOrderAnswersAlike_data();
    void everyOrderAnswersAlike();
    void ordersThatAnswerInTheirOwnWay_data();
    void ordersThatAnswerInTheirOwnWay();
    void selectionsAreRefused_data();
    void selectionsAreRefused();
    void mapsThatKeepTheirOrder();
    void nothingFoundAnswersByType();
    void emptyMapsAnswer();
    void wildcardsAndInfinityAreOperands();
    void argumentsOfAnotherKindAreParameterErrors();
    void aReadOfAnotherKindOfBinIsATypeError();
};

void TestMapRead::everyOrderAnswersAlike_data()
{
    QTest::addColumn<Value>("operation");
    QTest::addColumn<Value>("answer");
    const auto row = [](const char* name, const Value& operation, const Value& answer) {
        QTest::newRow(name) << operation << answer;
    };
    row("size", call(96, {}), 4);
    row("a key", call(97, {as::value, "c"}), 9);
    row("a key's index", call(97, {as::index, "c"}), 2);
    row("a key's index from the end", call(97, {as::reverseIndex, "c"}), 1);
    row("a key's rank", call(97, {as::rank, "d"}), 2);
    row("a key's rank from the top", call(97, {as::reverseRank, "d"}), 1);
    row("a key as a span", call(97, {as::indexRange, "c"}), ints({2, 1}));
    row("a key as a span from the end", call(97, {as::reverseIndexRange, "c"}), ints({1, 1}));
    row("a key as a map", call(97, {as::orderedMap, "c"}), map({{"c", 9}}, MapOrder::keyOrdered));
    row("a key that is not there", call(97, {as::index, "x"}), -1);
    row("a key that is not there as a span", call(97, {as::indexRange, "x"}), ints({-1, 0}));

    row("a range of keys", call(103, {as::value, "b", "d"}), ints({1, 9}));
    row("a range of keys by rank", call(103, {as::rank, "a", "c"}), ints({1, 0}));
    row("a range of keys to the end", call(103, {as::key, "c"}), texts({"c", "d"}));
    row("a range of keys from nil", call(103, {as::key, Nil(), "b"}), texts({"a"}));
    row("a range of keys as a span", call(103, {as::indexRange, "b", "d"}), ints({1, 2}));
    row("a range of keys the wrong way round", call(103, {as::count, "d", "b"}), 0);
    row("outside a range of keys", call(103, {as::key | as::inverted, "b", "d"}), texts({"a", "d"}));
    row("outside a range of keys by rank", call(103, {as::rank | as::inverted, "b", "d"}), ints({1, 2}));
    row("outside a range of keys by index", call(103, {as::index | as::inverted, "b", "d"}), ints({0, 3}));
    row("outside a range of keys from the end", call(103, {as::reverseIndex | as::inverted, "b", "c"}), ints({3, 0, 1}));

    row("keys listed", call(107, {as::value, texts({"d", "a", "x"})}), ints({4, 4}));
    row("keys listed by index go by the list", call(107, {as::index, texts({"d", "x", "a"})}), ints({3, 0}));
    row("keys listed, counted", call(107, {as::count, texts({"d", "a", "d"})}), 2);
    row("keys listed exist", call(107, {as::exists, texts({"x", "a"})}), true);
    row("all but keys listed", call(107, {as::key | as::inverted, texts({"d", "x"})}), texts({"a", "b", "c"}));
    row("all but keys listed, counted", call(107, {as::count | as::inverted, texts({"d", "x"})}), 3);
    row("all but no keys", call(107, {as::index | as::inverted, list({})}), ints({0, 1, 2, 3}));
    row("no keys", call(107, {as::key, list({})}), list({}));
    row("no keys and a type that means nothing", call(107, {15, list({})}), Nil());

    row("an index", call(98, {as::key, 1}), "b");
    row("an index from the end by rank", call(98, {as::rank, -1}), 2);
    row("a range of indexes", call(104, {as::key, 1, 2}), texts({"b", "c"}));
    row("a range of indexes by rank", call(104, {as::reverseRank, 1, 2}), ints({3, 0}));
    row("all indexes by rank tell them in order", call(104, {as::rank, 0}), ints({0, 1, 2, 3}));
    row("all as a span", call(104, {as::indexRange, 0}), ints({0, 4}));
    row("outside an index range in the middle", call(104, {as::value | as::inverted, 1, 2}), ints({4, 4}));
    row("outside an index range in the middle by rank", call(104, {as::rank | as::inverted, 1, 2}), ints({1, 2}));
    row("outside an index range at the beginning", call(104, {as::exists | as::inverted, 0, 2}), true);
    row("outside an index range, counted", call(104, {as::count | as::inverted, 1, 2}), 2);
    row("relative to a key", call(109, {as::key, "b", 1}), texts({"c", "d"}));
    row("relative to a key that is not there", call(109, {as::key, "bb", -1, 2}), texts({"b", "c"}));

    row("a value", call(99, {as::key, 4}), "a");
    row("a value by rank", call(99, {as::rank, 4}), 1);
    row("a value that is not there", call(99, {as::index, 5}), -1);
    row("all of a value", call(102, {as::key, 4}), texts({"a", "d"}));
    row("all of a value by index", call(102, {as::index, 4}), ints({0, 3}));
    row("all of a value by rank", call(102, {as::rank, 4}), ints({1, 2}));
    row("all of a value as a span of ranks", call(102, {as::reverseRankRange, 4}), ints({1, 2}));
    row("all but a value", call(102, {as::key | as::inverted, 4}), texts({"b", "c"}));
    row("all but a value by index", call(102, {as::index | as::inverted, 4}), ints({1, 2}));
    row("all but a value by rank", call(102, {as::rank | as::inverted, 4}), ints({0, 3}));
    row("a range of values the wrong way round", call(105, {as::count, 9, 4}), 0);
    row("a range of values to the end by rank", call(105, {as::rank, 4}), ints({1, 2, 3}));
    row("outside a range of values", call(105, {as::key | as::inverted, 4, 9}), texts({"b", "c"}));

    row("the lowest rank", call(100, {as::key, 0}), "b");
    row("the highest rank by index", call(100, {as::index, -1}), 2);
    row("ranks in their order", call(106, {as::key, 1, 3}), texts({"a", "d", "c"}));
    row("ranks by index", call(106, {as::index, 1, 3}), ints({0, 3, 2}));
    row("ranks as an ordered map", call(106, {as::orderedMap, 1, 3}), map({{"a", 4}, {"c", 9}, {"d", 4}}, MapOrder::keyOrdered));
    row("ranks as a span", call(106, {as::rankRange, -3, 2}), ints({1, 2}));
    row("all but ranks in the middle", call(106, {as::key | as::inverted, 1, 2}), texts({"b", "c"}));
    row("all but ranks in the middle by index", call(106, {as::reverseIndex | as::inverted, 1, 2}), ints({2, 1}));
    row("all but low ranks", call(106, {as::key | as::inverted, 0, 2}), texts({"d", "c"}));
    row("relative to a value", call(110, {as::key, 4, 1}), texts({"d", "c"}));
    row("relative to a value that is not there", call(110, {as::key, 5, -1, 2}), texts({"d", "c"}));

    row("values listed, counted", call(108, {as::count, ints({4, 7, 4})}), 2);
    row("values listed by rank go by the list", call(108, {as::rank, ints({9, 1})}), ints({3, 0}));
    row("all but values listed", call(108, {as::key | as::inverted, ints({9, 1})}), texts({"a", "d"}));
    row("no values", call(108, {as::index, list({})}), list({}));
    row("nothing answered", call(104, {as::none, 0}), Nil());
}

void TestMapRead::everyOrderAnswersAlike()
{
    QFETCH(Value, operation);
    QFETCH(Value, answer);
    for (const Value& bin : {unordered, byKey, byValue, indexed})
        QVERIFY(read(bin, operation) == test::answered(answer));
}

void TestMapRead::ordersThatAnswerInTheirOwnWay_data()
{
    QTest::addColumn<Value>("operation");
    QTest::addColumn<Value>("withoutIndex");
    QTest::addColumn<Value>("withIndex");
    const auto row = [](const char* name, const Value& operation, const Value& without, const Value& with) {
        QTest::newRow(name) << operation << without << with;
    };
    row("a range of values comes by key or by value", call(105, {as::key, 1, 9}), texts({"a", "b", "d"}), texts({"b", "a", "d"}));
    row("a range of values by index", call(105, {as::index, 1, 9}), ints({0, 1, 3}), ints({1, 0, 3}));
    row("a range of values as an ordered map", call(105, {as::orderedMap, 1, 9}),
        map({{"a", 4}, {"b", 1}, {"d", 4}}, MapOrder::keyOrdered), map({{"a", 4}, {"b", 1}, {"d", 4}}, MapOrder::keyOrdered));
    row("values listed by index", call(108, {as::index, ints({9, 4})}), ints({0, 2, 3}), ints({2, 0, 3}));
    row("values listed by rank, one twice", call(108, {as::rank, ints({4, 4})}), ints({1, 2}), ints({1, 2, 1, 2}));
    row("all but values listed by rank", call(108, {as::rank | as::inverted, ints({4})}), ints({0, 3}), ints({0, 3}));
}

void TestMapRead::ordersThatAnswerInTheirOwnWay()
{
    QFETCH(Value, operation);
    QFETCH(Value, withoutIndex);
    QFETCH(Value, withIndex);
    for (const Value& bin : {unordered, byKey, byValue})
        QVERIFY(read(bin, operation) == test::answered(withoutIndex));
    QVERIFY(read(indexed, operation) == test::answered(withIndex));
}

void TestMapRead::selectionsAreRefused_data()
{
    QTest::addColumn<Value>("bin");
    QTest::addColumn<Value>("operation");
    const auto row = [](const char* name, const Value& bin, const Value& operation) { QTest::newRow(name) << bin << operation; };
    row("an index behind the end", byKey, call(98, {as::key, 4}));
    row("a rank before the beginning", byKey, call(100, {as::key, -5}));
    row("one key inverted", byKey, call(97, {as::key | as::inverted, "a"}));
    row("one key that is not there inverted, unordered", unordered, call(97, {as::key | as::inverted, "x"}));
    row("one index inverted", unordered, call(98, {as::key | as::inverted, 0}));
    row("one rank inverted", byKey, call(100, {as::key | as::inverted, 0}));
    row("one value inverted", byKey, call(99, {as::key | as::inverted, 4}));
    row("a span of ranks by key", byKey, call(97, {as::rankRange, "a"}));
    row("a span of ranks by key range", unordered, call(103, {as::rankRange, "a"}));
    row("a span of ranks by index", byKey, call(104, {as::rankRange, 0}));
    row("a span of indexes by rank", byKey, call(106, {as::indexRange, 0}));
    row("a span of indexes by value", byKey, call(102, {as::indexRange, 4}));
    row("a span outside", byKey, call(104, {as::indexRange | as::inverted, 1, 2}));
    row("a span outside, unordered", unordered, call(104, {as::indexRange | as::inverted, 1, 2}));
    row("ranks of keys listed", byKey, call(107, {as::rank, texts({"a"})}));
    row("ranks of keys listed, unordered", unordered, call(107, {as::rank, texts({"a"})}));
    row("ranks of no keys", byKey, call(107, {as::rank, list({})}));
    row("a span of values listed", byKey, call(108, {as::rankRange, ints({4})}));
    row("a span of no values", byKey, call(108, {as::indexRange, list({})}));
    row("a type that means nothing", byKey, call(104, {14, 0}));
}

void TestMapRead::selectionsAreRefused()
{
    QFETCH(Value, bin);
    QFETCH(Value, operation);
    QCOMPARE(read(bin, operation).code, 26);
}

void TestMapRead::mapsThatKeepTheirOrder()
{
    const wire::Particle present = test::stored(byKey);
    const auto answer = [&](const Value& operation) {
        return toHex(bins::readCdt({present.type, present.bytes}, test::packed(operation))->bytes);
    };
    QCOMPARE(answer(call(106, {as::keyValue, 1, 3})), keepingOrder({{"a", 4}, {"d", 4}, {"c", 9}}));
    QCOMPARE(answer(call(107, {as::keyValue, texts({"x"})})), keepingOrder({}));
    QCOMPARE(answer(call(97, {as::keyValue, "x"})), keepingOrder({}));
}

void TestMapRead::nothingFoundAnswersByType()
{
    const auto found = [](std::int64_t type) { return read(byKey, call(102, {type, 7})).answer; };
    QVERIFY(found(as::none) == Nil());
    QVERIFY(found(as::index) == list({}));
    QVERIFY(found(as::count) == Value(0));
    QVERIFY(found(as::exists) == Value(false));
    QVERIFY(found(as::value) == list({}));
    QVERIFY(found(as::rankRange) == ints({3, 0}));
    QVERIFY(found(as::unorderedMap) == map({}));
    QVERIFY(found(as::orderedMap) == map({}, MapOrder::keyOrdered));
    QVERIFY(read(byKey, call(102, {as::count | as::inverted, 7})).answer == Value(4));
}

void TestMapRead::emptyMapsAnswer()
{
    for (const Value& bin : {map({}), map({}, MapOrder::keyOrdered)}) {
        QVERIFY(read(bin, call(96, {})) == test::answered(0));
        QVERIFY(read(bin, call(97, {as::value, "a"})) == test::answered(Nil()));
        QVERIFY(read(bin, call(104, {as::key, 0, 3})) == test::answered(list({})));
        QVERIFY(read(bin, call(102, {as::rankRange, 4})) == test::answered(ints({-1, 0})));
        QVERIFY(read(bin, call(107, {as::key | as::inverted, texts({"a"})})) == test::answered(list({})));
        QCOMPARE(read(bin, call(98, {as::key, 0})).code, 26);
    }
}

void TestMapRead::wildcardsAndInfinityAreOperands()
{
    const Value pairs = map({{1, list({"a", 1})}, {2, list({"b", 2})}, {3, list({"a", 3})}}, MapOrder::keyOrdered);
    QVERIFY(read(pairs, call(102, {as::key, list({"a", Wildcard()})})) == test::answered(ints({1, 3})));
    QVERIFY(read(pairs, call(105, {as::key, list({"a", Nil()}), list({"a", Infinity()})})) == test::answered(ints({1, 3})));
    QVERIFY(read(pairs, call(108, {as::key, list({list({"b", Wildcard()})})})) == test::answered(ints({2})));
    QVERIFY(read(pairs, call(103, {as::key, 2, Infinity()})) == test::answered(ints({2, 3})));
    QVERIFY(read(pairs, call(107, {as::key, list({Wildcard()})})) == test::answered(ints({1, 2, 3})));
}

void TestMapRead::argumentsOfAnotherKindAreParameterErrors()
{
    for (const Value& operation : {call(97, {as::value}), call(97, {"7", "a"}), call(98, {as::value, "0"}),
                                   call(107, {as::value, 5}), call(108, {as::value, "x"}), call(104, {as::value, 0, 1, 2}),
                                   call(101, {}), call(111, {}), call(67, {"a", 1}), call(76, {as::value, "a"})})
        QCOMPARE(read(byKey, operation).code, 4);
}

void TestMapRead::aReadOfAnotherKindOfBinIsATypeError()
{
    QCOMPARE(read(5, call(96, {})).code, 12);
    QCOMPARE(read(list({}), call(96, {})).code, 12);
}

QTEST_APPLESS_MAIN(TestMapRead)
#include "tst_map_read.moc"
