// SPDX-License-Identifier: Apache-2.0
#include "tests/core/cluster/core_fixture.h"
#include "tests/support/two_nodes.h"

#include <QtTest>

#include <atomic>

using namespace binnacle;
using namespace binnacle::test;
using namespace std::chrono_literals;

namespace {

const DataSet users{"test", "users"};

/// One segment on the records 1 to `count`.
OperationDocument onRange(Verb verb, std::int64_t count, const Settings& settings)
{
    OperationDocument document = documentOf(verb, users, {});
    document.segments.front().keys = {KeyRange{1, count}};
    document.behavior = Behavior::with(settings);
    return document;
}

bool silence(Peer& peer)
{
    peer.waitForClose();
    return false;
}

/// Two nodes of which that one which is asked first says nothing.
struct OneSilent {
    std::atomic<int> silent{-1};
    TwoNodes nodes{[this](std::size_t number, Peer& peer, const Bytes& frame) {
        int nobody = -1;
        silent.compare_exchange_strong(nobody, static_cast<int>(number));
        return silent == static_cast<int>(number) ? silence(peer) : nodes.answer(number, peer, frame);
    }};

    bool isSilent(const Key& key) const { return partitionOf(key.digest) % 2 == silent; }
};

std::unique_ptr<CoreFixture> connected(const cluster::Options& options)
{
    auto core = std::make_unique<CoreFixture>(options);
    if (const auto failure = core->connect()) {
        throw std::runtime_error(failure->text());
    }
    return core;
}

bool wasNotSent(const RecordResult& result)
{
    return result.error && result.error->is(ClientCode::aborted) && result.error->detail() == "stopped before it was sent";
}

} // namespace

class TestDocumentJob : public QObject {
    Q_OBJECT

private slots:
    void aSilentNodeTakesNoTimeFromThoseThatWaitForIt_data()
    {
        QTest::addColumn<int>("verb");
        QTest::addColumn<int>("retries");
        QTest::newRow("writes") << int(Verb::upsert) << 0;
        QTest::newRow("reads") << int(Verb::exists) << 0;
        QTest::newRow("reads that are tried again") << int(Verb::exists) << 5;
    }

    void aSilentNodeTakesNoTimeFromThoseThatWaitForIt()
    {
        QFETCH(int, verb);
        QFETCH(int, retries);
        Settings settings;
        settings.maxConcurrentNodes = 1;
        settings.totalTimeoutMs = 400;
        settings.socketTimeoutMs = retries == 0 ? 0 : 190;
        settings.maxRetries = static_cast<std::uint32_t>(retries);
        OneSilent fixture;
        const auto core = connected(CoreFixture::optionsFor(fixture.nodes.port()));
        const Ended ended = core->run(onRange(static_cast<Verb>(verb), 100, settings));
        QCOMPARE(ended.results.size(), std::size_t{100});
        for (const RecordResult& result : ended.results) {
            const std::string told = result.error ? result.error->text() : "";
            if (fixture.isSilent(result.key)) {
                QVERIFY2(result.error && result.error->is(ClientCode::timeout), told.c_str());
            } else {
                QVERIFY2(result.isOk(), told.c_str());
            }
        }
        QVERIFY(fixture.nodes.commands(0) > 0 && fixture.nodes.commands(1) > 0);
    }

