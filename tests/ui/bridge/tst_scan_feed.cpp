// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/sandbox.h"
#include "ui/bridge/scan_feed.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include <memory>
#include <set>

using namespace binnacle;
using namespace binnacle::ui;

namespace {

constexpr int patienceMs = 20'000;
const DataSet many = DataSet::of("test", "many");
const DataSet few = DataSet::of("test", "few");
constexpr int manyCount = 6'500;

} // namespace

class ScanFeedTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase();
    void aSmallSetIsReadToItsEnd();
    void aLargeSetStopsAfterAFirstPage();
    void loadAllReadsEveryRecordOnce();
    void moreReadsAboutSoMany();
    void aPauseStopsSoonAndGoesOn();
    void aNewStartDropsTheOldRows();
    void cancelLeavesNothingUnderWay();
    void anEmptySetIsComplete();
    void aMissingNamespaceIsAFailure();
    void aNodeThatDiesKeepsTheRowsThatCame();

private:
    std::unique_ptr<test::Sandbox> m_sandbox;
    std::unique_ptr<Cluster> m_cluster;
    std::unique_ptr<Session> m_session;
};

void ScanFeedTest::initTestCase()
{
    m_sandbox = std::make_unique<test::Sandbox>();
    QVERIFY(m_sandbox->isReady());
    QVERIFY(m_sandbox->fillSame(many, manyCount));
    QVERIFY(m_sandbox->fillSame(few, 30));
    m_cluster = std::make_unique<Cluster>(ClusterDefinition(m_sandbox->hosts()).connect());
    m_session = std::make_unique<Session>(m_cluster->createSession());
}

void ScanFeedTest::cleanupTestCase()
{
    m_session.reset();
    m_cluster.reset();
    m_sandbox.reset();
}

void ScanFeedTest::aSmallSetIsReadToItsEnd()
{
    RecordTableModel model;
    const QAbstractItemModelTester tester(&model);
    ScanFeed feed(model);
    QSignalSpy first(&feed, &ScanFeed::firstRow);
    QSignalSpy finished(&feed, &ScanFeed::finished);
    feed.start(*m_session, few);
    QVERIFY(feed.isLoading());
    QVERIFY(finished.wait(patienceMs));
    QCOMPARE(feed.state(), ScanFeed::State::complete);
    QCOMPARE(model.rowCount(), 30);
    QCOMPARE(model.columnCount(), 3);
    QCOMPARE(first.size(), 1);
    QVERIFY(feed.timeToFirstRow() && feed.timeToFirstRow()->count() > 0);
    QVERIFY(feed.recordsPerSecond() > 0);
    feed.more();
    feed.loadAll();
    QCOMPARE(feed.state(), ScanFeed::State::complete);
}

void ScanFeedTest::aLargeSetStopsAfterAFirstPage()
{
    RecordTableModel model;
    ScanFeed feed(model);
    feed.start(*m_session, many);
    QTRY_COMPARE_WITH_TIMEOUT(feed.state(), ScanFeed::State::paused, patienceMs);
    QTest::qWait(300);
    QCOMPARE(model.rowCount(), static_cast<int>(ScanFeed::firstPage));
    QCOMPARE(feed.received(), ScanFeed::firstPage);
}

void ScanFeedTest::loadAllReadsEveryRecordOnce()
{
    RecordTableModel model;
    ScanFeed feed(model);
    QSignalSpy inserted(&feed, &ScanFeed::inserted);
    QSignalSpy finished(&feed, &ScanFeed::finished);
    feed.start(*m_session, many);
    feed.loadAll();
    QVERIFY(feed.isLoadingAll());
    QVERIFY(finished.wait(patienceMs));
    QCOMPARE(feed.state(), ScanFeed::State::complete);
    QCOMPARE(model.rowCount(), manyCount);
    std::set<Digest> digests;
    for (int row = 0; row < model.rowCount(); ++row)
        digests.insert(model.record(row).value().key.digest);
    QCOMPARE(digests.size(), std::size_t{manyCount});
    QVERIFY2(inserted.size() < 100, qPrintable(QString::number(inserted.size())));
}

