// SPDX-License-Identifier: Apache-2.0
#include "tests/core/bins/cdt_driver.h"

#include <QTest>

Q_DECLARE_METATYPE(binnacle::Value)

using namespace binnacle;
namespace as = test::as;
using test::call;
using test::ints;
using test::list;
using test::ordered;
using test::read;

namespace {

/// Twice 5 and twice 2, so that ranks and places differ.
const Value sample = list({5, 2, 9, 2, 5, 1});
const Value sorted = ordered({1, 2, 2, 5, 5, 9});

} // namespace

class TestListRead : public QObject {
    Q_OBJECT

private slots:
    void selectionsAnswer_data();
    void selectionsAnswer();
    void selectionsAreRefused_data();
    void selectionsAreRefused();
    void elementsAnswerAsBinsOfTheirType_data();
    void elementsAnswerAsBinsOfTheirType();
    void geoJsonAnswersWithoutCells();
    void ranksOfEqualItemsAreTheServersHeapOrder();
    void wildcardsFindLists();
    void oneReadWithoutItsArgumentsIsAParameterError_data();
    void oneReadWithoutItsArgumentsIsAParameterError();
    void aReadOfAnotherKindOfBinIsATypeError();
    void pathExpressionsAreAnsweredAsByAServerWithoutThem();
    void theOldFormOfAnOperationIsTaken();
};

