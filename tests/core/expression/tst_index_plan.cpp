// SPDX-License-Identifier: Apache-2.0
#include "core/expression/ael.h"
#include "core/expression/index_plan.h"
#include "core/expression/wire.h"
#include "core/wire/msgpack.h"

#include <QTest>

using namespace binnacle;
using namespace binnacle::expression;

namespace {

const DataSet users = DataSet::of("test", "users");

SecondaryIndex on(std::string bin, IndexType type = IndexType::integer, std::uint64_t entriesPerValue = 1)
{
    SecondaryIndex index;
    index.nameSpace = "test";
    index.set = "users";
    index.name = "on_" + bin;
    index.bin = std::move(bin);
    index.type = type;
    index.entriesPerValue = entriesPerValue;
    return index;
}

std::vector<SecondaryIndex> ordinary()
{
    return {on("a"), on("b"), on("s", IndexType::string), on("x", IndexType::blob)};
}

IndexPlan planned(const std::string& ael, const std::vector<SecondaryIndex>& indexes, const IndexHint& hint = {})
{
    const Parsed parsed = parseAel(ael);
    return parsed.ok() ? planIndex(*parsed.tree, users, indexes, hint) : IndexPlan{};
}

/// `bin [begin, end] & rest`, in short; ends of the range of integers as `..`.
QString shown(const IndexPlan& plan)
{
    const auto bound = [](const Value& value) {
        if (const auto* integer = value.as<std::int64_t>()) {
            if (*integer == std::numeric_limits<std::int64_t>::min() || *integer == std::numeric_limits<std::int64_t>::max())
                return std::string("..");
            return std::to_string(*integer);
        }
        if (const auto* text = value.as<std::string>())
            return *text;
        const auto* blob = value.as<Blob>();
        return blob ? toHex(blob->bytes) : std::string("?");
    };
    std::string text;
    if (plan.range) {
        text = (plan.range->indexName.empty() ? "" : '#' + plan.range->indexName + ' ') + plan.range->bin + " [" +
               bound(plan.range->begin) + ", " + bound(plan.range->end) + ']';
    }
    if (plan.rest)
        text += (text.empty() ? "& " : " & ") + printAel(*plan.rest).value();
    return QString::fromStdString(text);
}

} // namespace

class TestIndexPlan : public QObject {
    Q_OBJECT

private slots:
    void comparisonsBecomeRanges_data();
    void comparisonsBecomeRanges();
    void whatIsNoRangeStays_data();
    void whatIsNoRangeStays();
    void theIndexWithTheMostEntriesAValueIsTaken_data();
    void theIndexWithTheMostEntriesAValueIsTaken();
    void indexesOfOtherPlacesAreNotTaken_data();
    void indexesOfOtherPlacesAreNotTaken();
    void hintsAreFollowedWhereTheyCanBe_data();
    void hintsAreFollowedWhereTheyCanBe();
    void aPathIsServedByAnIndexWithItsContext();
    void anIndexOnAnExpressionServesWhereItIsNamed();
    void longTextsAreLeftToTheFilter();
};