    /// A node that closes a batch of reads and holds one of writes: the reads are to go to the other node, and wait for its turn.
    void whatIsSentAgainWaitsForItsTurnNoLongerThanItsTime()
    {
        TwoNodes nodes([](std::size_t, Peer& peer, const Bytes& frame) {
            constexpr std::size_t longest = 2'000; // the few writes are shorter
            return frame.size() > longest ? false : silence(peer);
        });
        nodes.replicate();
        const auto core = connected(CoreFixture::optionsFor(nodes.port()));
        Segment reads = documentOf(Verb::exists, users, {}).segments.front();
        Segment writes = documentOf(Verb::upsert, users, {}).segments.front();
        for (std::int64_t id = 1; reads.keys.size() < 256 || writes.keys.size() < 3; ++id) {
            if (partitionOf(users.id(id).digest) % 2 == 0) {
                (reads.keys.size() < 256 ? reads : writes).keys.push_back(KeyValue(id));
            }
        }
        Settings all;
        all.maxConcurrentNodes = 1;
        all.socketTimeoutMs = 0;
        all.totalTimeoutMs = 4'000;
        Settings brief;
        brief.totalTimeoutMs = 300;
        const Behavior behavior = Behavior().deriveWithChanges("own", {{Scope::all, all}, {Scope::reads, brief}});
        std::optional<CoreFixture::Clock::time_point> told;
        const auto begun = CoreFixture::Clock::now();
        const auto note = [&told](cluster::Job&) { told = told.value_or(CoreFixture::Clock::now()); };
        const Ended ended = CoreFixture::waitFor(core->start({{reads, writes}, behavior}, 1'000, note));
        QCOMPARE(ended.results.size(), std::size_t{259});
        QVERIFY(*told - begun >= 290ms && *told - begun < 3s);
        for (std::size_t i = 0; i < 256; ++i) {
            QVERIFY(ended.results[i].error->is(ClientCode::timeout) && !ended.results[i].inDoubt());
        }
        QCOMPARE(nodes.commands(1), 0);
    }

    void rowsThatWaitForTheirTurnCountAsUnsent()
    {
        constexpr std::int64_t count = 20'000;
        Settings settings;
        settings.maxConcurrentNodes = 1;
        std::atomic<bool> answered{false};
        TwoNodes nodes([&](std::size_t number, Peer& peer, const Bytes& frame) {
            return answered.exchange(true) ? silence(peer) : nodes.answer(number, peer, frame);
        });
        const auto core = connected(CoreFixture::optionsFor(nodes.port()));
        auto future = core->start(onRange(Verb::upsert, count, settings), count, &cluster::Job::cancel);
        const Ended ended = CoreFixture::waitFor(std::move(future));
        QVERIFY(nodes.commands(0) == 0 || nodes.commands(1) == 0);
        const auto unsent = std::ranges::count_if(ended.results, wasNotSent);
        const auto begun = static_cast<std::int64_t>(ended.results.size()) - unsent;
        QCOMPARE(unsent, 10'000);
        QVERIFY(begun > 0);
        const std::string expected = "; " + std::to_string(count - begun) + " records were not sent";
        QVERIFY2(ended.failure->detail().ends_with(expected), ended.failure->text().c_str());
    }

    void anOnlyRowWaitsForCreditAsOthersDo()
    {
        CommandServer server([](Peer& peer, const Bytes&) { return silence(peer); });
        auto core = connected(CoreFixture::optionsFor(server.port()));
        auto waiting = core->start(onRange(Verb::exists, 1, {}), 0);
        QVERIFY(waiting.wait_for(100ms) == std::future_status::timeout);
        core.reset();
        const Ended ended = CoreFixture::waitFor(std::move(waiting));
        QCOMPARE(ended.results.size(), std::size_t{1});
        QVERIFY(wasNotSent(ended.results.front()));
        QVERIFY(ended.failure->is(ClientCode::aborted));
        QCOMPARE(server.commands(), 0);
    }

    void aBatchWaitsForItsConnectionNoLongerThanForItsAnswer()
    {
        CommandServer server([](Peer& peer, const Bytes&) { return silence(peer); });
        cluster::Options options = CoreFixture::optionsFor(server.port());
        options.connectionsPerNode = 1;
        const auto core = connected(options);
        Settings settings;
        settings.totalTimeoutMs = 8'000;
        settings.socketTimeoutMs = 0;
        settings.maxRetries = 0;
        auto first = core->start(onRange(Verb::exists, 1, settings));
        QTRY_COMPARE(server.commands(), 1);
        settings.socketTimeoutMs = 200;
        const Ended ended = core->run(onRange(Verb::upsert, 5, settings));
        QCOMPARE(ended.results.size(), std::size_t{5});
        for (const RecordResult& result : ended.results) {
            QVERIFY(result.error->is(ClientCode::timeout) && !result.inDoubt());
        }
        QVERIFY(ended.elapsed >= 190ms && ended.elapsed < 4s);
        QVERIFY(first.wait_for(0ms) == std::future_status::timeout);
    }
};

QTEST_GUILESS_MAIN(TestDocumentJob)
#include "tst_document_job.moc"
