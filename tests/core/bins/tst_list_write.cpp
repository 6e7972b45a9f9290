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
using test::ordered;
using test::write;

namespace {

// The flags of writes.
constexpr std::int64_t unique = 1;
constexpr std::int64_t bounded = 2;
constexpr std::int64_t noFail = 4;
constexpr std::int64_t partial = 8;

constexpr std::int64_t descending = 1;
constexpr std::int64_t dropDuplicates = 2;

const Value sample = list({5, 2, 9, 2});
const Value sorted = ordered({2, 2, 5, 9});

} // namespace

class TestListWrite : public QObject {
    Q_OBJECT

private slots:
    void writesChangeAndAnswer_data();
    void writesChangeAndAnswer();
    void writesThatDoNothingLeaveTheBin_data();
    void writesThatDoNothingLeaveTheBin();
    void writesAreRefused_data();
    void writesAreRefused();
    void aMissingListIsMade_data();
    void aMissingListIsMade();
    void removalsOfAMissingListDoNothing();
    void removalsAnswerAsTheirReads();
    void orderAndEmptinessStay();
    void valuesAreStoredInTheServersForm();
    void paddingIsBounded();
};

void TestListWrite::writesChangeAndAnswer_data()
{
    QTest::addColumn<Value>("bin");
    QTest::addColumn<Value>("operation");
    QTest::addColumn<Value>("after");
    QTest::addColumn<Value>("answer");
    const auto row = [](const char* name, const Value& bin, const Value& operation, const Value& after, const Value& answer) {
        QTest::newRow(name) << bin << operation << after << answer;
    };
    row("append", sample, call(1, {7}), ints({5, 2, 9, 2, 7}), 5);
    row("append to an ordered list", sorted, call(1, {3}), ordered({2, 2, 3, 5, 9}), 5);
    row("append items", sample, call(2, {ints({1, 2})}), ints({5, 2, 9, 2, 1, 2}), 6);
    row("append no items", sample, call(2, {ints({})}), sample, 4);
    row("append items to an ordered list", sorted, call(2, {ints({10, 1, 2})}), ordered({1, 2, 2, 2, 5, 9, 10}), 7);
    row("append unique items, those that are new", sample, call(2, {ints({1, 2, 1, 3}), 0, unique | noFail | partial}),
        ints({5, 2, 9, 2, 1, 3}), 6);
    row("append unique items to an ordered list", sorted, call(2, {ints({3, 2, 1, 1}), 0, unique | noFail | partial}),
        ordered({1, 2, 2, 3, 5, 9}), 6);
    row("append an ordered list of items", sample, call(2, {ordered({1, 2})}), ints({5, 2, 9, 2, 1, 2}), 6);
    row("insert", sample, call(3, {1, 7}), ints({5, 7, 2, 9, 2}), 5);
    row("insert from the end", sample, call(3, {-1, 7}), ints({5, 2, 9, 7, 2}), 5);
    row("insert behind the end", sample, call(3, {6, 7}), list({5, 2, 9, 2, Nil(), Nil(), 7}), 7);
    row("insert items", sample, call(4, {0, ints({7, 8})}), ints({7, 8, 5, 2, 9, 2}), 6);
    row("pop", sample, call(5, {1}), ints({5, 9, 2}), 2);
    row("pop a range", sample, call(6, {1, 2}), ints({5, 2}), ints({2, 9}));
    row("pop to the end", sample, call(6, {2}), ints({5, 2}), ints({9, 2}));
    row("remove", sample, call(7, {0}), ints({2, 9, 2}), 1);
    row("remove a range", sample, call(8, {-3, 2}), ints({5, 2}), 2);
    row("set", sample, call(9, {1, "x"}), list({5, "x", 9, 2}), Nil());
    row("set behind the end", sample, call(9, {5, 7}), list({5, 2, 9, 2, Nil(), 7}), Nil());
    row("set what is unique to itself", sample, call(9, {0, 5, unique}), sample, Nil());
    row("trim", sample, call(10, {1, 2}), ints({2, 9}), 2);
    row("trim to nothing", sample, call(10, {9, 2}), ints({}), 4);
    row("clear", sample, call(11, {}), ints({}), Nil());
    row("clear an ordered list", sorted, call(11, {}), ordered({}), Nil());
    row("increment", sample, call(12, {1, 3}), ints({5, 5, 9, 2}), 5);
    row("increment by one", sample, call(12, {1}), ints({5, 3, 9, 2}), 3);
    row("increment by nil", sample, call(12, {1, Nil()}), ints({5, 3, 9, 2}), 3);
    row("increment an integer by a double", sample, call(12, {1, 1.9}), ints({5, 3, 9, 2}), 3);
    row("increment a double", list({0.5}), call(12, {0, 2}), list({2.5}), 2.5);
    row("increment what is not there", sample, call(12, {5, 1.5}), list({5, 2, 9, 2, Nil(), 1.5}), 1.5);
    row("increment in an ordered list", sorted, call(12, {0, 5}), ordered({2, 5, 7, 9}), 7);
    row("increment at the end of an ordered list", sorted, call(12, {4, 1}), ordered({1, 2, 2, 5, 9}), 1);
    row("increment over the top", list({std::numeric_limits<std::int64_t>::max()}), call(12, {0, 1}),
        list({std::numeric_limits<std::int64_t>::min()}), std::numeric_limits<std::int64_t>::min());
    row("increment by a double that fits no integer", ints({0}), call(12, {0, 1e300}),
        list({std::numeric_limits<std::int64_t>::min()}), std::numeric_limits<std::int64_t>::min());
    row("sort", sample, call(13, {}), ints({2, 2, 5, 9}), Nil());
    row("sort downwards", sample, call(13, {descending}), ints({9, 5, 2, 2}), Nil());
    row("sort and drop", sample, call(13, {dropDuplicates}), ints({2, 5, 9}), Nil());
    row("drop from an ordered list", sorted, call(13, {descending | dropDuplicates}), ordered({2, 5, 9}), Nil());
    row("order", sample, call(0, {1}), sorted, Nil());
    row("order with an index", sample, call(0, {0x11}), sorted, Nil());
    row("give up the order", sorted, call(0, {0}), ints({2, 2, 5, 9}), Nil());
    row("remove by value", sample, call(35, {as::index, 2}), ints({5, 9}), ints({1, 3}));
    row("remove the first of a value", sample, call(33, {as::index, 2}), ints({5, 9, 2}), 1);
    row("remove all but some", sample, call(35, {as::count | as::inverted, 2}), ints({2, 2}), 2);
    row("remove everything", sample, call(38, {as::count, Nil()}), ints({}), 4);
    row("remove by a list of values", sample, call(36, {as::value, ints({9, 5})}), ints({2, 2}), ints({5, 9}));
    row("remove all but a list of values by rank", sample, call(36, {as::rank | as::inverted, ints({9, 5})}), ints({5, 9}),
        ints({0, 1}));
    row("remove by rank", sample, call(34, {as::value, -1}), ints({5, 2, 2}), 9);
    row("remove nothing", sample, call(38, {as::count, 6, 9}), sample, 0);
    row("remove relative to a value", sample, call(40, {as::value, 5, 0}), ints({2, 2}), ints({5, 9}));
}

