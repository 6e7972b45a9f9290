// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/sandbox.h"
#include "ui/bridge/document_run.h"
#include "ui/bridge/rehearsal_run.h"

#include <QSignalSpy>
#include <QTest>

using namespace binnacle;
using namespace binnacle::ui;

namespace {

constexpr int patienceMs = 20'000;

OperationDocument upsertOf(KeyItem keys, std::int64_t value)
{
    Segment segment;
    segment.dataSet = DataSet::of("test", "users");
    segment.keys = {std::move(keys)};
    segment.operations = {{"n", SetTo{Value(value)}}};
    return {{segment}, {}};
}

/// What a rehearsal came to.
struct Listener {
    std::shared_ptr<const Rehearsed> rehearsed;
    std::optional<Error> error;
    int ends = 0;

    explicit Listener(RehearsalRun& run)
    {
        QObject::connect(&run, &RehearsalRun::finished, &run,
                         [this](const std::shared_ptr<const Rehearsed>& r, const std::optional<Error>& e) {
                             rehearsed = r;
                             error = e;
                             ++ends;
                         });
    }
};

} // namespace

class TestRehearsalRun : public QObject {
    Q_OBJECT

private slots:
    void itRehearsesAndWritesNothing();
    void progressIsTold();
    void stopEndsIt();
    void onlyTheLastStartIsHeard();
    void itMayGoWhileItRuns();
    void whatWasRehearsedIsExecutedUnlessARecordChanged();

private:
    std::shared_ptr<const Rehearsed> rehearsedOf(const OperationDocument& document);

    test::Sandbox m_sandbox;
    Cluster m_cluster = ClusterDefinition(m_sandbox.hosts()).connect();
    Session m_session = m_cluster.createSession();
    work::TargetFacts m_target = work::targetFactsOf(m_cluster.catalog().value());
};

std::shared_ptr<const Rehearsed> TestRehearsalRun::rehearsedOf(const OperationDocument& document)
{
    RehearsalRun run;
    const Listener heard(run);
    run.start(m_session, m_target, document);
    [&] { QTRY_COMPARE_WITH_TIMEOUT(heard.ends, 1, patienceMs); }();
    return heard.rehearsed;
}

void TestRehearsalRun::itRehearsesAndWritesNothing()
{
    const auto rehearsed = rehearsedOf(upsertOf(KeyRange{1, 10}, 1));
    QVERIFY(rehearsed);
    QCOMPARE(rehearsed->rehearsal.records.size(), std::size_t{10});
    QCOMPARE(rehearsed->rehearsal.records.front().after->bins, (std::vector<Bin>{{"n", 1}}));
    Segment exists;
    exists.verb = Verb::exists;
    exists.dataSet = DataSet::of("test", "users");
    exists.keys = {KeyValue(std::int64_t{1})};
    QCOMPARE(m_session.execute({{exists}, {}}, ErrorDisposition::inStream()).collect().front().exists, std::optional(false));
}

void TestRehearsalRun::progressIsTold()
{
    RehearsalRun run;
    const Listener heard(run);
    QSignalSpy progress(&run, &RehearsalRun::progressed);
    run.start(m_session, m_target, upsertOf(KeyRange{1, 300}, 1));
    QTRY_COMPARE_WITH_TIMEOUT(heard.ends, 1, patienceMs);
    QVERIFY(progress.count() >= 4);
    QCOMPARE(progress.back().at(1).toLongLong(), 300);
}

void TestRehearsalRun::stopEndsIt()
{
    RehearsalRun run;
    const Listener heard(run);
    run.start(m_session, m_target, upsertOf(KeyRange{1, 10'000}, 1));
    run.stop();
    QTRY_COMPARE_WITH_TIMEOUT(heard.ends, 1, patienceMs);
    QVERIFY(!heard.rehearsed);
    QVERIFY(heard.error && heard.error->is(ClientCode::aborted));
}

void TestRehearsalRun::onlyTheLastStartIsHeard()
{
    RehearsalRun run;
    const Listener heard(run);
    run.start(m_session, m_target, upsertOf(KeyRange{1, 5'000}, 1));
    run.start(m_session, m_target, upsertOf(KeyRange{1, 2}, 1));
    QTRY_COMPARE_WITH_TIMEOUT(heard.ends, 1, patienceMs);
    QTest::qWait(100);
    QCOMPARE(heard.ends, 1);
    QCOMPARE(heard.rehearsed->rehearsal.records.size(), std::size_t{2});
}

void TestRehearsalRun::itMayGoWhileItRuns()
{
    for (int round = 0; round < 5; ++round) {
        RehearsalRun run;
        run.start(m_session, m_target, upsertOf(KeyRange{1, 2'000}, 1));
        QTest::qWait(round);
    }
    QVERIFY(rehearsedOf(upsertOf(KeyRange{1, 2}, 1)));
}

void TestRehearsalRun::whatWasRehearsedIsExecutedUnlessARecordChanged()
{
    m_session.execute(upsertOf(KeyRange{1, 3}, 1)).collect();
    const auto rehearsed = rehearsedOf(upsertOf(KeyRange{1, 3}, 7));
    m_session.execute(upsertOf(KeyValue(std::int64_t{2}), 5)).collect();
    DocumentRun run;
    std::map<std::int64_t, RecordResult> results;
    connect(&run, &DocumentRun::resultsReady, this, [&](const std::vector<RecordResult>& batch) {
        for (const RecordResult& result : batch)
            results[result.index] = result;
    });
    QSignalSpy finished(&run, &DocumentRun::finished);
    run.start(m_session, {rehearsed->document, rehearsed, false, 0}, {});
    QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, patienceMs);
    QCOMPARE(results.size(), std::size_t{3});
    QVERIFY(results[0].isOk() && results[2].isOk());
    QVERIFY(results[1].error && results[1].error->is(ServerCode::generationMismatch));
    QCOMPARE(run.trace().undo->inverse.segments.size(), std::size_t{2});
}

QTEST_GUILESS_MAIN(TestRehearsalRun)
#include "tst_rehearsal_run.moc"
