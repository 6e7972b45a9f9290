// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/scan_records.h"
#include "tests/support/seed.h"
#include "ui/models/record_table_model.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace binnacle;
using namespace binnacle::ui;
using binnacle::test::ScanRecords;
using binnacle::test::userRecord;

namespace {

PreparedChunk chunkOf(const std::vector<Record>& records)
{
    ScanRecords scan;
    for (const Record& record : records)
        scan.add(record);
    return prepare(RecordChunk(scan.bytes, scan.offsets));
}

template <typename... T>
std::vector<PreparedChunk> list(T... chunks)
{
    std::vector<PreparedChunk> all;
    (all.push_back(std::move(chunks)), ...);
    return all;
}

QStringList headers(const RecordTableModel& model)
{
    QStringList names;
    for (int column = 0; column < model.columnCount(); ++column)
        names += model.headerData(column, Qt::Horizontal).toString();
    return names;
}

QString chip(const RecordTableModel& model, int column)
{
    return model.headerData(column, Qt::Horizontal, RecordTableModel::ChipRole).toString();
}

} // namespace

class RecordTableModelTest : public QObject {
    Q_OBJECT

private slots:
    void anEmptyModelHasTheKeyColumnOnly();
    void rowsComeInOneInsertion();
    void columnsAreInTheOrderOfDiscovery();
    void aBinOfSeveralTypesIsMixed();
    void cellsShowValuesAndMissingBinsNothing();
    void numbersAreRightAlignedAndBooleansDimWhenFalse();
    void anUnreadableRecordSaysSoAndHurtsNobodyElse();
    void chunksOfAnOlderGenerationAreDropped();
    void restartEmptiesIt();
    void aRowIsTheRecordThatCame();
    void columnsAreBounded();
    void tipsArePlainText();
};

void RecordTableModelTest::anEmptyModelHasTheKeyColumnOnly()
{
    RecordTableModel model;
    const QAbstractItemModelTester tester(&model);
    QCOMPARE(model.rowCount(), 0);
    QCOMPARE(headers(model), QStringList{QStringLiteral("key")});
    QCOMPARE(chip(model, 0), QString());
    QCOMPARE(model.append(model.generation(), {}), 0);
}

void RecordTableModelTest::rowsComeInOneInsertion()
{
    RecordTableModel model;
    const QAbstractItemModelTester tester(&model);
    QSignalSpy rows(&model, &QAbstractItemModel::rowsInserted);
    const auto generation = model.restart();
    QCOMPARE(model.append(generation, list(chunkOf({userRecord(1, {{"a", 1}}), userRecord(2, {{"a", 2}})}),
                                           chunkOf({userRecord(3, {{"a", 3}})}))),
             3);
    QCOMPARE(rows.size(), 1);
    QCOMPARE(rows.front().at(1).toInt(), 0);
    QCOMPARE(rows.front().at(2).toInt(), 2);
    QCOMPARE(model.append(generation, list(chunkOf({userRecord(4, {})}))), 1);
    QCOMPARE(model.rowCount(), 4);
    QCOMPARE(model.index(3, 0).data().toString(), QStringLiteral("4"));
    QCOMPARE(model.index(2, 1).data().toString(), QStringLiteral("3"));
}

void RecordTableModelTest::columnsAreInTheOrderOfDiscovery()
{
    RecordTableModel model;
    const QAbstractItemModelTester tester(&model);
    const auto generation = model.restart();
    model.append(generation, list(chunkOf({userRecord(1, {{"b", 1}, {"a", "x"}})})));
    QSignalSpy columns(&model, &QAbstractItemModel::columnsInserted);
    model.append(generation, list(chunkOf({userRecord(2, {{"a", "y"}, {"d", true}, {"c", 1.5}})})));
    QCOMPARE(headers(model), (QStringList{QStringLiteral("key"), QStringLiteral("b"), QStringLiteral("a"), QStringLiteral("d"),
                                          QStringLiteral("c")}));
    QCOMPARE(columns.size(), 1);
    QCOMPARE(chip(model, 1), QStringLiteral("int"));
    QCOMPARE(chip(model, 2), QStringLiteral("str"));
    QCOMPARE(chip(model, 3), QStringLiteral("bool"));
    QCOMPARE(chip(model, 4), QStringLiteral("dbl"));
}