void TestListWrite::writesChangeAndAnswer()
{
    QFETCH(Value, bin);
    QFETCH(Value, operation);
    QFETCH(Value, after);
    QFETCH(Value, answer);
    const CdtOutcome outcome = write(bin, operation);
    QCOMPARE(outcome.code, 0);
    QVERIFY(outcome.answer == answer);
    QVERIFY(outcome.bin == after);
    QCOMPARE(outcome.binBytes, test::packed(after));
}

void TestListWrite::writesThatDoNothingLeaveTheBin_data()
{
    QTest::addColumn<Value>("bin");
    QTest::addColumn<Value>("operation");
    QTest::addColumn<Value>("answer");
    const auto row = [](const char* name, const Value& bin, const Value& operation, const Value& answer) {
        QTest::newRow(name) << bin << operation << answer;
    };
    row("append what is there", sample, call(1, {2, 0, unique | noFail}), 4);
    row("append what is there to an ordered list", sorted, call(1, {2, 0, unique | noFail}), 4);
    row("one of the items is there", sample, call(2, {ints({1, 2}), 0, unique | noFail}), 4);
    row("an item twice", sample, call(2, {ints({1, 1}), 0, unique | noFail}), 4);
    row("an item twice for an ordered list", sorted, call(2, {ints({1, 1}), 0, unique | noFail}), 4);
    row("all of the items are there", sample, call(2, {ints({5, 2}), 0, unique | noFail | partial}), 4);
    row("behind the end and bounded", sample, call(3, {5, 7, bounded | noFail}), 4);
    row("set what is elsewhere", sample, call(9, {1, 9, unique | noFail}), Nil());
    row("set what is there twice", sample, call(9, {1, 2, unique | noFail}), Nil());
    row("increment to what is there answers the sum", sample, call(12, {1, 3, 0, unique | noFail}), 5);
    row("increment behind the end and bounded", sample, call(12, {9, 3, 0, bounded | noFail}), 3);
    row("sort one", ints({1}), call(13, {}), Nil());
}