void TestIndexPlan::comparisonsBecomeRanges_data()
{
    QTest::addColumn<QString>("ael");
    QTest::addColumn<QString>("plan");
    const auto row = [](const char* ael, const char* plan) { QTest::newRow(ael) << ael << plan; };
    row("$.a > 100", "a [101, ..]");
    row("$.a > -100", "a [-99, ..]");
    row("100 < $.a", "a [101, ..]");
    row("$.a >= 100", "a [100, ..]");
    row("100 <= $.a", "a [100, ..]");
    row("$.a < 100", "a [.., 99]");
    row("100 > $.a", "a [.., 99]");
    row("$.a <= 100", "a [.., 100]");
    row("100 >= $.a", "a [.., 100]");
    row("$.a == 100", "a [100, 100]");
    row("100 == $.a", "a [100, 100]");
    row("$.a > 16777216", "a [16777217, ..]"); // beyond what a float of 32 bits tells apart
    row("$.a == 9007199254740993", "a [9007199254740993, 9007199254740993]");
    row("$.s == 'text'", "s [text, text]");
    row("\"text\" == $.s", "s [text, text]");
    row("$.s.get(type: STRING) == 'yes'", "s [yes, yes]");
    row("$.a.get(type: INT) > 5", "a [6, ..]");
    row("$.x.get(type: BLOB) == X'ff00'", "x [ff00, ff00]");
    row("b64'AQID' == $.x.get(type: BLOB)", "x [010203, 010203]");
    row("($.a + 5) > 10", "a [6, 9223372036854775802]"); // beyond it the sum wraps around
    row("($.a + 5) == 10", "a [5, 5]");
    row("(9 + $.b) >= 10", "b [1, 9223372036854775798]");
    row("($.a - 5) < 10", "a [-9223372036854775803, 14]");
    row("($.a - 5) <= -10", "a [-9223372036854775803, -5]");
    row("(9 - $.b) > 10", "b [-9223372036854775798, -2]");
    row("($.a / 50) > 10", "a [550, ..]"); // 549 / 50 is 10
    row("($.a / 50) >= 10", "a [500, ..]");
    row("($.a / 50) < 10", "a [.., 499]");
    row("($.a / 50) <= 10", "a [.., 549]");
    row("($.a / 50) == 10", "a [500, 549]");
    row("($.a / 50) >= -10", "a [-549, ..]");
    row("($.a / 50) < -10", "a [.., -550]");
    row("($.a / -50) >= 10", "a [.., -500]");
    row("($.a / -50) < 10", "a [-499, ..]");
    row("(90 / $.b) > 10", "b [1, 8]");
    row("(90 / $.b) >= 10", "b [1, 9]");
    row("(90 / $.b) >= 90", "b [1, 1]");
    row("(90 / $.b) < -10", "b [-8, -1]");
    row("(-90 / $.b) <= -10", "b [1, 9]");
    row("(-90 / $.b) >= 10", "b [-9, -1]");
    row("(($.a + 1) / 2) == 3", "a [5, 6]");
    row("$.a > 1 and $.c == 2", "a [2, ..] & $.c == 2");
    row("$.c.exists() and $.a > 100", "a [101, ..] & $.c.exists()");
    row("$.a > 100 and ($.c > 1 or $.b < 5)", "a [101, ..] & $.c > 1 or $.b < 5");
    row("($.c == 1 and $.a == 2) and $.d == 3", "a [2, 2] & $.c == 1 and $.d == 3");
}

void TestIndexPlan::comparisonsBecomeRanges()
{
    QFETCH(QString, ael);
    QTEST(shown(planned(ael.toStdString(), ordinary())), "plan");
}

void TestIndexPlan::whatIsNoRangeStays_data()
{
    QTest::addColumn<QString>("ael");
    for (const char* ael : {"$.s > 'text'",
                            "'text' > $.s",
                            "$.a != 100",
                            "$.s != 'text'",
                            "$.x.get(type: BLOB) != X'ff00'",
                            "$.x.get(type: BLOB) > X'ff00'",
                            "$.a.get(type: FLOAT) == 1.5",
                            "$.a.get(type: BOOL) == true",
                            "$.a == $.b",
                            "($.a + $.b) > 10",
                            "($.a - $.b) > 10",
                            "($.a * 5) > 10",
                            "(0 / $.a) > 10",
                            "($.a / 0) > 10",
                            "(9 / $.a) > 10",
                            "(9 / $.a) < 10",
                            "(90 / $.a) > -10",
                            "(-9 / $.a) < -10",
                            "($.a + 5) < 10",
                            "not ($.a == 5)",
                            "$.a == 1 or $.b == 2",
                            "$.a > 9223372036854775807",
                            "$.a in [1, 2]",
                            "exclusive($.a == 1, $.b == 2)",
                            "$.c == 1"})
        QTest::newRow(ael) << ael;
}