void RecordTableModelTest::aBinOfSeveralTypesIsMixed()
{
    RecordTableModel model;
    const auto generation = model.restart();
    model.append(generation, list(chunkOf({userRecord(1, {{"a", 1}}), userRecord(2, {{"a", 2}})})));
    QSignalSpy header(&model, &QAbstractItemModel::headerDataChanged);
    model.append(generation, list(chunkOf({userRecord(3, {{"a", "x"}})})));
    QCOMPARE(chip(model, 1), QStringLiteral("mixed"));
    QCOMPARE(header.size(), 1);
    QCOMPARE(model.binColumns().typesText(0), QStringLiteral("int 2 · str 1"));
    model.append(generation, list(chunkOf({userRecord(4, {{"a", "y"}})})));
    QCOMPARE(header.size(), 1); // nothing new to show
}

void RecordTableModelTest::cellsShowValuesAndMissingBinsNothing()
{
    RecordTableModel model;
    const auto generation = model.restart();
    Record byDigest = userRecord(9, {{"name", "Alice Berg"}});
    byDigest.key.userKey.reset();
    model.append(generation, list(chunkOf({userRecord(1, {{"name", "Bo"}, {"map", Map{{{Value("k"), Value(1)}}}}}), byDigest})));
    QCOMPARE(model.index(0, 1).data().toString(), QStringLiteral("Bo"));
    QCOMPARE(model.index(0, 2).data().toString(), QStringLiteral("{k: 1}"));
    QCOMPARE(model.index(0, 2).data(RecordTableModel::ChipRole).toString(), QStringLiteral("map"));
    QCOMPARE(model.index(1, 2).data().toString(), QString());
    QCOMPARE(model.index(1, 2).data(RecordTableModel::ChipRole).toString(), QString());
    QVERIFY(model.index(1, 0).data().toString().contains(u'…'));
    QVERIFY(!model.index(7, 7).isValid());
}

void RecordTableModelTest::numbersAreRightAlignedAndBooleansDimWhenFalse()
{
    RecordTableModel model;
    model.append(model.restart(), list(chunkOf({userRecord(1, {{"i", 1}, {"d", 1.5}, {"s", "x"}, {"t", true}, {"f", false}})})));
    const auto right = [&](int column) {
        return model.index(0, column).data(Qt::TextAlignmentRole).value<Qt::Alignment>().testFlag(Qt::AlignRight);
    };
    QVERIFY(right(0));
    QVERIFY(right(1));
    QVERIFY(right(2));
    QVERIFY(!right(3));
    QVERIFY(!right(4));
    QCOMPARE(model.cellTone(model.index(0, 4)), RecordTableModel::CellTone::plain);
    QCOMPARE(model.cellTone(model.index(0, 5)), RecordTableModel::CellTone::dim);
    QVERIFY(!model.index(0, 3).data(RecordTableModel::NumericRole).toBool());
    QVERIFY(model.index(0, 1).data(RecordTableModel::NumericRole).toBool());
}

void RecordTableModelTest::anUnreadableRecordSaysSoAndHurtsNobodyElse()
{
    ScanRecords scan;
    scan.add(userRecord(1, {{"a", 1}}));
    scan.addUnreadable();
    scan.add(userRecord(3, {{"a", 3}}));
    RecordTableModel model;
    const QAbstractItemModelTester tester(&model);
    model.append(model.restart(), list(prepare(RecordChunk(scan.bytes, scan.offsets))));
    QCOMPARE(model.rowCount(), 3);
    QVERIFY(model.index(1, 0).data().toString().startsWith(QStringLiteral("unreadable: ")));
    QCOMPARE(model.cellTone(model.index(1, 0)), RecordTableModel::CellTone::danger);
    QCOMPARE(model.index(1, 1).data().toString(), QString());
    QVERIFY(!model.record(1).ok());
    QCOMPARE(model.index(2, 1).data().toString(), QStringLiteral("3"));
}

