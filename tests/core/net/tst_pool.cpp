// SPDX-License-Identifier: Apache-2.0
#include "core/net/pool.h"
#include "core/net/task_group.h"
#include "tests/support/flow.h"
#include "tests/support/scripted_server.h"

#include <QtTest>

using namespace binnacle;
using namespace binnacle::net;
using namespace std::chrono_literals;
using test::Peer;
using test::ScriptedServer;

namespace {

void hold(Peer& peer)
{
    peer.waitForClose();
}

asio::awaitable<void> sleep(asio::io_context& context, std::chrono::milliseconds span)
{
    Event pause(context);
    co_await pause.wait(SteadyClock::now() + span);
}

/// Takes a connection, keeps it for `span`, and gives it back. Notes the error, if any.
asio::awaitable<void> use(asio::io_context& context, std::shared_ptr<Pool> pool, CancelSignal& signal,
                          std::chrono::milliseconds wait, std::chrono::milliseconds span,
                          std::vector<std::optional<Error>>& outcomes)
{
    Result<Lease> lease = co_await pool->take(Deadline::in(wait), signal);
    if (!lease) {
        outcomes.push_back(lease.error());
        co_return;
    }
    co_await sleep(context, span);
    lease->giveBack();
    outcomes.push_back(std::nullopt);
}

struct Fixture {
    ScriptedServer server{hold};
    asio::io_context context;
    CancelSignal signal;
    std::vector<std::optional<Error>> outcomes;
    std::shared_ptr<Pool> pool;

    explicit Fixture(PoolLimits limits) : pool(std::make_shared<Pool>(context, Address{"127.0.0.1", server.port()}, limits)) {}
    ~Fixture() { pool->close(); }

    void run(int users, std::chrono::milliseconds wait, std::chrono::milliseconds span)
    {
        test::runFlow(context, many(users, wait, span));
    }

    asio::awaitable<bool> many(int users, std::chrono::milliseconds wait, std::chrono::milliseconds span)
    {
        TaskGroup group(context);
        for (int i = 0; i < users; ++i) {
            group.spawn(use(context, pool, signal, wait, span, outcomes));
        }
        co_await group.join();
        co_return true;
    }

    int failures(ClientCode code) const
    {
        return static_cast<int>(std::count_if(outcomes.begin(), outcomes.end(),
                                              [code](const auto& outcome) { return outcome && outcome->is(code); }));
    }

    int successes() const { return static_cast<int>(std::count(outcomes.begin(), outcomes.end(), std::nullopt)); }
};

PoolLimits limits(std::size_t connections, std::size_t waiting = 100)
{
    PoolLimits made;
    made.connections = connections;
    made.waiting = waiting;
    return made;
}

} // namespace

class TestPool : public QObject {
    Q_OBJECT

private slots:
    void aConnectionIsUsedAgain()
    {
        Fixture fixture(limits(10));
        for (int i = 0; i < 5; ++i) {
            fixture.run(1, 5s, 0ms);
        }
        QCOMPARE(fixture.successes(), 5);
        QCOMPARE(fixture.pool->open(), std::size_t{1});
        QCOMPARE(fixture.pool->free(), std::size_t{1});
        QTRY_COMPARE(fixture.server.connections(), 1);
    }

    void theBoundIsKeptAndWhoWaitsIsServed()
    {
        Fixture fixture(limits(3));
        fixture.run(30, 10s, 5ms);
        QCOMPARE(fixture.successes(), 30);
        QCOMPARE(fixture.pool->open(), std::size_t{3});
        QTRY_COMPARE(fixture.server.connections(), 3);
    }

    void waitingEndsWithTheTime()
    {
        Fixture fixture(limits(1));
        fixture.run(3, 100ms, 400ms);
        QCOMPARE(fixture.successes(), 1);
        QCOMPARE(fixture.failures(ClientCode::timeout), 2);
    }

    void whoComesTooLateGetsNothing()
    {
        Fixture fixture(limits(1));
        fixture.run(1, 0ms, 0ms);
        QCOMPARE(fixture.failures(ClientCode::timeout), 1);
        QCOMPARE(fixture.pool->open(), std::size_t{0});
        fixture.run(1, 5s, 0ms);
        fixture.run(1, 0ms, 0ms); // one is free
        QCOMPARE(fixture.failures(ClientCode::timeout), 2);
        QCOMPARE(fixture.pool->free(), std::size_t{1});
    }

    void theQueueIsBounded()
    {
        Fixture fixture(limits(1, 2));
        fixture.run(6, 5s, 50ms);
        QCOMPARE(fixture.successes(), 3);
        QCOMPARE(fixture.failures(ClientCode::noMoreConnections), 3);
    }

    void waitingCanBeCancelled()
    {
        Fixture fixture(limits(1));
        asio::steady_timer timer(fixture.context, 50ms);
        timer.async_wait([&fixture](const std::error_code&) { fixture.signal.cancel(); });
        fixture.run(4, 10s, 200ms);
        QCOMPARE(fixture.successes(), 1);
        QCOMPARE(fixture.failures(ClientCode::aborted), 3);
    }

    void aConnectionThatWasNotGivenBackIsClosed()
    {
        Fixture fixture(limits(2));
        const bool taken = test::runFlow(fixture.context, [](Fixture& f) -> asio::awaitable<bool> {
            Result<Lease> lease = co_await f.pool->take(Deadline::in(5s), f.signal);
            co_return lease.ok();
        }(fixture));
        QVERIFY(taken);
        QCOMPARE(fixture.pool->open(), std::size_t{0});
    }

    void aConnectionThatDiedWhileFreeIsReplaced()
    {
        std::atomic<bool> drop{false};
        const ScriptedServer server([&drop](Peer& peer) {
            while (!drop && peer.pause(10ms)) {
            }
        });
        Fixture fixture(limits(5));
        fixture.pool = std::make_shared<Pool>(fixture.context, Address{"127.0.0.1", server.port()}, limits(5));
        fixture.run(1, 5s, 0ms);
        drop = true;
        QTest::qWait(200);
        drop = false;
        fixture.run(1, 5s, 0ms);
        QCOMPARE(fixture.successes(), 2);
        QTRY_COMPARE(server.connections(), 2);
        QCOMPARE(fixture.pool->open(), std::size_t{1});
    }

    void whatIsUnusedForLongIsClosed()
    {
        PoolLimits short_ = limits(5);
        short_.idle = 50ms;
        Fixture fixture(short_);
        fixture.run(3, 5s, 20ms);
        fixture.pool->reap();
        QCOMPARE(fixture.pool->free(), std::size_t{3});
        QTest::qWait(80);
        fixture.pool->reap();
        QCOMPARE(fixture.pool->free(), std::size_t{0});
        QCOMPARE(fixture.pool->open(), std::size_t{0});
    }

    void aClosedPoolLendsNothing()
    {
        Fixture fixture(limits(1));
        asio::steady_timer timer(fixture.context, 50ms);
        timer.async_wait([&fixture](const std::error_code&) { fixture.pool->close(); });
        fixture.run(3, 10s, 200ms);
        QCOMPARE(fixture.successes(), 1);
        QCOMPARE(fixture.failures(ClientCode::connectionFailed), 2);
        QCOMPARE(fixture.pool->open(), std::size_t{0});
    }
};

QTEST_GUILESS_MAIN(TestPool)
#include "tst_pool.moc"
