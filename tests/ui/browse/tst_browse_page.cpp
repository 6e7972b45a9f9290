// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/sandbox.h"
#include "ui/bridge/connection.h"
#include "ui/browse/browse_page.h"
#include "ui/browse/browse_status.h"
#include "ui/browse/key_field.h"
#include "ui/browse/notice_bar.h"
#include "ui/editors/ael_edit.h"
#include "ui/editors/completion_popup.h"
#include "ui/theme/empty_state.h"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

#include <memory>

using namespace binnacle;
using namespace binnacle::ui;

namespace {

constexpr int patienceMs = 20'000;
const DataSet users = DataSet::of("test", "users");
const DataSet many = DataSet::of("test", "many");

template <typename T>
T& child(QWidget& page, const char* name)
{
    T* found = page.findChild<T*>(QLatin1String(name));
    Q_ASSERT(found);
    return *found;
}

/// What recordSelected() said last.
struct Selection {
    std::optional<Record> record;
    qint64 wireSize = 0;
    int cleared = 0;

    explicit Selection(BrowsePage& page)
    {
        QObject::connect(&page, &BrowsePage::recordSelected, &page, [this](const Record& r, qint64 size) {
            record = r;
            wireSize = size;
        });
        QObject::connect(&page, &BrowsePage::selectionCleared, &page, [this] { ++cleared; });
    }
};

} // namespace

class BrowsePageTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase();
    void aSmallSetFillsTheGridAndSelectsItsFirstRow();
    void aLargeSetWaitsAfterAFirstPage();
    void scrollingToTheEndLoadsMore();
    void loadAllReadsTheSetToItsEnd();
    void stopKeepsWhatCameAndResumeGoesOn();
    void aKeyIsReadInOneRoundTrip();
    void aMissingKeyIsSaidInANotice();
    void whatIsNoKeyIsRefusedWithItsReason();
    void columnsAreHiddenAndShown();
    void anEmptySetOffersToComposeARecord();
    void aFailureIsShownWithItsCode();
    void aPageRunBeforeTheConnectionWaitsForIt();
    void anUnreachableNodeOffersToRetry();
    void aFilterLeavesOutWhatDoesNotMatch();
    void aFilterThatCannotBeReadIsToldAndNotRun();
    void aFilterThatNothingMatchesOffersToBeCleared();
    void theBinsOfTheRowsAreOfferedInTheFilter();
    void selectedRecordsGoToTheComposer();
    void valuesAreCopied();

private:
    std::unique_ptr<test::Sandbox> m_sandbox;
    std::unique_ptr<Connection> m_connection;
};