void TestIndexPlan::whatIsNoRangeStays()
{
    QFETCH(QString, ael);
    const Parsed parsed = parseAel(ael.toStdString());
    QVERIFY(parsed.ok());
    const IndexPlan plan = planIndex(*parsed.tree, users, ordinary());
    QVERIFY2(!plan.range, qPrintable(shown(plan)));
    QVERIFY(plan.rest == parsed.tree);
}

void TestIndexPlan::theIndexWithTheMostEntriesAValueIsTaken_data()
{
    QTest::addColumn<QString>("ael");
    QTest::addColumn<QList<int>>("entries"); // of indexes on i1, i2, …; below zero: no index
    QTest::addColumn<QString>("plan");
    QTest::newRow("most entries") << "$.i1 > 100 and $.i2 > 100" << QList<int>{0, 1} << "i2 [101, ..] & $.i1 > 100";
    QTest::newRow("first by name") << "$.i2 > 100 and $.i1 > 100" << QList<int>{0, 0} << "i1 [101, ..] & $.i2 > 100";
    QTest::newRow("the one there is") << "$.i1 > 100 and $.i2 > 100" << QList<int>{0, -1} << "i1 [101, ..] & $.i2 > 100";
    QTest::newRow("of three") << "$.i1 > 100 and $.i2 > 100 and $.i3 > 100" << QList<int>{0, 1, 0}
                              << "i2 [101, ..] & $.i1 > 100 and $.i3 > 100";
    QTest::newRow("none") << "$.i1 > 100 and $.i2 > 100" << QList<int>{} << "& $.i1 > 100 and $.i2 > 100";
    QTest::newRow("or") << "$.i1 > 100 or $.i2 > 100" << QList<int>{0, 1} << "& $.i1 > 100 or $.i2 > 100";
    QTest::newRow("in brackets") << "($.i3 > 100 or $.i4 > 100) and ($.i2 > 100 and $.i1 > 100)" << QList<int>{0, 1, 0, 0}
                                 << "i2 [101, ..] & ($.i3 > 100 or $.i4 > 100) and $.i1 > 100";
    QTest::newRow("an or with more entries")
        << "($.i3 > 100 or ($.i4 > 100 and $.i2 > 100)) and $.i1 > 100" << QList<int>{0, 1, 0, 0}
        << "i1 [101, ..] & $.i3 > 100 or $.i4 > 100 and $.i2 > 100";
    QTest::newRow("first in the text") << "$.i1 > 5 and $.i1 < 9" << QList<int>{1} << "i1 [6, ..] & $.i1 < 9";
}

void TestIndexPlan::theIndexWithTheMostEntriesAValueIsTaken()
{
    QFETCH(QString, ael);
    QFETCH(QList<int>, entries);
    std::vector<SecondaryIndex> indexes;
    for (qsizetype i = entries.size(); i-- > 0;) {
        if (entries[i] >= 0)
            indexes.push_back(on("i" + std::to_string(i + 1), IndexType::integer, static_cast<std::uint64_t>(entries[i])));
    }
    QTEST(shown(planned(ael.toStdString(), indexes)), "plan");
}

void TestIndexPlan::indexesOfOtherPlacesAreNotTaken_data()
{
    QTest::addColumn<QString>("what");
    for (const char* what : {"namespace", "set", "type", "collection", "context", "unreadable", "expression"})
        QTest::newRow(what) << what;
}

void TestIndexPlan::indexesOfOtherPlacesAreNotTaken()
{
    QFETCH(QString, what);
    SecondaryIndex index = on("a");
    QVERIFY(planned("$.a == 1", {index}).range);
    if (what == "namespace")
        index.nameSpace = "bar";
    else if (what == "set")
        index.set = "others";
    else if (what == "type")
        index.type = IndexType::string;
    else if (what == "collection")
        index.collection = IndexCollectionType::list;
    else if (what == "context")
        index.context = {0x92, 0x10, 0x00};
    else if (what == "unreadable")
        index.isReadable = false;
    else
        index.expression = {0x93, 0x51, 0x02, 0xA1, 'a'};
    QVERIFY(!planned("$.a == 1", {index}).range);

    SecondaryIndex ofAllSets = on("a");
    ofAllSets.set.clear();
    QVERIFY(planned("$.a == 1", {ofAllSets}).range);
    const Parsed parsed = parseAel("$.a == 1");
    QVERIFY(planIndex(*parsed.tree, DataSet::of("test", ""), std::vector{ofAllSets}).range);
    QVERIFY(!planIndex(*parsed.tree, DataSet::of("test", ""), std::vector{on("a")}).range); // servers do not look for it there
}

