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
using test::nested;
using test::ordered;
using test::read;
using test::write;

namespace {

// The types of steps, and what makes what is not there.
constexpr std::int64_t listIndex = 0x10;
constexpr std::int64_t listRank = 0x11;
constexpr std::int64_t listValue = 0x13;
constexpr std::int64_t mapIndex = 0x20;
constexpr std::int64_t mapRank = 0x21;
constexpr std::int64_t mapKey = 0x22;
constexpr std::int64_t mapValue = 0x23;
constexpr std::int64_t makeUnordered = 0x40;
constexpr std::int64_t makePadded = 0x80;
constexpr std::int64_t makeByKey = 0x80;
constexpr std::int64_t makeOrdered = 0xC0;
constexpr std::int64_t makeIndex = 0x100;

Value byKey(std::vector<std::pair<Value, Value>> entries)
{
    return map(std::move(entries), MapOrder::keyOrdered);
}

const Value lists = list({ints({3, 4}), ints({1, 2}), 7, ints({1, 2})});
const Value maps = map({{"a", ints({5})}, {"b", map({{1, "x"}})}, {"c", ints({2, 3})}});

} // namespace

class TestCdtContext : public QObject {
    Q_OBJECT

private slots:
    void pathsLeadToElements_data();
    void pathsLeadToElements();
    void pathsThatLeadNowhere_data();
    void pathsThatLeadNowhere();
    void whatIsReachedHasToFitTheOperation();
    void changesAreWrittenBack_data();
    void changesAreWrittenBack();
    void whatIsMissingIsMade_data();
    void whatIsMissingIsMade();
    void whatCannotBeMadeIsRefused_data();
    void whatCannotBeMadeIsRefused();
    void nothingIsMadeWithoutAWrite();
    void nothingIsStoredBehindAnOperand();
    void malformedPathsAreParameterErrors_data();
    void malformedPathsAreParameterErrors();
    void pathsAreBounded();
};

void TestCdtContext::pathsLeadToElements_data()
{
    QTest::addColumn<Value>("bin");
    QTest::addColumn<Value>("path");
    QTest::addColumn<Value>("items"); // of the list that it leads to
    const auto row = [](const char* name, const Value& bin, std::vector<Value> path, const Value& items) {
        QTest::newRow(name) << bin << list(std::move(path)) << items;
    };
    row("by index", lists, {listIndex, 1}, ints({1, 2}));
    row("by index from the end", lists, {listIndex, -1}, ints({1, 2}));
    row("by rank", lists, {listRank, 3}, ints({3, 4}));
    row("by rank in an ordered list", ordered({ints({1}), ints({2})}), {listRank, -1}, ints({2}));
    row("by value", lists, {listValue, ints({3, 4})}, ints({3, 4}));
    row("by value with a wildcard", lists, {listValue, list({1, Wildcard()})}, ints({1, 2}));
    row("whatever it is", lists, {0, 0}, ints({3, 4}));
    row("by key", maps, {mapKey, "c"}, ints({2, 3}));
    row("by key, ordered", byKey({{"a", 1}, {"c", ints({2})}}), {mapKey, "c"}, ints({2}));
    row("by place of the key", maps, {mapIndex, -1}, ints({2, 3}));
    row("by rank in a map", maps, {mapRank, 0}, ints({2, 3}));
    row("by value in a map", maps, {mapValue, list({2, Wildcard()})}, ints({2, 3}));
    row("two steps", list({byKey({{5, ints({6})}})}), {listIndex, 0, mapKey, 5}, ints({6}));
}

void TestCdtContext::pathsLeadToElements()
{
    QFETCH(Value, bin);
    QFETCH(Value, path);
    QFETCH(Value, items);
    QVERIFY(read(bin, nested(path.as<List>()->items, call(18, {0}))) == test::answered(items));
}

void TestCdtContext::pathsThatLeadNowhere_data()
{
    QTest::addColumn<Value>("bin");
    QTest::addColumn<Value>("path");
    const auto row = [](const char* name, const Value& bin, std::vector<Value> path) {
        QTest::newRow(name) << bin << list(std::move(path));
    };
    row("no such index", lists, {listIndex, 4});
    row("no such rank", lists, {listRank, 4});
    row("no such value", lists, {listValue, 8});
    row("no value in an empty list", list({}), {listValue, Wildcard()});
    row("an index that is a string", lists, {listIndex, "0"});
    row("a key of a list", lists, {2, 0});
    row("a list's step into a map", maps, {listIndex, 0});
    row("a map's step into a list", lists, {mapIndex, 0});
    row("no such key", maps, {mapKey, "x"});
    row("no such key in an ordered map", byKey({{"a", 1}}), {mapKey, "x"});
    row("an operand as a key", maps, {mapKey, Wildcard()});
    row("no such rank in a map", maps, {mapRank, 3});
    row("no such value in a map", maps, {mapValue, 8});
    row("into an integer", lists, {listIndex, 2, listIndex, 0});
    row("a step of no known type", lists, {4, 0});
    row("making without saying what", lists, {makeUnordered, 0});
}