void BrowsePageTest::initTestCase()
{
    m_sandbox = std::make_unique<test::Sandbox>();
    QVERIFY(m_sandbox->isReady());
    QVERIFY(m_sandbox->fill(users, 40, [](std::int64_t key) {
        return std::vector<Bin>{{"name", Value("user " + std::to_string(key))}, {"age", Value(key)}};
    }));
    QVERIFY(m_sandbox->fillSame(many, 7'500));
    m_connection = std::make_unique<Connection>(QStringLiteral("Sandbox"), Environment::sandbox);
    QSignalSpy catalog(m_connection.get(), &Connection::catalogChanged);
    m_connection->open(m_sandbox->hosts());
    QVERIFY(catalog.wait(patienceMs));
}

void BrowsePageTest::cleanupTestCase()
{
    m_connection.reset();
    m_sandbox.reset();
}

void BrowsePageTest::aSmallSetFillsTheGridAndSelectsItsFirstRow()
{
    BrowsePage page(*m_connection, users);
    const Selection selection(page);
    page.resize(900, 600);
    page.show();
    QSignalSpy first(&page, &BrowsePage::firstRow);
    QSignalSpy finished(&page, &BrowsePage::finished);
    QCOMPARE(child<QPushButton>(page, "runButton").text(), QStringLiteral("Run"));
    page.run();
    QVERIFY(finished.wait(patienceMs));
    QCOMPARE(first.size(), 1);
    auto& table = child<QTableView>(page, "browseTable");
    QVERIFY(table.isVisible());
    QCOMPARE(table.model()->rowCount(), 40);
    QCOMPARE(table.model()->columnCount(), 3);
    QVERIFY(selection.record);
    QVERIFY(*selection.record == page.model().record(0).value());
    QVERIFY(selection.wireSize > 0);
    QCOMPARE(child<QLabel>(page, "browseCount").text(), QStringLiteral("40"));
    QVERIFY(child<QLabel>(page, "browseRecords").text().contains(QStringLiteral("all there are")));
    QVERIFY(child<QLabel>(page, "browseFirstRow").text().startsWith(QStringLiteral("first row ")));
    QVERIFY(!child<QPushButton>(page, "loadAllButton").isVisible());
    QCOMPARE(child<QPushButton>(page, "runButton").text(), QStringLiteral("Refresh"));
    table.setCurrentIndex(table.model()->index(5, 1));
    QVERIFY(*selection.record == page.model().record(5).value());
}

void BrowsePageTest::aLargeSetWaitsAfterAFirstPage()
{
    BrowsePage page(*m_connection, many);
    page.show();
    page.run();
    QTRY_COMPARE_WITH_TIMEOUT(page.feed().state(), ScanFeed::State::paused, patienceMs);
    QCOMPARE(page.model().rowCount(), 1'000);
    QCOMPARE(child<QLabel>(page, "browseCount").text(), QStringLiteral("1,000"));
    QCOMPARE(child<QLabel>(page, "browseRecords").text(), QStringLiteral("of about 7,500 records"));
    QVERIFY(child<QPushButton>(page, "loadAllButton").isVisible());
    QVERIFY(!child<QPushButton>(page, "stopButton").isEnabled());
}

void BrowsePageTest::scrollingToTheEndLoadsMore()
{
    BrowsePage page(*m_connection, many);
    page.resize(900, 600);
    page.show();
    page.run();
    QTRY_COMPARE_WITH_TIMEOUT(page.feed().state(), ScanFeed::State::paused, patienceMs);
    auto& bar = *child<QTableView>(page, "browseTable").verticalScrollBar();
    bar.setValue(bar.maximum());
    QTRY_VERIFY_WITH_TIMEOUT(page.model().rowCount() > 1'000, patienceMs);
    QTRY_COMPARE_WITH_TIMEOUT(page.feed().state(), ScanFeed::State::paused, patienceMs);
    QVERIFY(page.model().rowCount() < 7'500);
}

void BrowsePageTest::loadAllReadsTheSetToItsEnd()
{
    BrowsePage page(*m_connection, many);
    page.show();
    page.run();
    QTRY_COMPARE_WITH_TIMEOUT(page.feed().state(), ScanFeed::State::paused, patienceMs);
    QSignalSpy finished(&page, &BrowsePage::finished);
    child<QPushButton>(page, "loadAllButton").click();
    QVERIFY(finished.wait(patienceMs));
    QCOMPARE(page.model().rowCount(), 7'500);
}

void BrowsePageTest::stopKeepsWhatCameAndResumeGoesOn()
{
    BrowsePage page(*m_connection, many);
    page.show();
    QSignalSpy first(&page, &BrowsePage::firstRow);
    page.run();
    auto& stop = child<QPushButton>(page, "stopButton");
    QVERIFY(stop.isEnabled());
    QVERIFY(first.wait(patienceMs));
    page.loadAll();
    stop.click();
    QVERIFY(!page.feed().isLoading());
    QCOMPARE(stop.text(), QStringLiteral("Resume"));
    QCOMPARE(child<QLabel>(page, "browseState").text(), QStringLiteral("stopped"));
    QSignalSpy finished(&page, &BrowsePage::finished);
    if (page.feed().state() == ScanFeed::State::paused)
        stop.click();
    QVERIFY(finished.wait(patienceMs));
    QCOMPARE(page.model().rowCount(), 7'500);
    QCOMPARE(stop.text(), QStringLiteral("Stop"));
}

void BrowsePageTest::aKeyIsReadInOneRoundTrip()
{
    BrowsePage page(*m_connection, users);
    const Selection selection(page);
    auto& field = child<KeyField>(page, "keyField");
    QTest::keyClicks(&field, QStringLiteral("17"));
    QTest::keyClick(&field, Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(selection.record, patienceMs);
    QVERIFY(selection.record->key == users.id(17));
    QCOMPARE(selection.record->bin("age")->as<std::int64_t>() ? *selection.record->bin("age")->as<std::int64_t>() : -1, 17);
    QCOMPARE(selection.wireSize, -1);
    QCOMPARE(page.model().rowCount(), 0); // no scan

    page.goToKey(KeyItem(users.id(3).digest));
    QTRY_COMPARE_WITH_TIMEOUT(selection.record->key.digest, users.id(3).digest, patienceMs);
}

void BrowsePageTest::aMissingKeyIsSaidInANotice()
{
    BrowsePage page(*m_connection, users);
    page.show();
    const Selection selection(page);
    page.goToKey(KeyValue(std::int64_t{4711}));
    auto& notice = child<NoticeBar>(page, "browseNotice");
    QTRY_VERIFY_WITH_TIMEOUT(notice.isVisible(), patienceMs);
    QVERIFY(notice.sentence().startsWith(QStringLiteral("2 · record not found")));
    QVERIFY(!selection.record);
    page.goToKey(KeyValue(std::int64_t{1}));
    QTRY_VERIFY_WITH_TIMEOUT(selection.record, patienceMs);
    QVERIFY(!notice.isVisible());
}

void BrowsePageTest::whatIsNoKeyIsRefusedWithItsReason()
{
    BrowsePage page(*m_connection, users);
    page.show();
    auto& field = child<KeyField>(page, "keyField");
    QSignalSpy entered(&field, &KeyField::keyEntered);
    for (const char* text : {"0xabc", "99999999999999999999", "\"open"}) {
        field.setText(QLatin1String(text));
        QTest::keyClick(&field, Qt::Key_Return);
        QVERIFY(child<NoticeBar>(page, "browseNotice").isVisible());
        QVERIFY(child<NoticeBar>(page, "browseNotice").sentence().contains(QLatin1String(text)));
        QCOMPARE(field.property("invalid").toString(), QStringLiteral("yes"));
    }
    field.clear();
    QTest::keyClick(&field, Qt::Key_Return);
    QCOMPARE(entered.size(), 0);
}

void BrowsePageTest::columnsAreHiddenAndShown()
{
    BrowsePage page(*m_connection, users);
    page.show();
    QSignalSpy finished(&page, &BrowsePage::finished);
    page.run();
    QVERIFY(finished.wait(patienceMs));
    auto& table = child<QTableView>(page, "browseTable");
    QMenu* menu = child<QPushButton>(page, "columnsButton").menu();
    QVERIFY(menu);
    emit menu->aboutToShow();
    const auto boxes = menu->findChildren<QCheckBox*>();
    QCOMPARE(boxes.size(), 2);
    QCOMPARE(boxes.front()->text(), QStringLiteral("name"));
    boxes.front()->setChecked(false);
    QVERIFY(table.isColumnHidden(1));
    QVERIFY(!table.isColumnHidden(2));
    boxes.front()->setChecked(true);
    QVERIFY(!table.isColumnHidden(1));
}

void BrowsePageTest::anEmptySetOffersToComposeARecord()
{
    BrowsePage page(*m_connection, DataSet::of("test", "nobody"));
    page.show();
    QSignalSpy finished(&page, &BrowsePage::finished);
    page.run();
    QVERIFY(finished.wait(patienceMs));
    auto* empty = page.findChild<EmptyState*>();
    QVERIFY(empty && empty->isVisible());
    QCOMPARE(empty->title(), QStringLiteral("nobody is empty"));
    std::optional<OperationDocument> document;
    connect(&page, &BrowsePage::composeRequested, &page, [&](const OperationDocument& d) { document = d; });
    emit empty->actionTriggered();
    QVERIFY(document && document->segments.size() == 1);
    QVERIFY(document->segments.front().verb == Verb::insert);
    QVERIFY(document->segments.front().dataSet == page.dataSet());
}

void BrowsePageTest::aFailureIsShownWithItsCode()
{
    BrowsePage page(*m_connection, DataSet::of("nowhere", "users"));
    page.show();
    QSignalSpy finished(&page, &BrowsePage::finished);
    page.run();
    QVERIFY(finished.wait(patienceMs));
    auto* empty = page.findChild<EmptyState*>();
    QVERIFY(empty && empty->isVisible());
    QCOMPARE(empty->title(), QStringLiteral("users could not be read"));
    QVERIFY2(empty->sentence().startsWith(QStringLiteral("20 · ")), qPrintable(empty->sentence()));
    emit empty->actionTriggered();
    QVERIFY(page.feed().isLoading());
    QVERIFY(finished.wait(patienceMs));
}

void BrowsePageTest::aPageRunBeforeTheConnectionWaitsForIt()
{
    Connection connection(QStringLiteral("Sandbox"), Environment::sandbox);
    BrowsePage page(connection, users);
    page.show();
    page.run();
    auto* empty = page.findChild<EmptyState*>();
    QVERIFY(empty->isVisible());
    QCOMPARE(empty->title(), QStringLiteral("Sandbox is not connected"));
    QSignalSpy finished(&page, &BrowsePage::finished);
    connection.open(m_sandbox->hosts());
    QCOMPARE(empty->title(), QStringLiteral("Connecting to Sandbox"));
    QVERIFY(finished.wait(patienceMs));
    QCOMPARE(page.model().rowCount(), 40);
}

void BrowsePageTest::anUnreachableNodeOffersToRetry()
{
    test::Sandbox mortal;
    QVERIFY(mortal.isReady());
    const std::vector<Host> hosts = mortal.hosts();
    mortal.stop();
    Connection connection(QStringLiteral("Gone"), Environment::production);
    BrowsePage page(connection, users);
    page.show();
    page.run();
    connection.open(hosts);
    QTRY_COMPARE_WITH_TIMEOUT(connection.state(), Connection::State::failed, patienceMs);
    auto* empty = page.findChild<EmptyState*>();
    QCOMPARE(empty->title(), QStringLiteral("Gone cannot be reached"));
    QVERIFY(!empty->sentence().isEmpty());
    emit empty->actionTriggered();
    QCOMPARE(connection.state(), Connection::State::connecting);
}

void BrowsePageTest::aFilterLeavesOutWhatDoesNotMatch()
{
    BrowsePage page(*m_connection, users);
    page.resize(900, 600);
    page.show();
    QSignalSpy finished(&page, &BrowsePage::finished);
    page.run();
    QVERIFY(finished.wait(patienceMs));
    auto& filter = child<AelEdit>(page, "filterEdit");
    auto& run = child<QPushButton>(page, "runButton");
    page.focusFilter();
    QTest::keyClicks(&filter, QStringLiteral("$.age > 36"));
    QCOMPARE(run.text(), QStringLiteral("Run"));
    QTest::keyClick(&filter, Qt::Key_Return);
    QVERIFY(finished.wait(patienceMs));
    QVERIFY(page.filter() == Filter::text("$.age > 36"));
    QCOMPARE(page.model().rowCount(), 4);
    QCOMPARE(child<QLabel>(page, "browseCount").text(), QStringLiteral("4"));
    QCOMPARE(child<QLabel>(page, "browseRecords").text(), QStringLiteral("records match, all that do"));
    QCOMPARE(run.text(), QStringLiteral("Refresh"));
    QTest::keyClick(&filter, Qt::Key_Escape);
    QVERIFY(finished.wait(patienceMs));
    QVERIFY(filter.text().isEmpty() && !page.filter());
    QCOMPARE(page.model().rowCount(), 40);
}

void BrowsePageTest::aFilterThatCannotBeReadIsToldAndNotRun()
{
    BrowsePage page(*m_connection, users);
    page.show();
    auto& filter = child<AelEdit>(page, "filterEdit");
    auto& problem = child<QLabel>(page, "filterProblem");
    page.focusFilter();
    QTest::keyClicks(&filter, QStringLiteral("$.age >"));
    QVERIFY(!problem.isVisible()); // not while it is being typed
    QTRY_VERIFY(problem.isVisible() && !problem.text().isEmpty());
    QVERIFY(!child<QPushButton>(page, "runButton").isEnabled());
    QTest::keyClick(&filter, Qt::Key_Return);
    QCOMPARE(page.feed().state(), ScanFeed::State::idle);
    QTest::keyClicks(&filter, QStringLiteral(" 1"));
    QVERIFY(!problem.isVisible());
    QVERIFY(child<QPushButton>(page, "runButton").isEnabled());
}

void BrowsePageTest::aFilterThatNothingMatchesOffersToBeCleared()
{
    BrowsePage page(*m_connection, users);
    page.resize(900, 600);
    page.show();
    QSignalSpy finished(&page, &BrowsePage::finished);
    page.focusFilter();
    auto& filter = child<AelEdit>(page, "filterEdit");
    QTest::keyClicks(&filter, QStringLiteral("$.age > 1000"));
    QTest::keyClick(&filter, Qt::Key_Return);
    QVERIFY(finished.wait(patienceMs));
    auto* const empty = page.findChild<EmptyState*>();
    QTRY_VERIFY(empty->isVisible());
    QCOMPARE(empty->title(), QStringLiteral("No record of users matches"));
    emit empty->actionTriggered();
    QVERIFY(finished.wait(patienceMs));
    QCOMPARE(page.model().rowCount(), 40);
}

void BrowsePageTest::theBinsOfTheRowsAreOfferedInTheFilter()
{
    BrowsePage page(*m_connection, users);
    page.resize(900, 600);
    page.show();
    QVERIFY(QTest::qWaitForWindowActive(&page));
    QSignalSpy finished(&page, &BrowsePage::finished);
    page.run();
    QVERIFY(finished.wait(patienceMs));
    page.focusFilter();
    auto& filter = child<AelEdit>(page, "filterEdit");
    QTest::keyClicks(&filter, QStringLiteral("$.a"));
    auto* const popup = filter.findChild<CompletionPopup*>();
    QVERIFY(popup->isVisible());
    QVERIFY(popup->currentItem()->text().contains(QStringLiteral("age")));
    QTest::keyClick(&filter, Qt::Key_Tab);
    QCOMPARE(filter.text(), QStringLiteral("$.age"));
}

void BrowsePageTest::selectedRecordsGoToTheComposer()
{
    BrowsePage page(*m_connection, users);
    page.show();
    QSignalSpy finished(&page, &BrowsePage::finished);
    page.run();
    QVERIFY(finished.wait(patienceMs));
    std::optional<OperationDocument> document;
    connect(&page, &BrowsePage::composeRequested, &page, [&](const OperationDocument& d) { document = d; });
    auto& table = child<QTableView>(page, "browseTable");
    table.clearSelection();
    table.selectionModel()->select(QItemSelection(table.model()->index(2, 0), table.model()->index(4, 2)),
                                   QItemSelectionModel::ClearAndSelect);
    auto* remove = page.findChild<QAction*>(QStringLiteral("composeDeleteAction"));
    QVERIFY(remove);
    remove->trigger();
    QVERIFY(document);
    const Segment& segment = document->segments.front();
    QVERIFY(segment.verb == Verb::remove);
    QCOMPARE(segment.keys.size(), std::size_t{3});
    QVERIFY(std::get<KeyValue>(segment.keys.front()) == *page.model().record(2).value().key.userKey);
}

void BrowsePageTest::valuesAreCopied()
{
    BrowsePage page(*m_connection, users);
    page.show();
    QSignalSpy finished(&page, &BrowsePage::finished);
    page.run();
    QVERIFY(finished.wait(patienceMs));
    auto& table = child<QTableView>(page, "browseTable");
    table.setCurrentIndex(table.model()->index(0, 1));
    page.findChild<QAction*>(QStringLiteral("copyValueAction"))->trigger();
    QCOMPARE(QApplication::clipboard()->text(), table.model()->index(0, 1).data().toString());
    page.findChild<QAction*>(QStringLiteral("copyDigestAction"))->trigger();
    QCOMPARE(QApplication::clipboard()->text(), QString::fromStdString(toHex(page.model().record(0).value().key.digest)));
    page.findChild<QAction*>(QStringLiteral("copyRecordAction"))->trigger();
    QVERIFY(QApplication::clipboard()->text().contains(QStringLiteral("\"age\"")));
}

QTEST_MAIN(BrowsePageTest)
#include "tst_browse_page.moc"