void TestListRead::selectionsAnswer_data()
{
    QTest::addColumn<Value>("bin");
    QTest::addColumn<Value>("operation");
    QTest::addColumn<Value>("answer");
    const auto row = [](const char* name, const Value& bin, const Value& operation, const Value& answer) {
        QTest::newRow(name) << bin << operation << answer;
    };
    row("size", sample, call(16, {}), 6);
    row("get", sample, call(17, {-1}), 1);
    row("get a range to the end", sample, call(18, {4}), ints({5, 1}));
    row("get a range from before the beginning", sample, call(18, {-8, 4}), ints({5, 2}));
    row("get a range behind the end", sample, call(18, {6, 4}), ints({}));

    row("index range as spans", sample, call(24, {as::indexRange, 1, 2}), ints({1, 2}));
    row("index range as spans from the end", sample, call(24, {as::reverseIndexRange, 1, 2}), ints({3, 2}));
    row("index range of none as a span", sample, call(24, {as::indexRange, 9, 2}), ints({6, 0}));
    row("everything by index tells ranks in order", sample, call(24, {as::rank, 0}), ints({0, 1, 2, 3, 4, 5}));
    row("some by index tell ranks as they lie", sample, call(24, {as::rank, 1, 3}), ints({1, 5, 1}));
    row("one rank by index", sample, call(19, {as::reverseRank, 2}), 0);
    row("outside in the middle", sample, call(24, {as::index | as::inverted, 1, 3}), ints({0, 4, 5}));
    row("outside in the middle from the end", sample, call(24, {as::reverseIndex | as::inverted, 1, 3}), ints({5, 0, 1}));
    row("outside in the middle by value", sample, call(24, {as::value | as::inverted, 1, 3}), ints({5, 5, 1}));
    row("outside in the middle by rank", sample, call(24, {as::rank | as::inverted, 1, 3}), ints({3, 3, 0}));
    row("outside in the middle by rank, ordered", sorted, call(24, {as::rank | as::inverted, 1, 3}), ints({0, 4, 5}));
    row("outside in the middle counted", sample, call(24, {as::count | as::inverted, 1, 3}), 3);
    row("outside everything", sample, call(24, {as::value | as::inverted, 0, 6}), ints({}));
    row("outside nothing", sample, call(24, {as::count | as::inverted, 9, 6}), 6);

    row("one value", sample, call(20, {as::index, 2}), 1);
    row("one value from the end", sample, call(20, {as::reverseIndex, 2}), 4);
    row("one value by rank", sample, call(20, {as::rank, 5}), 3);
    row("one value itself", sample, call(20, {as::value, 5}), 5);
    row("one value that is not there", sample, call(20, {as::value, 7}), Nil());
    row("one index that is not there", sample, call(20, {as::index, 7}), -1);
    row("one ordered index that is not there", sorted, call(20, {as::index, 7}), -1);
    row("all of a value", sample, call(22, {as::index, 5}), ints({0, 4}));
    row("all of a value by rank", sample, call(22, {as::rank, 5}), ints({3, 4}));
    row("all of a value as a span of ranks", sample, call(22, {as::rankRange, 5}), ints({3, 2}));
    row("all of a value as a span of ranks from the top", sample, call(22, {as::reverseRankRange, 5}), ints({1, 2}));
    row("none of a value", sample, call(22, {as::rankRange, 7}), ints({5, 0}));
    row("all but a value", sample, call(22, {as::index | as::inverted, 5}), ints({1, 2, 3, 5}));
    row("all but a value by rank", sample, call(22, {as::rank | as::inverted, 5}), ints({0, 1, 2, 5}));
    row("all but a value by rank from the top", sample, call(22, {as::reverseRank | as::inverted, 5}), ints({3, 4, 5, 0}));
    row("all but a value, ordered", sorted, call(22, {as::value | as::inverted, 5}), ints({1, 2, 2, 9}));
    row("inverted existence asks for none inside", sample, call(22, {as::exists | as::inverted, 5}), false);
    row("inverted existence of nothing", sample, call(22, {as::exists | as::inverted, 7}), true);

    row("a range of values", sample, call(25, {as::value, 2, 6}), ints({5, 2, 2, 5}));
    row("a range of values, ordered", sorted, call(25, {as::index, 2, 6}), ints({1, 2, 3, 4}));
    row("a range without an end", sample, call(25, {as::count, 5}), 3);
    row("a range from nil", sample, call(25, {as::index, Nil(), 2}), ints({5}));
    row("a range to infinity", sample, call(25, {as::value, 5, Infinity()}), ints({5, 9, 5}));
    row("a range the wrong way round", sample, call(25, {as::count, 6, 2}), 0);
    row("a range the wrong way round, ordered", sorted, call(25, {as::index, 6, 2}), ints({}));
    row("outside a range of values", sample, call(25, {as::value | as::inverted, 2, 6}), ints({9, 1}));
    row("outside a range of values by rank", sample, call(25, {as::rank | as::inverted, 2, 6}), ints({0, 5}));

    row("low ranks come from the highest down", sample, call(26, {as::value, 0, 3}), ints({2, 2, 1}));
    row("high ranks come upwards", sample, call(26, {as::value, 3, 3}), ints({5, 5, 9}));
    row("ranks of an ordered list", sorted, call(26, {as::value, 0, 3}), ints({1, 2, 2}));
    row("ranks as a span", sample, call(26, {as::rankRange, -2}), ints({4, 2}));
    row("ranks by index", sample, call(26, {as::index, 3, 3}), ints({0, 2, 4}));
    row("all but some ranks", sample, call(26, {as::value | as::inverted, 0, 3}), ints({5, 9, 5}));
    row("all but some ranks counted", sample, call(26, {as::count | as::inverted, 0, 2}), 4);
    row("the highest rank", sample, call(21, {as::value, -1}), 9);
    row("the lowest rank by index", sample, call(21, {as::index, 0}), 5);

    row("a list of values", sample, call(23, {as::index, list({2, 9, 7})}), ints({1, 2, 3}));
    row("a list of values by rank goes by the values", sample, call(23, {as::rank, list({9, 7, 2})}), ints({5, 1, 2}));
    row("a value twice in the list", sample, call(23, {as::rank, list({2, 9, 2})}), ints({5, 1, 2}));
    row("a value twice, ordered", sorted, call(23, {as::value, list({2, 9, 2})}), ints({2, 2, 9, 2, 2}));
    row("a value twice counts once", sorted, call(23, {as::count, list({2, 9, 2})}), 3);
    row("all but a list of values", sample, call(23, {as::value | as::inverted, list({2, 9})}), ints({5, 5, 1}));
    row("all but a list of values by rank", sample, call(23, {as::rank | as::inverted, list({9, 2})}), ints({0, 3, 4}));
    row("all but a list of values by rank from the top", sample, call(23, {as::reverseRank | as::inverted, list({9, 2})}), ints({5, 1, 2}));
    row("all but a list of values, ordered", sorted, call(23, {as::index | as::inverted, list({2, 9})}), ints({0, 3, 4}));
    row("no values", sample, call(23, {as::count, list({})}), 0);
    row("all but no values", sample, call(23, {as::value | as::inverted, list({})}), ints({5, 2, 9, 2, 5, 1}));

    row("relative to a value that is there", sample, call(27, {as::value, 5, 0, 2}), ints({5, 5}));
    row("relative to a value that is not there", sample, call(27, {as::rank, 3, -1, 2}), ints({2, 3}));
    row("relative and before everything", sample, call(27, {as::rank, 1, -2, 3}), ints({0}));
    row("relative, ordered, to the end", sorted, call(27, {as::value, 5, 1}), ints({5, 9}));
    row("nothing answered", sample, call(24, {as::none, 0, 2}), Nil());
}

