// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/scan_records.h"
#include "ui/models/value_text.h"
#include "ui/record/inspector_panel.h"

#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

using namespace binnacle;
using namespace binnacle::ui;

namespace {

Record alice()
{
    const Value tags = List{{Value("gold"), Value(std::int64_t{9007199254740993})}};
    const Value address = Map{{{Value("city"), Value("Oslo")}, {Value("tags"), tags}}};
    Record record = test::userRecord(42, {{"name", "Alice Berg"}, {"age", 34}, {"address", address}});
    record.generation = 7;
    record.voidTime = 10'000;
    return record;
}

QString text(const InspectorPanel& panel, const char* label)
{
    const auto* found = panel.findChild<QLabel*>(QLatin1String(label));
    return found ? found->text() : QStringLiteral("no such label");
}

int shownRows(const QTreeView& tree, const QModelIndex& parent = {})
{
    int rows = 0;
    for (int row = 0; row < tree.model()->rowCount(parent); ++row) {
        const QModelIndex index = tree.model()->index(row, 0, parent);
        rows += 1 + (tree.isExpanded(index) ? shownRows(tree, index) : 0);
    }
    return rows;
}

} // namespace

class InspectorPanelTest : public QObject {
    Q_OBJECT

private slots:
    void itSpeaksWhenNothingIsSelected();
    void aRecordIsShownWithItsMetadata();
    void theTimeToLiveCountsDown();
    void theDigestIsCopiedInFull();
    void findKeepsWhatMatches();
    void whatWasOpenedStaysOpen();
    void theCurrentValueIsCopied();
    void aRecordWithoutBinsSaysSo();
};

void InspectorPanelTest::itSpeaksWhenNothingIsSelected()
{
    InspectorPanel panel;
    panel.show();
    QVERIFY(!panel.record());
    auto* tree = panel.findChild<QTreeView*>(QStringLiteral("inspectorTree"));
    QVERIFY(tree && !tree->isVisible());
    panel.showRecord(alice());
    QVERIFY(tree->isVisible());
    panel.clear();
    QVERIFY(!tree->isVisible());
    QVERIFY(!panel.record());
}

void InspectorPanelTest::aRecordIsShownWithItsMetadata()
{
    InspectorPanel panel;
    panel.show();
    const Record record = alice();
    panel.showRecord(record, 1'331);
    QCOMPARE(text(panel, "inspectorKey"), QStringLiteral("42"));
    QCOMPARE(text(panel, "inspectorWhere"), QStringLiteral("test · users"));
    QCOMPARE(text(panel, "inspectorGeneration"), QStringLiteral("7"));
    QCOMPARE(text(panel, "inspectorSize"), QStringLiteral("1.3 KiB"));
    QCOMPARE(text(panel, "inspectorDigest"), shortDigestText(record.key.digest));
    QCOMPARE(panel.findChild<QLabel*>(QStringLiteral("inspectorDigest"))->toolTip(), digestText(record.key.digest));
    QVERIFY(*panel.record() == record);
    panel.showRecord(record);
    QVERIFY(!panel.findChild<QLabel*>(QStringLiteral("inspectorSize"))->isVisible());
}

void InspectorPanelTest::theTimeToLiveCountsDown()
{
    std::int64_t now = voidTimeEpoch + 10'000 - 3'588;
    InspectorPanel panel;
    panel.setClock([&now] { return now; });
    panel.show();
    panel.showRecord(alice());
    QCOMPARE(text(panel, "inspectorExpires"), QStringLiteral("in 59 m 48 s"));
    now += 1;
    QTRY_COMPARE(text(panel, "inspectorExpires"), QStringLiteral("in 59 m 47 s"));
    now += 100'000;
    QTRY_COMPARE(text(panel, "inspectorExpires"), QStringLiteral("expired"));
    Record lasting = alice();
    lasting.voidTime = 0;
    panel.showRecord(lasting);
    QCOMPARE(text(panel, "inspectorExpires"), QStringLiteral("never"));
}

void InspectorPanelTest::theDigestIsCopiedInFull()
{
    InspectorPanel panel;
    const Record record = alice();
    panel.showRecord(record);
    panel.findChild<QToolButton*>(QStringLiteral("inspectorCopyDigest"))->click();
    QCOMPARE(QApplication::clipboard()->text(), QString::fromStdString(toHex(record.key.digest)));
}

void InspectorPanelTest::findKeepsWhatMatches()
{
    InspectorPanel panel;
    panel.resize(336, 600);
    panel.show();
    panel.showRecord(alice());
    auto* tree = panel.findChild<QTreeView*>(QStringLiteral("inspectorTree"));
    auto* find = panel.findChild<QLineEdit*>(QStringLiteral("inspectorFind"));
    auto* note = panel.findChild<QLabel*>(QStringLiteral("inspectorFindNote"));
    QTest::keyClicks(find, QStringLiteral("gold"));
    QCOMPARE(shownRows(*tree), 3); // the bin, the list in it, the item
    QVERIFY(!note->isVisible());
    QTest::keyClicks(find, QStringLiteral("en"));
    QCOMPARE(shownRows(*tree), 0);
    QVERIFY(note->isVisible());
    find->clear();
    QVERIFY(shownRows(*tree) >= 5);
    QVERIFY(!note->isVisible());
    find->setText(QStringLiteral("alice"));
    panel.showRecord(test::userRecord(7, {{"name", "Jonas"}}));
    QVERIFY(note->isVisible()); // the filter stays, and says why nothing is there
}

void InspectorPanelTest::whatWasOpenedStaysOpen()
{
    InspectorPanel panel;
    panel.show();
    panel.showRecord(alice());
    auto* tree = panel.findChild<QTreeView*>(QStringLiteral("inspectorTree"));
    const auto address = [&] { return tree->model()->index(2, 0); };
    QVERIFY(tree->isExpanded(address())); // a short map of a bin is open at first
    const QModelIndex tags = tree->model()->index(1, 0, address());
    QVERIFY(!tree->isExpanded(tags));
    tree->expand(tags);
    panel.showRecord(alice());
    QVERIFY(tree->isExpanded(tree->model()->index(1, 0, address())));
    tree->collapse(address());
    panel.showRecord(alice());
    QVERIFY(!tree->isExpanded(address()));
}

void InspectorPanelTest::theCurrentValueIsCopied()
{
    InspectorPanel panel;
    panel.show();
    panel.showRecord(alice());
    auto* tree = panel.findChild<QTreeView*>(QStringLiteral("inspectorTree"));
    tree->setCurrentIndex(tree->model()->index(0, 0));
    tree->findChild<QAction*>(QStringLiteral("copyTreeValueAction"))->trigger();
    QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("Alice Berg"));
    tree->setCurrentIndex(tree->model()->index(0, 1, tree->model()->index(2, 0)));
    tree->findChild<QAction*>(QStringLiteral("copyTreePathAction"))->trigger();
    QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("address.city"));
}

void InspectorPanelTest::aRecordWithoutBinsSaysSo()
{
    InspectorPanel panel;
    panel.show();
    panel.showRecord(test::userRecord(1, {}));
    QVERIFY(panel.findChild<QLabel*>(QStringLiteral("inspectorFindNote"))->isVisible());
    panel.showRecord(alice());
    QVERIFY(!panel.findChild<QLabel*>(QStringLiteral("inspectorFindNote"))->isVisible());
}

QTEST_MAIN(InspectorPanelTest)
#include "tst_inspector_panel.moc"
