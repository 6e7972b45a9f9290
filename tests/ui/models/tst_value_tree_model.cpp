// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/value_tree_model.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace binnacle;
using namespace binnacle::ui;

namespace {

std::vector<Bin> aliceBins()
{
    const Value tags = List{{Value("gold"), Value(std::int64_t{9007199254740993}), Value(Blob{{0, 0xff, 0x10}})}};
    const Value address = Map{{{Value("city"), Value("Oslo")}, {Value("zip"), Value("0152")}, {Value("tags"), tags}}};
    return {{"name", "Alice Berg"}, {"age", 34}, {"address", address}};
}

/// Everything that is there, opened: one line a node, two blanks a level.
QStringList printed(ValueTreeModel& model, const QModelIndex& parent = {}, int depth = 0)
{
    QStringList lines;
    while (model.canFetchMore(parent))
        model.fetchMore(parent);
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const QModelIndex name = model.index(row, ValueTreeModel::NameColumn, parent);
        const QModelIndex value = model.index(row, ValueTreeModel::ValueColumn, parent);
        lines += QString(depth * 2, u' ') + name.data().toString() + u' ' + name.data(ValueTreeModel::ChipRole).toString() +
                 u' ' + value.data().toString();
        lines += printed(model, name, depth + 1);
    }
    return lines;
}

} // namespace

class ValueTreeModelTest : public QObject {
    Q_OBJECT

private slots:
    void binsListsAndMapsAreATree();
    void childrenAreMadeWhenTheyAreOpened();
    void aLongListComesInParts();
    void theFilterKeepsMatchesAndTheWayToThem_data();
    void theFilterKeepsMatchesAndTheWayToThem();
    void theFilterGivesUpOnWhatIsTooMuch();
    void pathsLeadFromTheBin();
    void aNewRecordReplacesTheTree();
};

void ValueTreeModelTest::binsListsAndMapsAreATree()
{
    ValueTreeModel model;
    QAbstractItemModelTester tester(&model);
    tester.setUseFetchMore(false); // what is opened and when is the test's to say
    model.setBins(aliceBins());
    const QStringList expected{QStringLiteral("name str \"Alice Berg\""), QStringLiteral("age int 34"),
                               QStringLiteral("address map 3 entries"),   QStringLiteral("  city str \"Oslo\""),
                               QStringLiteral("  zip str \"0152\""),      QStringLiteral("  tags list 3 items"),
                               QStringLiteral("    0 str \"gold\""),      QStringLiteral("    1 int 9007199254740993"),
                               QStringLiteral("    2 blob 00 ff 10")};
    QCOMPARE(printed(model), expected);
}

void ValueTreeModelTest::childrenAreMadeWhenTheyAreOpened()
{
    ValueTreeModel model;
    model.setBins(aliceBins());
    const QModelIndex address = model.index(2, 0);
    QVERIFY(model.hasChildren(address));
    QCOMPARE(model.rowCount(address), 0);
    QVERIFY(!model.hasChildren(model.index(0, 0)));
    QVERIFY(!model.hasChildren(model.index(2, 1)));
    model.fetchMore(address);
    QCOMPARE(model.rowCount(address), 3);
    QVERIFY(!model.canFetchMore(address));
}

void ValueTreeModelTest::aLongListComesInParts()
{
    ValueTreeModel model;
    QAbstractItemModelTester tester(&model);
    tester.setUseFetchMore(false); // what is opened and when is the test's to say
    List numbers;
    for (std::int64_t i = 0; i < 1'000; ++i)
        numbers.items.emplace_back(i);
    model.setBins({{"numbers", numbers}});
    const QModelIndex list = model.index(0, 0);
    int parts = 0;
    for (; model.canFetchMore(list); ++parts)
        model.fetchMore(list);
    QVERIFY(parts > 1);
    QCOMPARE(model.rowCount(list), 1'000);
    QCOMPARE(model.index(999, ValueTreeModel::ValueColumn, list).data().toString(), QStringLiteral("999"));
}

void ValueTreeModelTest::theFilterKeepsMatchesAndTheWayToThem_data()
{
    QTest::addColumn<QString>("filter");
    QTest::addColumn<QStringList>("lines");
    QTest::newRow("a value deep down") << "GOLD"
                                       << QStringList{"address map 3 entries", "  tags list 3 items", "    0 str \"gold\""};
    QTest::newRow("a name, with what is inside")
        << "tags"
        << QStringList{"address map 3 entries", "  tags list 3 items", "    0 str \"gold\"", "    1 int 9007199254740993",
                       "    2 blob 00 ff 10"};
    QTest::newRow("a bin") << "age" << QStringList{"age int 34"};
    QTest::newRow("no place in a list") << "2"
                                        << QStringList{"address map 3 entries", "  zip str \"0152\"", "  tags list 3 items",
                                                       "    1 int 9007199254740993"};
    QTest::newRow("nothing") << "absent" << QStringList{};
}

void ValueTreeModelTest::theFilterKeepsMatchesAndTheWayToThem()
{
    QFETCH(QString, filter);
    QFETCH(QStringList, lines);
    ValueTreeModel model;
    QAbstractItemModelTester tester(&model);
    tester.setUseFetchMore(false); // what is opened and when is the test's to say
    model.setBins(aliceBins());
    model.setFilter(filter);
    QCOMPARE(printed(model), lines);
    QVERIFY(!model.filterGaveUp());
    model.setFilter({});
    QCOMPARE(printed(model).size(), 9);
}

void ValueTreeModelTest::theFilterGivesUpOnWhatIsTooMuch()
{
    ValueTreeModel model;
    model.setBins({{"numbers", List{std::vector<Value>(300'000, Value(1))}}});
    QVERIFY(!model.filterGaveUp());
    model.setFilter(QStringLiteral("absent"));
    QVERIFY(model.filterGaveUp());
    QCOMPARE(model.rowCount(), 0);
}

void ValueTreeModelTest::pathsLeadFromTheBin()
{
    ValueTreeModel model;
    model.setBins(aliceBins());
    const QModelIndex address = model.index(2, 0);
    model.fetchMore(address);
    const QModelIndex tags = model.index(2, 0, address);
    model.fetchMore(tags);
    QCOMPARE(model.path(model.index(1, 1, tags)), QStringLiteral("address.tags[1]"));
    QVERIFY(*model.value(model.index(0, 0, tags)) == Value("gold"));
    QCOMPARE(model.path({}), QString());
    QVERIFY(!model.value({}));
}

void ValueTreeModelTest::aNewRecordReplacesTheTree()
{
    ValueTreeModel model;
    QAbstractItemModelTester tester(&model);
    tester.setUseFetchMore(false); // what is opened and when is the test's to say
    model.setBins(aliceBins());
    printed(model);
    model.setBins({{"only", Nil{}}});
    QCOMPARE(printed(model), QStringList{QStringLiteral("only nil nil")});
    model.clear();
    QCOMPARE(model.rowCount(), 0);
}

QTEST_GUILESS_MAIN(ValueTreeModelTest)
#include "tst_value_tree_model.moc"