void TestListRead::selectionsAnswer()
{
    QFETCH(Value, bin);
    QFETCH(Value, operation);
    QFETCH(Value, answer);
    QVERIFY(read(bin, operation) == test::answered(answer));
}

void TestListRead::selectionsAreRefused_data()
{
    QTest::addColumn<Value>("bin");
    QTest::addColumn<Value>("operation");
    const auto row = [](const char* name, const Value& bin, const Value& operation) { QTest::newRow(name) << bin << operation; };
    row("an index behind the end", sample, call(17, {6}));
    row("an index before the beginning", sample, call(17, {-7}));
    row("a rank behind the end", sample, call(21, {as::value, 6}));
    row("one index inverted", sample, call(19, {as::index | as::inverted, 0}));
    row("one rank inverted", sample, call(21, {as::index | as::inverted, 0}));
    row("one value inverted", sample, call(20, {as::index | as::inverted, 5}));
    row("one ordered value inverted", sorted, call(20, {as::index | as::inverted, 5}));
    row("keys", sample, call(24, {as::key, 0}));
    row("keys of nothing", sample, call(24, {as::key, 9}));
    row("maps", sample, call(22, {as::unorderedMap, 5}));
    row("maps by rank", sample, call(26, {as::keyValue, 0, 2}));
    row("a span of ranks by index", sample, call(24, {as::rankRange, 0, 2}));
    row("a span of indexes by rank", sample, call(26, {as::indexRange, 0, 2}));
    row("a span of indexes by value", sample, call(22, {as::indexRange, 5}));
    row("a span outside", sample, call(24, {as::indexRange | as::inverted, 0, 2}));
    row("a span of ranks outside", sample, call(22, {as::rankRange | as::inverted, 5}));
    row("a span for a list of values", sample, call(23, {as::rankRange, list({5})}));
    row("a type that means nothing", sample, call(24, {14, 0, 2}));
    row("a type that means nothing about nothing", sample, call(24, {15, 9, 2}));
}

void TestListRead::selectionsAreRefused()
{
    QFETCH(Value, bin);
    QFETCH(Value, operation);
    QCOMPARE(read(bin, operation).code, 26);
}

void TestListRead::elementsAnswerAsBinsOfTheirType_data()
{
    QTest::addColumn<Value>("element");
    const auto row = [](const char* name, const Value& element) { QTest::newRow(name) << element; };
    row("nil", Nil());
    row("a boolean", true);
    row("a negative integer", std::numeric_limits<std::int64_t>::min());
    row("a double", -0.5);
    row("a string", "text");
    row("an empty string", "");
    row("a blob", Blob{{1, 2, 3}});
    row("a language's blob", Opaque{7, {1, 2}});
    row("a sketch", Hll{{0, 4}});
    row("a list", ordered({1, 2}));
    row("a map", test::map({{1, "x"}}, MapOrder::keyOrdered));
}

void TestListRead::elementsAnswerAsBinsOfTheirType()
{
    QFETCH(Value, element);
    QVERIFY(read(list({element}), call(17, {0})) == test::answered(element));
    QVERIFY(read(list({element}), call(18, {0})) == test::answered(list({element})));
}