void TestCdtContext::pathsThatLeadNowhere()
{
    QFETCH(Value, bin);
    QFETCH(Value, path);
    QCOMPARE(read(bin, nested(path.as<List>()->items, call(16, {}))).code, 26);
    QCOMPARE(write(bin, nested(path.as<List>()->items, call(1, {1}))).code, 26);
}

void TestCdtContext::whatIsReachedHasToFitTheOperation()
{
    QCOMPARE(read(lists, nested({listIndex, 0}, call(96, {}))).code, 12);
    QCOMPARE(read(lists, nested({listIndex, 2}, call(16, {}))).code, 12);
    QCOMPARE(write(maps, nested({mapKey, "b"}, call(1, {1}))).code, 12);
    QCOMPARE(read("text", nested({listIndex, 0}, call(16, {}))).code, 4);
    QCOMPARE(write(5, nested({listIndex, 0}, call(1, {1}))).code, 4);
    QCOMPARE(write(lists, nested({listIndex, 0}, list({0xFE, 1, 2}))).code, 12);
}

void TestCdtContext::changesAreWrittenBack_data()
{
    QTest::addColumn<Value>("bin");
    QTest::addColumn<Value>("operation");
    QTest::addColumn<Value>("after");
    const auto row = [](const char* name, const Value& bin, const Value& operation, const Value& after) {
        QTest::newRow(name) << bin << operation << after;
    };
    row("in a list", lists, nested({listIndex, 1}, call(1, {9})), list({ints({3, 4}), ints({1, 2, 9}), 7, ints({1, 2})}));
    row("in a map", maps, nested({mapKey, "b"}, call(67, {2, "y"})),
        map({{"a", ints({5})}, {"b", map({{1, "x"}, {2, "y"}})}, {"c", ints({2, 3})}}));
    row("in an ordered list, that then moves", ordered({ints({1}), ints({2}), ints({3})}), nested({listIndex, 0}, call(9, {0, 5})),
        ordered({ints({2}), ints({3}), ints({5})}));
    row("in an ordered list, to the front", ordered({ints({1}), ints({2}), ints({3})}), nested({listIndex, 2}, call(9, {0, 0})),
        ordered({ints({0}), ints({1}), ints({2})}));
    row("in an ordered list, where it is", ordered({ints({1}), ints({3}), ints({5})}), nested({listIndex, 1}, call(9, {0, 4})),
        ordered({ints({1}), ints({4}), ints({5})}));
    row("in ordered lists of ordered lists", ordered({ordered({ints({1}), ints({4})}), ordered({ints({2}), ints({3})})}),
        nested({listIndex, 0, listIndex, 0}, call(9, {0, 9})),
        ordered({ordered({ints({2}), ints({3})}), ordered({ints({4}), ints({9})})}));
    row("removed to nothing", lists, nested({listIndex, 0}, call(37, {as::none, 0})),
        list({ints({}), ints({1, 2}), 7, ints({1, 2})}));
    row("ordered", lists, nested({listIndex, 0}, call(0, {0x11})), list({ordered({3, 4}), ints({1, 2}), 7, ints({1, 2})}));
    row("below a header that grows", map({{"a", list(std::vector<Value>(15, 1))}}), nested({mapKey, "a"}, call(1, {1})),
        map({{"a", list(std::vector<Value>(16, 1))}}));
}

void TestCdtContext::changesAreWrittenBack()
{
    QFETCH(Value, bin);
    QFETCH(Value, operation);
    QFETCH(Value, after);
    const test::CdtOutcome outcome = write(bin, operation);
    QCOMPARE(outcome.code, 0);
    QVERIFY(outcome.bin == after);
    QCOMPARE(outcome.binBytes, test::packed(after));
}

