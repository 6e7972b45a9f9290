// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/sandbox.h"
#include "ui/bridge/document_run.h"

#include <QSignalSpy>
#include <QTest>

#include <memory>
#include <set>

using namespace binnacle;
using namespace binnacle::ui;

namespace {

constexpr int patienceMs = 20'000;

OperationDocument upsertOf(KeyItem keys)
{
    Segment segment;
    segment.dataSet = DataSet::of("test", "users");
    segment.keys = {std::move(keys)};
    segment.operations = {{"n", SetTo{Value(1)}}};
    OperationDocument document;
    document.segments = {std::move(segment)};
    return document;
}

/// What a run said, in order.
struct Listener {
    std::vector<RecordResult> results;
    int batches = 0;
    int ends = 0;
    std::optional<Error> error;

    explicit Listener(DocumentRun& run)
    {
        QObject::connect(&run, &DocumentRun::resultsReady, &run, [this](const std::vector<RecordResult>& batch) {
            results.insert(results.end(), batch.begin(), batch.end());
            ++batches;
        });
        QObject::connect(&run, &DocumentRun::finished, &run, [this](const std::optional<Error>& e) {
            error = e;
            ++ends;
        });
    }
};

} // namespace

class DocumentRunTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase();
    void everyRecordHasItsResult();
    void aDocumentThatCannotBeSentFailsAsAWhole();
    void stopEndsIt();
    void aSecondStartDropsTheFirst();
    void itMayGoWhileItRuns();

private:
    std::unique_ptr<test::Sandbox> m_sandbox;
    std::unique_ptr<Cluster> m_cluster;
    std::unique_ptr<Session> m_session;
};

void DocumentRunTest::initTestCase()
{
    m_sandbox = std::make_unique<test::Sandbox>();
    QVERIFY(m_sandbox->isReady());
    m_cluster = std::make_unique<Cluster>(ClusterDefinition(m_sandbox->hosts()).connect());
    m_session = std::make_unique<Session>(m_cluster->createSession());
}

void DocumentRunTest::cleanupTestCase()
{
    m_session.reset();
    m_cluster.reset();
    m_sandbox.reset();
}

void DocumentRunTest::everyRecordHasItsResult()
{
    DocumentRun run;
    const Listener heard(run);
    run.start(*m_session, upsertOf(KeyRange{1, 500}));
    QVERIFY(run.isRunning());
    QTRY_COMPARE_WITH_TIMEOUT(heard.ends, 1, patienceMs);
    QVERIFY(!run.isRunning());
    QVERIFY(!heard.error);
    QCOMPARE(run.received(), std::int64_t{500});
    std::set<std::int64_t> indexes;
    for (const RecordResult& result : heard.results) {
        QVERIFY2(result.isOk(), result.error ? result.error->text().c_str() : "");
        indexes.insert(result.index);
    }
    QCOMPARE(indexes.size(), std::size_t{500});
    QVERIFY2(heard.batches < 250, qPrintable(QString::number(heard.batches)));
    QVERIFY(run.elapsed().count() > 0);
}

void DocumentRunTest::aDocumentThatCannotBeSentFailsAsAWhole()
{
    DocumentRun run;
    const Listener heard(run);
    OperationDocument document = upsertOf(KeyValue(std::int64_t{1}));
    document.segments.front().operations.front().bin = "a name of more than fifteen bytes";
    run.start(*m_session, document);
    QTRY_COMPARE_WITH_TIMEOUT(heard.ends, 1, patienceMs);
    QVERIFY(heard.error && heard.error->is(ClientCode::invalidParameter));
    QVERIFY(heard.results.empty());
}

void DocumentRunTest::stopEndsIt()
{
    DocumentRun run;
    const Listener heard(run);
    run.start(*m_session, upsertOf(KeyRange{1, 200'000}));
    QTRY_VERIFY_WITH_TIMEOUT(heard.batches > 0, patienceMs);
    run.stop();
    QTRY_COMPARE_WITH_TIMEOUT(heard.ends, 1, patienceMs);
    QVERIFY(heard.error && heard.error->is(ClientCode::aborted));
    QVERIFY(run.received() < 200'000);
    QTest::qWait(100);
    QCOMPARE(heard.ends, 1);
}

void DocumentRunTest::aSecondStartDropsTheFirst()
{
    DocumentRun run;
    const Listener heard(run);
    run.start(*m_session, upsertOf(KeyRange{1, 50'000}));
    run.start(*m_session, upsertOf(KeyRange{1, 3}));
    QTRY_COMPARE_WITH_TIMEOUT(heard.ends, 1, patienceMs);
    QTest::qWait(200);
    QCOMPARE(heard.ends, 1);
    QCOMPARE(heard.results.size(), std::size_t{3});
}

void DocumentRunTest::itMayGoWhileItRuns()
{
    for (int round = 0; round < 10; ++round) {
        DocumentRun run;
        run.start(*m_session, upsertOf(KeyRange{1, 10'000}));
        QTest::qWait(round);
    }
    DocumentRun last;
    const Listener heard(last);
    last.start(*m_session, upsertOf(KeyRange{1, 3}));
    QTRY_COMPARE_WITH_TIMEOUT(heard.ends, 1, patienceMs);
    QVERIFY(!heard.error);
}

QTEST_GUILESS_MAIN(DocumentRunTest)
#include "tst_document_run.moc"