void RecordTableModelTest::chunksOfAnOlderGenerationAreDropped()
{
    RecordTableModel model;
    const auto first = model.restart();
    const auto second = model.restart();
    QVERIFY(first != second);
    QCOMPARE(model.append(first, list(chunkOf({userRecord(1, {{"a", 1}})}))), 0);
    QCOMPARE(model.rowCount(), 0);
    QCOMPARE(model.columnCount(), 1);
    QCOMPARE(model.append(second, list(chunkOf({userRecord(1, {{"a", 1}})}))), 1);
}

void RecordTableModelTest::restartEmptiesIt()
{
    RecordTableModel model;
    const QAbstractItemModelTester tester(&model);
    model.append(model.restart(), list(chunkOf({userRecord(1, {{"a", "old"}})})));
    QCOMPARE(model.index(0, 1).data().toString(), QStringLiteral("old"));
    QVERIFY(model.byteSize() > 0);
    const auto generation = model.restart();
    QCOMPARE(model.rowCount(), 0);
    QCOMPARE(model.columnCount(), 1);
    QCOMPARE(model.byteSize(), std::uint64_t{0});
    model.append(generation, list(chunkOf({userRecord(1, {{"b", "new"}})})));
    QCOMPARE(model.index(0, 1).data().toString(), QStringLiteral("new"));
}

void RecordTableModelTest::aRowIsTheRecordThatCame()
{
    auto generator = test::seededGenerator();
    RecordTableModel model;
    const auto generation = model.restart();
    std::vector<Record> all;
    std::uint64_t bytes = 0;
    for (int round = 0; round < 40; ++round) {
        std::vector<PreparedChunk> chunks;
        for (std::int64_t count = test::between(generator, 0, 3); count > 0; --count) {
            std::vector<Record> records;
            for (std::int64_t size = test::between(generator, 0, 40); size > 0; --size)
                records.push_back(
                    userRecord(static_cast<std::int64_t>(generator()),
                               {{"bin" + std::to_string(test::between(generator, 0, 9)), std::to_string(generator())}}));
            chunks.push_back(chunkOf(records));
            all.insert(all.end(), records.begin(), records.end());
            bytes += chunks.back().chunk.byteSize();
        }
        model.append(generation, std::move(chunks));
    }
    QCOMPARE(model.rowCount(), static_cast<int>(all.size()));
    QCOMPARE(model.byteSize(), bytes);
    for (int look = 0; look < 2'000; ++look) {
        const auto row = static_cast<int>(test::between(generator, 0, model.rowCount() - 1));
        QVERIFY(model.record(row).value() == all[static_cast<std::size_t>(row)]);
        QVERIFY(model.recordSize(row) > 0);
    }
}

void RecordTableModelTest::columnsAreBounded()
{
    RecordTableModel model;
    const auto generation = model.restart();
    for (int part = 0; part < 5; ++part) {
        std::vector<Bin> bins;
        for (int i = 0; i < 300; ++i)
            bins.push_back({"b" + std::to_string(part * 300 + i), Value(i)});
        model.append(generation, list(chunkOf({userRecord(part, bins)})));
    }
    QCOMPARE(model.columnCount(), 1 + static_cast<int>(mostColumns));
    QVERIFY(model.binColumns().leftOff());
    QCOMPARE(model.rowCount(), 5);
    QVERIFY(model.record(4).value().bin("b1499"));
}

void RecordTableModelTest::tipsArePlainText()
{
    RecordTableModel model;
    model.append(model.restart(), list(chunkOf({userRecord(1, {{"s", "<b>bold</b>"}})})));
    QVERIFY(model.index(0, 1).data(Qt::ToolTipRole).toString().contains(QStringLiteral("&lt;b&gt;bold")));
}

QTEST_GUILESS_MAIN(RecordTableModelTest)
#include "tst_record_table_model.moc"