void TestCdtContext::whatIsMissingIsMade_data()
{
    QTest::addColumn<Value>("bin"); // nil: there is none
    QTest::addColumn<Value>("operation");
    QTest::addColumn<Value>("after");
    const auto row = [](const char* name, const Value& bin, const Value& operation, const Value& after) {
        QTest::newRow(name) << bin << operation << after;
    };
    const Value append = call(1, {1});
    row("a list at the end", lists, nested({listIndex | makeUnordered, 4}, append),
        list({ints({3, 4}), ints({1, 2}), 7, ints({1, 2}), ints({1})}));
    row("the first of an empty list", list({}), nested({listIndex | makeUnordered, -1}, append), list({ints({1})}));
    row("a list behind the end", list({7}), nested({listIndex | makePadded, 3}, append), list({7, Nil(), Nil(), ints({1})}));
    row("a list in an ordered list", ordered({ints({0}), ints({2})}), nested({listIndex | makeOrdered, 9}, append),
        ordered({ints({0}), ints({1}), ints({2})}));
    row("by rank in an ordered list", ordered({ints({0}), ints({2})}), nested({listRank | makeOrdered, 9}, append),
        ordered({ints({0}), ints({1}), ints({2})}));
    row("a key", maps, nested({mapKey | makeUnordered, "bb"}, append),
        map({{"a", ints({5})}, {"b", map({{1, "x"}})}, {"bb", ints({1})}, {"c", ints({2, 3})}}));
    row("a key in an ordered map", byKey({{"a", 1}, {"c", 2}}), nested({mapKey | makeByKey, "b"}, append),
        byKey({{"a", 1}, {"b", ints({1})}, {"c", 2}}));
    row("the flags are for what is made below", byKey({{"a", 1}}),
        nested({mapKey | makeOrdered, "b", mapKey | makeByKey, 5}, append), byKey({{"a", 1}, {"b", byKey({{5, ints({1})}})}}));
    row("below, flags may be left out", map({}), nested({mapKey | makeUnordered, "b", mapKey, 5, listIndex, 0}, append),
        map({{"b", map({{5, list({ints({1})})}})}}));
    row("a bin that is a map", Nil(), nested({mapKey | makeByKey, "a"}, append), byKey({{"a", ints({1})}}));
    row("a bin that is a map by key and value", Nil(), nested({mapKey | makeOrdered, "a"}, append),
        map({{"a", ints({1})}}, MapOrder::keyValueOrdered));
    row("a bin that is a list", Nil(), nested({listIndex | makeUnordered, 0}, append), list({ints({1})}));
    row("a bin that is an ordered list", Nil(), nested({listIndex | makeOrdered, 5}, append), ordered({ints({1})}));
    row("a bin that is a padded list", Nil(), nested({listIndex | makePadded, 2}, append), list({Nil(), Nil(), ints({1})}));
    row("a padded list below", map({}), nested({mapKey | makeUnordered, "a", listIndex | makePadded, 1}, append),
        map({{"a", list({Nil(), ints({1})})}}));
    row("an ordered list at the end of the way", Nil(), nested({mapKey | makeUnordered, "a"}, call(1, {1, 1})),
        map({{"a", ordered({1})}}));
    row("a map at the end of the way", Nil(), nested({mapKey | makeUnordered, "a"}, call(67, {1, 2, 1})),
        map({{"a", byKey({{1, 2}})}}));
    row("an empty list at the end of the way", Nil(), nested({mapKey | makeUnordered, "a"}, call(0, {1})),
        map({{"a", ordered({})}}));
    row("no items at the end of the way", Nil(), nested({mapKey | makeUnordered, "a"}, call(2, {ints({})})),
        map({{"a", ints({})}}));
    row("a key in its smallest form", Nil(), nested({mapKey | makeUnordered, Blob{{1}}}, append), map({{Blob{{1}}, ints({1})}}));
}

void TestCdtContext::whatIsMissingIsMade()
{
    QFETCH(Value, bin);
    QFETCH(Value, operation);
    QFETCH(Value, after);
    const test::CdtOutcome outcome = write(bin.isNil() ? std::nullopt : std::optional<Value>(bin), operation);
    QCOMPARE(outcome.code, 0);
    QVERIFY(outcome.bin == after);
    QCOMPARE(outcome.binBytes, test::packed(after));
}

void TestCdtContext::whatCannotBeMadeIsRefused_data()
{
    QTest::addColumn<Value>("bin"); // nil: there is none
    QTest::addColumn<Value>("path");
    QTest::addColumn<int>("code");
    const auto row = [](const char* name, const Value& bin, std::vector<Value> path, int code = 26) {
        QTest::newRow(name) << bin << list(std::move(path)) << code;
    };
    row("behind the end without padding", list({7}), {listIndex | makeUnordered, 3});
    row("before the beginning", list({7}), {listIndex | makePadded, -3});
    row("by rank", list({7}), {listRank | makeUnordered, 1});
    row("by value", list({7}), {listValue | makeUnordered, 1});
    row("by place of the key", map({}), {mapIndex | makeUnordered, 0});
    row("an operand as a key", map({}), {mapKey | makeUnordered, Wildcard()});
    row("by rank below", map({}), {mapKey | makeUnordered, 1, listRank, 0});
    row("an index below", map({}), {mapKey | makeUnordered, 1, mapKey | makeIndex, 0});
    row("behind the beginning below", map({}), {mapKey | makeUnordered, 1, listIndex, 1});
    row("before the beginning below", map({}), {mapKey | makeUnordered, 1, listIndex, -2});
    row("a bin without a flag to make it", Nil(), {mapKey, "a"});
    row("a bin with a flag for an index alone", Nil(), {mapKey | makeIndex, "a"});
    row("a bin by value", Nil(), {mapValue | makeUnordered, "a"});
    row("a bin behind the beginning", Nil(), {listIndex | makeUnordered, 1});
    row("more padding than a record holds", list({}), {listIndex | makePadded, 100'000'000}, 13);
    row("more padding than a record holds, no bin", Nil(), {listIndex | makePadded, 100'000'000}, 13);
    row("more padding than a record holds, in two parts", Nil(), {listIndex | makePadded, 5'000'000, listIndex | makePadded, 5'000'000},
        13);
    row("more padding than a record holds, beyond all counting", list({}),
        {listIndex | makePadded, std::numeric_limits<std::int64_t>::max(), listIndex | makePadded, std::numeric_limits<std::int64_t>::max()},
        13);
    row("more padding than a record holds below", map({}), {mapKey | makeUnordered, 1, listIndex | makePadded, 100'000'000}, 13);
}