void ScanFeedTest::moreReadsAboutSoMany()
{
    RecordTableModel model;
    ScanFeed feed(model);
    feed.start(*m_session, many);
    QTRY_COMPARE_WITH_TIMEOUT(feed.state(), ScanFeed::State::paused, patienceMs);
    feed.more(2'000);
    QVERIFY(feed.isLoading());
    QTRY_COMPARE_WITH_TIMEOUT(feed.state(), ScanFeed::State::paused, patienceMs);
    QCOMPARE(model.rowCount(), 3'000);
}

void ScanFeedTest::aPauseStopsSoonAndGoesOn()
{
    RecordTableModel model;
    ScanFeed feed(model);
    QSignalSpy first(&feed, &ScanFeed::firstRow);
    feed.start(*m_session, many);
    QVERIFY(first.wait(patienceMs));
    feed.pause();
    QVERIFY(!feed.isLoading());
    QTest::qWait(500);
    QVERIFY(model.rowCount() <= static_cast<int>(ScanFeed::firstPage));
    QSignalSpy finished(&feed, &ScanFeed::finished);
    feed.loadAll();
    QVERIFY(finished.wait(patienceMs));
    QCOMPARE(model.rowCount(), manyCount);
}

void ScanFeedTest::aNewStartDropsTheOldRows()
{
    RecordTableModel model;
    ScanFeed feed(model);
    feed.start(*m_session, many);
    feed.loadAll();
    QSignalSpy finished(&feed, &ScanFeed::finished);
    feed.start(*m_session, few);
    QVERIFY(finished.wait(patienceMs));
    QTest::qWait(300);
    QCOMPARE(model.rowCount(), 30);
    QCOMPARE(finished.size(), 1);
}

void ScanFeedTest::cancelLeavesNothingUnderWay()
{
    RecordTableModel model;
    {
        ScanFeed feed(model);
        feed.start(*m_session, many);
        feed.cancel();
        QCOMPARE(feed.state(), ScanFeed::State::idle);
        QSignalSpy changed(&feed, &ScanFeed::stateChanged);
        QTest::qWait(200);
        QCOMPARE(changed.size(), 0);
        QCOMPARE(model.rowCount(), 0);
        feed.start(*m_session, many);
    }
    QTest::qWait(200); // chunks for a feed that has gone
    QCOMPARE(model.rowCount(), 0);
}

void ScanFeedTest::anEmptySetIsComplete()
{
    RecordTableModel model;
    ScanFeed feed(model);
    QSignalSpy finished(&feed, &ScanFeed::finished);
    feed.start(*m_session, DataSet::of("test", "nobody"));
    QVERIFY(finished.wait(patienceMs));
    QCOMPARE(feed.state(), ScanFeed::State::complete);
    QVERIFY(!feed.timeToFirstRow());
}

void ScanFeedTest::aMissingNamespaceIsAFailure()
{
    RecordTableModel model;
    ScanFeed feed(model);
    QSignalSpy finished(&feed, &ScanFeed::finished);
    feed.start(*m_session, DataSet::of("nowhere", "users"));
    QVERIFY(finished.wait(patienceMs));
    QCOMPARE(feed.state(), ScanFeed::State::failed);
    QVERIFY(feed.error()->is(ServerCode::namespaceNotFound));
}

void ScanFeedTest::aNodeThatDiesKeepsTheRowsThatCame()
{
    test::Sandbox mortal;
    QVERIFY(mortal.isReady());
    QVERIFY(mortal.fillSame(many, 3'000));
    const Cluster cluster = ClusterDefinition(mortal.hosts()).connect();
    RecordTableModel model;
    ScanFeed feed(model);
    feed.start(cluster.createSession(), many);
    QTRY_COMPARE_WITH_TIMEOUT(feed.state(), ScanFeed::State::paused, patienceMs);
    mortal.stop();
    QSignalSpy finished(&feed, &ScanFeed::finished);
    feed.loadAll();
    QVERIFY(finished.wait(60'000));
    QCOMPARE(feed.state(), ScanFeed::State::failed);
    QVERIFY(!feed.error()->text().empty());
    QCOMPARE(model.rowCount(), static_cast<int>(ScanFeed::firstPage));
}

QTEST_GUILESS_MAIN(ScanFeedTest)
#include "tst_scan_feed.moc"
