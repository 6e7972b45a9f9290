// SPDX-License-Identifier: Apache-2.0
#include "core/sdk/asio/async_execute.h"
#include "core/sdk/cluster.h"
#include "tests/support/one_node.h"

#include <QtTest>
#include <asio/bind_cancellation_slot.hpp>
#include <asio/bind_executor.hpp>
#include <asio/cancellation_signal.hpp>
#include <asio/co_spawn.hpp>
#include <asio/io_context.hpp>
#include <asio/steady_timer.hpp>
#include <asio/use_awaitable.hpp>
#include <asio/use_future.hpp>

#undef emit // Qt's, in the way of asio's

using namespace binnacle;
using Fixture = test::OneNode;

namespace {

const DataSet users{"test", "users"};

OperationDocument document(Verb verb, std::int64_t first, std::int64_t last)
{
    Segment segment;
    segment.verb = verb;
    segment.dataSet = users;
    segment.keys = {KeyRange{first, last}};
    if (verb == Verb::upsert) {
        segment.operations = {{"n", SetTo{1}}};
    }
    return {{segment}, {}};
}

asio::awaitable<std::size_t> writeAndRead(Session session)
{
    const std::vector<RecordResult> written = co_await asyncExecute(session, document(Verb::upsert, 1, 50), asio::use_awaitable);
    const std::vector<RecordResult> read = co_await asyncExecute(session, document(Verb::query, 1, 50), asio::use_awaitable);
    std::size_t same = 0;
    for (std::size_t i = 0; i < read.size(); ++i) {
        const bool inOrder = read[i].index == static_cast<std::int64_t>(i) && read[i].key == written[i].key;
        same += inOrder && read[i].isOk() ? 1 : 0;
    }
    co_return same;
}

Error failureOf(const Session& session, OperationDocument wrong)
{
    asio::io_context context;
    Error outcome = Error::client(ClientCode::clientError, "nothing was thrown");
    asyncExecute(session, std::move(wrong),
                 asio::bind_executor(context, [&outcome](std::exception_ptr failure, std::vector<RecordResult>) {
                     try {
                         std::rethrow_exception(failure);
                     } catch (const AerospikeError& error) {
                         outcome = error.error();
                     }
                 }));
    context.run();
    return outcome;
}

} // namespace

class TestAsyncExecute : public QObject {
    Q_OBJECT

private slots:
    void aCoroutineAwaitsIt()
    {
        Fixture fixture;
        asio::io_context context;
        std::size_t same = 0;
        asio::co_spawn(context, writeAndRead(fixture.session), [&same](std::exception_ptr failure, std::size_t got) {
            QVERIFY(!failure);
            same = got;
        });
        context.run();
        QCOMPARE(same, std::size_t{50});
    }

    void aFutureWaitsForIt()
    {
        Fixture fixture;
        auto future = asyncExecute(fixture.session, document(Verb::upsert, 1, 3), asio::use_future);
        QCOMPARE(future.get().size(), std::size_t{3});
    }

    void aChainIsExecuted()
    {
        Fixture fixture;
        const Session& session = fixture.session;
        asyncExecute(session.upsert(users.idRange(1, 3)).bin("n").setTo(1), asio::use_future).get();
        std::vector<std::int64_t> failed;
        auto chain = session.insert(users.idRange(3, 5))
                         .bin("n")
                         .setTo(1)
                         .onError([&failed](const Key&, std::int64_t index, const Error&) { failed.push_back(index); });
        QCOMPARE(asyncExecute(chain, asio::use_future).get().size(), std::size_t{2});
        QCOMPARE(failed, std::vector<std::int64_t>{0});
        bool raised = false;
        try {
            asyncExecute(session.insert(users.idRange(1, 2)).bin("n").setTo(1).raise(), asio::use_future).get();
        } catch (const AerospikeError& error) {
            raised = error.error().is(ServerCode::recordExists);
        }
        QVERIFY(raised);
    }

    void whatExecuteThrowsIsTheException()
    {
        Fixture fixture;
        fixture.session.execute(document(Verb::upsert, 1, 1));
        OperationDocument again = document(Verb::upsert, 1, 1);
        again.segments.front().verb = Verb::insert;
        QVERIFY(failureOf(fixture.session, again).is(ServerCode::recordExists));
        QVERIFY(failureOf(fixture.session, document(Verb::update, 1, 1)).is(ClientCode::invalidParameter));
    }

    void aCallbackRunsOnItsExecutorWhichItKeepsBusy()
    {
        Fixture fixture;
        asio::io_context context;
        std::thread::id thread;
        asyncExecute(fixture.session, document(Verb::upsert, 1, 2),
                     asio::bind_executor(context, [&thread](std::exception_ptr, std::vector<RecordResult>) {
                         thread = std::this_thread::get_id();
                     }));
        context.run();
        QVERIFY(thread == std::this_thread::get_id());
    }

    void itIsCancelledThroughTheTokensSlot()
    {
        Fixture fixture;
        asio::io_context context;
        asio::cancellation_signal signal;
        std::optional<Error> outcome;
        auto note = [&outcome](std::exception_ptr failure, std::vector<RecordResult>) {
            try {
                std::rethrow_exception(failure);
            } catch (const AerospikeError& error) {
                outcome = error.error();
            }
        };
        asyncExecute(fixture.session, document(Verb::upsert, 1, 5'000'000),
                     asio::bind_cancellation_slot(signal.slot(), asio::bind_executor(context, note)));
        asio::steady_timer timer(context, std::chrono::milliseconds{100});
        timer.async_wait([&signal](const std::error_code&) { signal.emit(asio::cancellation_type::all); });
        context.run_for(std::chrono::seconds{20});
        QVERIFY(outcome);
        QVERIFY(outcome->is(ClientCode::aborted));
    }
};

QTEST_GUILESS_MAIN(TestAsyncExecute)
#include "tst_async_execute.moc"