void TestCdtContext::whatCannotBeMadeIsRefused()
{
    QFETCH(Value, bin);
    QFETCH(Value, path);
    QFETCH(int, code);
    const Value operation = nested(path.as<List>()->items, call(1, {1}));
    QCOMPARE(write(bin.isNil() ? std::nullopt : std::optional<Value>(bin), operation).code, code);
}

void TestCdtContext::nothingIsMadeWithoutAWrite()
{
    const std::vector<Value> path = {mapKey | makeUnordered, "x"};
    QVERIFY(write(maps, nested(path, call(11, {}))) == test::answered(Nil()));
    QVERIFY(write(std::nullopt, nested(path, call(37, {as::count, 0}))) == test::answered(Nil()));
    QVERIFY(write(maps, nested(path, call(75, {}))) == test::answered(Nil()));
    QVERIFY(write(maps, nested(path, call(3, {1, 1, 6}))) == test::answered(0));
    QVERIFY(write(maps, nested(path, call(67, {1, 1, 0, 6}))) == test::answered(0));
    QCOMPARE(write(std::nullopt, nested(path, call(13, {}))).code, 12);
    QVERIFY(write(maps, nested(path, call(13, {}))) == test::answered(Nil()));
    QCOMPARE(write(maps, nested(path, call(70, {map({})}))).code, 23);
    QCOMPARE(read(maps, nested(path, call(16, {}))).code, 26);
}

void TestCdtContext::nothingIsStoredBehindAnOperand()
{
    const Value step = list({1, Wildcard()});
    QCOMPARE(write(lists, nested({listValue, step}, call(1, {9}))).code, 4);
    QCOMPARE(write(lists, nested({listValue, step}, call(12, {0, 9}))).code, 0);
    QCOMPARE(write(lists, nested({listValue, ints({1, 2})}, call(1, {9}))).code, 0);
    const Value behind = list({map({{"k", ints({1})}})});
    QCOMPARE(write(behind, nested({listValue, Wildcard(), mapKey, "k"}, call(1, {9}))).code, 0);
}

void TestCdtContext::malformedPathsAreParameterErrors_data()
{
    QTest::addColumn<Value>("operation");
    const auto row = [](const char* name, const Value& operation) { QTest::newRow(name) << operation; };
    row("no path", list({0xFF}));
    row("no operation", list({0xFF, list({listIndex, 0})}));
    row("one more", list({0xFF, list({listIndex, 0}), call(16, {}), 1}));
    row("an empty path", nested({}, call(16, {})));
    row("half a step", nested({listIndex}, call(16, {})));
    row("a step of no number", nested({"x", 0}, call(16, {})));
    row("a path that is no list", list({0xFF, 0, call(16, {})}));
    row("an operation that is no list", list({0xFF, list({listIndex, 0}), 16}));
    row("an empty operation", list({0xFF, list({listIndex, 0}), list({})}));
}

void TestCdtContext::malformedPathsAreParameterErrors()
{
    QFETCH(Value, operation);
    QCOMPARE(read(lists, operation).code, 4);
    QCOMPARE(write(lists, operation).code, 4);
    QCOMPARE(write(std::nullopt, operation).code, 4);
}

void TestCdtContext::pathsAreBounded()
{
    std::vector<Value> path;
    for (int i = 0; i < 256; ++i)
        path.insert(path.end(), {mapKey | makeUnordered, i});
    QCOMPARE(write(std::nullopt, nested(path, call(1, {1}))).code, 0);
    path.insert(path.end(), {mapKey | makeUnordered, 0});
    QCOMPARE(write(std::nullopt, nested(path, call(1, {1}))).code, 4);
}

QTEST_APPLESS_MAIN(TestCdtContext)
#include "tst_cdt_context.moc"