void TestListWrite::writesThatDoNothingLeaveTheBin()
{
    QFETCH(Value, bin);
    QFETCH(Value, operation);
    QFETCH(Value, answer);
    QVERIFY(write(bin, operation) == test::answered(answer));
}

void TestListWrite::writesAreRefused_data()
{
    QTest::addColumn<Value>("bin");
    QTest::addColumn<Value>("operation");
    QTest::addColumn<int>("code");
    const auto row = [](const char* name, const Value& bin, const Value& operation, int code) {
        QTest::newRow(name) << bin << operation << code;
    };
    row("append what is there", sample, call(1, {2, 0, unique}), 24);
    row("append what is there to an ordered list", sorted, call(1, {2, 0, unique}), 24);
    row("one of the items is there", sample, call(2, {ints({1, 2}), 0, unique}), 24);
    row("one of the items is there, partial alone", sample, call(2, {ints({1, 2}), 0, unique | partial}), 24);
    row("an item twice", sample, call(2, {ints({1, 1}), 0, unique}), 26);
    row("an item twice for an ordered list", sorted, call(2, {ints({1, 1}), 0, unique}), 26);
    row("one of the items is there, ordered", sorted, call(2, {ints({1, 2}), 0, unique}), 24);
    row("behind the end and bounded", sample, call(3, {5, 7, bounded}), 26);
    row("before the beginning", sample, call(3, {-5, 7}), 26);
    row("an index that no list has", sample, call(3, {std::int64_t{1} << 31, 7}), 26);
    row("the last index and one more", sample, call(3, {(std::int64_t{1} << 31) - 1, 7}), 4);
    row("insert into an ordered list", sorted, call(3, {0, 1}), 26);
    row("set in an ordered list", sorted, call(9, {0, 1}), 26);
    row("set before the beginning", sample, call(9, {-5, 1}), 26);
    row("set what is elsewhere", sample, call(9, {1, 9, unique}), 24);
    row("increment a string", list({"x"}), call(12, {0, 1}), 4);
    row("increment by a string", sample, call(12, {0, "1"}), 4);
    row("increment before the beginning", sample, call(12, {-5, 1}), 26);
    row("increment to what is there", sample, call(12, {1, 3, 0, unique}), 24);
    row("increment to what is there, ordered", sorted, call(12, {0, 3, 0, unique}), 24);
    row("increment behind the end of an ordered list", sorted, call(12, {5, 1}), 26);
    row("drop downwards", sample, call(13, {descending | dropDuplicates}), 4);
    row("flags that mean nothing", sample, call(0, {2}), 26);
    row("an operand to store", sample, call(1, {Wildcard()}), 4);
    row("an operand inside to store", sample, call(1, {list({Infinity()})}), 4);
    row("a map with a key twice to store", sample, call(1, {test::map({{1, 1}, {1, 2}})}), 4);
    row("items that are no list", sample, call(2, {5}), 4);
    row("a list that is not as ordered as it says", sample, call(2, {ordered({2, 1})}), 4);
    row("a trim without a count", sample, call(10, {1}), 4);
    row("a read", sample, call(16, {}), 4);
    row("a string", "text", call(1, {1}), 12);
    row("a map", test::map({}), call(1, {1}), 12);
    row("pop behind the end", sample, call(5, {4}), 26);
}

void TestListWrite::writesAreRefused()
{
    QFETCH(Value, bin);
    QFETCH(Value, operation);
    QFETCH(int, code);
    QCOMPARE(write(bin, operation).code, code);
}