void TestIndexPlan::hintsAreFollowedWhereTheyCanBe_data()
{
    QTest::addColumn<QString>("index");
    QTest::addColumn<QString>("bin");
    QTest::addColumn<QString>("plan");
    QTest::newRow("none") << ""
                          << ""
                          << "b [.., 4] & $.a > 100 and $.c == 1";
    QTest::newRow("index") << "on_a"
                           << ""
                           << "#on_a a [101, ..] & $.b < 5 and $.c == 1";
    QTest::newRow("bin") << ""
                         << "a"
                         << "a [101, ..] & $.b < 5 and $.c == 1";
    QTest::newRow("no such index") << "on_q"
                                   << ""
                                   << "b [.., 4] & $.a > 100 and $.c == 1";
    QTest::newRow("no such bin") << ""
                                 << "c"
                                 << "b [.., 4] & $.a > 100 and $.c == 1";
    QTest::newRow("an index of no use") << "on_s"
                                        << ""
                                        << "b [.., 4] & $.a > 100 and $.c == 1";
}

void TestIndexPlan::hintsAreFollowedWhereTheyCanBe()
{
    QFETCH(QString, index);
    QFETCH(QString, bin);
    const std::vector<SecondaryIndex> indexes{on("a", IndexType::integer, 1), on("b", IndexType::integer, 9),
                                              on("s", IndexType::string, 9)};
    QTEST(shown(planned("$.a > 100 and $.b < 5 and $.c == 1", indexes, {index.toStdString(), bin.toStdString()})), "plan");
}

void TestIndexPlan::aPathIsServedByAnIndexWithItsContext()
{
    SecondaryIndex index = on("m");
    wire::pack(index.context, Value(List{{Value(std::int64_t{0x22}), Value(std::string("k")), Value(std::int64_t{0x10}),
                                          Value(std::int64_t{2})}}));
    const IndexPlan plan = planned("$.m.k.[2] == 7 and $.c == 1", {on("m"), index});
    QVERIFY(plan.range);
    QCOMPARE(toHex(plan.range->context), toHex(index.context));
    QCOMPARE(shown(plan), "m [7, 7] & $.c == 1");
    QVERIFY(!planned("$.m.k.[3] == 7", {on("m"), index}).range);
    QVERIFY(!planned("$.m.k.[2].get(return: COUNT) == 7", {index}).range);
    QVERIFY(!planned("$.m.k.[2].get(type: STRING) == '7'", {index}).range);
}

void TestIndexPlan::anIndexOnAnExpressionServesWhereItIsNamed()
{
    SecondaryIndex index = on("");
    index.name = "sum";
    index.bin.clear();
    index.expression = compileAel("$.a + $.b").value();
    QVERIFY(!planned("$.a + $.b > 10", {index}).range);
    QCOMPARE(shown(planned("$.a + $.b > 10", {index}, {"sum", ""})), "#sum  [11, ..]");
    QVERIFY(!planned("$.a + $.c > 10", {index}, {"sum", ""}).range);
}

void TestIndexPlan::longTextsAreLeftToTheFilter()
{
    QVERIFY(planned("$.s == '" + std::string(2047, 'x') + "'", ordinary()).range);
    QVERIFY(!planned("$.s == '" + std::string(2048, 'x') + "'", ordinary()).range);
}

QTEST_APPLESS_MAIN(TestIndexPlan)
#include "tst_index_plan.moc"