void TestListRead::geoJsonAnswersWithoutCells()
{
    const wire::Particle present = test::stored(list({GeoJson{"{}"}}));
    const auto answer = bins::readCdt({present.type, present.bytes}, test::packed(call(17, {0})));
    QVERIFY(answer.ok());
    QCOMPARE(int{answer->type}, 23);
    QCOMPARE(toHex(answer->bytes), std::string("000000" "7b7d"));
}

void TestListRead::ranksOfEqualItemsAreTheServersHeapOrder()
{
    // Of equal items the heap gives out first whichever it happens to have on top.
    const Value same = list({7, 7, 7, 7});
    QVERIFY(read(same, call(21, {as::index, 0})) == test::answered(0));
    QVERIFY(read(same, call(21, {as::index, 1})) == test::answered(3));
    QVERIFY(read(same, call(21, {as::index, 3})) == test::answered(0));
    QVERIFY(read(same, call(26, {as::index, 1, 2})) == test::answered(ints({2, 3})));
}

void TestListRead::wildcardsFindLists()
{
    const Value pairs = list({list({"a", 1}), list({"b", 2}), list({"a", 3})});
    QVERIFY(read(pairs, call(22, {as::index, list({"a", Wildcard()})})) == test::answered(ints({0, 2})));
    QVERIFY(read(pairs, call(22, {as::count, Wildcard()})) == test::answered(3));
    QVERIFY(read(pairs, call(25, {as::index, list({"a", Nil()}), list({"a", Infinity()})})) == test::answered(ints({0, 2})));
    QVERIFY(read(pairs, call(23, {as::index, list({list({"b", Wildcard()})})})) == test::answered(ints({1})));
}

void TestListRead::oneReadWithoutItsArgumentsIsAParameterError_data()
{
    QTest::addColumn<Value>("operation");
    QTest::newRow("no index") << call(17, {});
    QTest::newRow("an index that is a string") << call(17, {"0"});
    QTest::newRow("one argument too many") << call(17, {0, 1});
    QTest::newRow("no value") << call(20, {as::index});
    QTest::newRow("a value list that is none") << call(23, {as::index, 5});
    QTest::newRow("a write") << call(1, {5});
    QTest::newRow("a removal") << call(32, {0, 0});
    QTest::newRow("a number that means nothing") << call(14, {});
    QTest::newRow("no number") << list({"x"});
    QTest::newRow("no operation") << list({});
    QTest::newRow("no list") << Value(16);
}

void TestListRead::oneReadWithoutItsArgumentsIsAParameterError()
{
    QFETCH(Value, operation);
    QCOMPARE(read(sample, operation).code, 4);
}

void TestListRead::aReadOfAnotherKindOfBinIsATypeError()
{
    QCOMPARE(read("text", call(16, {})).code, 12);
    QCOMPARE(read(test::map({}), call(16, {})).code, 12);
    QCOMPARE(read(sample, call(96, {})).code, 12);
}

void TestListRead::pathExpressionsAreAnsweredAsByAServerWithoutThem()
{
    const Value select = list({0xFE, list({4, Blob{}}), 0});
    QCOMPARE(read(sample, select).code, 12);
    QCOMPARE(read(test::map({{1, 2}}), select).code, 4);
    QCOMPARE(test::write(test::map({{1, 2}}), select).code, 4);
}

void TestListRead::theOldFormOfAnOperationIsTaken()
{
    const wire::Particle present = test::stored(sample);
    const auto answered = [&](const char* hex) { return bins::readCdt({present.type, present.bytes}, *fromHex(hex)); };
    QVERIFY(test::decoded(*answered("0010")) == Value(6));
    QVERIFY(test::decoded(*answered("0011" "9102")) == Value(9));
    QVERIFY(answered("0011").error().is(ServerCode::parameterError));
    QVERIFY(answered("00").error().is(ServerCode::parameterError));
    QVERIFY(answered("001102").error().is(ServerCode::parameterError));
}

QTEST_APPLESS_MAIN(TestListRead)
#include "tst_list_read.moc"