void TestListWrite::aMissingListIsMade_data()
{
    QTest::addColumn<Value>("operation");
    QTest::addColumn<Value>("after");
    const auto row = [](const char* name, const Value& operation, const Value& after) {
        QTest::newRow(name) << operation << after;
    };
    row("append", call(1, {7}), ints({7}));
    row("append to an ordered one", call(1, {7, 1}), ordered({7}));
    row("append to an ordered one with an index", call(1, {7, 0x11}), ordered({7}));
    row("append with flags that mean nothing", call(1, {7, 3}), ints({7}));
    row("append items", call(2, {ints({2, 1}), 1}), ordered({1, 2}));
    row("append no items", call(2, {ints({}), 1}), ordered({}));
    row("insert behind", call(3, {1, 7}), list({Nil(), 7}));
    row("insert behind and bounded", call(3, {1, 7, bounded | noFail}), ints({}));
    row("set", call(9, {0, 7}), ints({7}));
    row("increment", call(12, {0, 7}), ints({7}));
    row("increment in an ordered one", call(12, {0, 7, 1}), ordered({7}));
    row("order", call(0, {1}), ordered({}));
    row("order none", call(0, {0}), ints({}));
}

void TestListWrite::aMissingListIsMade()
{
    QFETCH(Value, operation);
    QFETCH(Value, after);
    QVERIFY(write(std::nullopt, operation).bin == after);
}

void TestListWrite::removalsOfAMissingListDoNothing()
{
    for (const Value& operation : {call(5, {0}), call(6, {0}), call(7, {0}), call(8, {0}), call(10, {0, 1}), call(11, {}),
                                   call(32, {as::count, 0}), call(36, {as::count, ints({})}), call(40, {as::count, 1, 1})})
        QVERIFY(write(std::nullopt, operation) == test::answered(Nil()));
    QCOMPARE(write(std::nullopt, call(13, {})).code, 12);
    QCOMPARE(write(std::nullopt, call(16, {})).code, 4);
}

void TestListWrite::removalsAnswerAsTheirReads()
{
    const std::vector<std::pair<Value, Value>> pairs = {
        {call(19, {as::rank, 1}), call(32, {as::rank, 1})},
        {call(20, {as::reverseIndex, 2}), call(33, {as::reverseIndex, 2})},
        {call(21, {as::index, 0}), call(34, {as::index, 0})},
        {call(22, {as::rank, 2}), call(35, {as::rank, 2})},
        {call(23, {as::rank, ints({2, 9})}), call(36, {as::rank, ints({2, 9})})},
        {call(24, {as::value | as::inverted, 1, 2}), call(37, {as::value | as::inverted, 1, 2})},
        {call(25, {as::index, 2, 6}), call(38, {as::index, 2, 6})},
        {call(26, {as::value, 0, 3}), call(39, {as::value, 0, 3})},
        {call(27, {as::rank, 5, -1}), call(40, {as::rank, 5, -1})},
    };
    for (const Value& bin : {sample, sorted}) {
        for (const auto& [reading, removing] : pairs) {
            const CdtOutcome removed = write(bin, removing);
            QCOMPARE(removed.code, 0);
            QVERIFY(test::answered(removed.answer) == test::read(bin, reading));
        }
    }
}

void TestListWrite::orderAndEmptinessStay()
{
    QVERIFY(write(sorted, call(37, {as::none, 0})).bin == ordered({}));
    QVERIFY(write(sorted, call(35, {as::none, 2})).bin == ordered({5, 9}));
    QVERIFY(write(ordered({}), call(1, {2})).bin == ordered({2}));
}

void TestListWrite::valuesAreStoredInTheServersForm()
{
    const wire::Particle present = test::stored(ints({}));
    const bins::ParticleView view{present.type, present.bytes};
    const auto appended = bins::modifyCdt(&view, *fromHex("9201" "820203d3000000000000000100"));
    QVERIFY(appended.ok());
    QCOMPARE(toHex(appended->bin->bytes), std::string("91" "8201000203"));
}

void TestListWrite::paddingIsBounded()
{
    QCOMPARE(write(sample, call(3, {100'000'000, 7})).code, 13);
    QCOMPARE(write(std::nullopt, call(9, {100'000'000, 7})).code, 13);
    QCOMPARE(write(sample, call(12, {100'000'000, 7})).code, 13);
    QCOMPARE(write(sample, call(3, {1'000'000, 7})).binBytes.size(), std::size_t{1'000'006});
}

QTEST_APPLESS_MAIN(TestListWrite)
#include "tst_list_write.moc"
