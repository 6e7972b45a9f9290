// SPDX-License-Identifier: Apache-2.0
#include "core/cluster/retry.h"

#include <QtTest>

using namespace binnacle;
using namespace binnacle::cluster;
using namespace std::chrono_literals;

namespace {

Attempt attempt(bool write, bool sent)
{
    return {write, sent, 0, 2, 30s};
}

Error failed(ClientCode code)
{
    return Error::client(code, "as the test wants it");
}

} // namespace

Q_DECLARE_METATYPE(binnacle::cluster::Decision)

class TestRetry : public QObject {
    Q_OBJECT

private slots:
    void clientErrorsDecide_data()
    {
        QTest::addColumn<int>("code");
        QTest::addColumn<bool>("write");
        QTest::addColumn<bool>("sent");
        QTest::addColumn<Decision>("decision");
        const auto row = [](const char* name, ClientCode code, bool write, bool sent, Decision decision) {
            QTest::newRow(name) << static_cast<int>(code) << write << sent << decision;
        };
        row("refused read", ClientCode::connectionFailed, false, false, Decision::retry);
        row("refused write", ClientCode::connectionFailed, true, false, Decision::retry);
        row("lost read", ClientCode::connectionFailed, false, true, Decision::retry);
        row("lost write", ClientCode::connectionFailed, true, true, Decision::failInDoubt);
        row("silent read", ClientCode::timeout, false, true, Decision::retry);
        row("silent write", ClientCode::timeout, true, true, Decision::failInDoubt);
        row("unsent write", ClientCode::timeout, true, false, Decision::retry);
        row("no node for a write", ClientCode::invalidNode, true, false, Decision::retry);
        row("garbage to a read", ClientCode::protocolError, false, true, Decision::fail);
        row("garbage to a write", ClientCode::protocolError, true, true, Decision::failInDoubt);
        row("stopped read", ClientCode::aborted, false, true, Decision::fail);
        row("stopped write", ClientCode::aborted, true, true, Decision::failInDoubt);
        row("stopped before a write", ClientCode::aborted, true, false, Decision::fail);
        row("full queue", ClientCode::noMoreConnections, true, false, Decision::fail);
        row("no such host", ClientCode::invalidHost, false, false, Decision::fail);
        row("cannot be said", ClientCode::invalidParameter, true, false, Decision::fail);
    }

    void clientErrorsDecide()
    {
        QFETCH(int, code);
        QFETCH(bool, write);
        QFETCH(bool, sent);
        QFETCH(Decision, decision);
        QCOMPARE(decide(attempt(write, sent), failed(static_cast<ClientCode>(code))), decision);
    }

    void serverErrorsDecide_data()
    {
        QTest::addColumn<int>("code");
        QTest::addColumn<Decision>("read");
        QTest::addColumn<Decision>("write");
        const auto row = [](ServerCode code, Decision read, Decision write) {
            QTest::newRow(std::string(nameOf(code)).c_str()) << static_cast<int>(code) << read << write;
        };
        row(ServerCode::partitionUnavailable, Decision::retry, Decision::retry);
        row(ServerCode::deviceOverload, Decision::retry, Decision::retry);
        row(ServerCode::timeout, Decision::retry, Decision::failInDoubt);
        row(ServerCode::recordNotFound, Decision::fail, Decision::fail);
        row(ServerCode::generationMismatch, Decision::fail, Decision::fail);
        row(ServerCode::recordExists, Decision::fail, Decision::fail);
        row(ServerCode::keyBusy, Decision::fail, Decision::fail);
        row(ServerCode::forbidden, Decision::fail, Decision::fail);
        row(ServerCode::enterpriseOnly, Decision::fail, Decision::fail);
    }

    void serverErrorsDecide()
    {
        QFETCH(int, code);
        QFETCH(Decision, read);
        QFETCH(Decision, write);
        const Error error = Error::server(static_cast<ServerCode>(code));
        QCOMPARE(decide(attempt(false, true), error), read);
        QCOMPARE(decide(attempt(true, true), error), write);
    }

    void noWriteThatMayHaveBeenAppliedIsSentAgain()
    {
        // Whatever the error: a sent write is retried only if the server said that it did nothing.
        for (int code = -128; code < 256; ++code) {
            const Error error = code < 0 ? failed(static_cast<ClientCode>(code)) : Error::server(static_cast<ServerCode>(code));
            if (decide(attempt(true, true), error) == Decision::retry) {
                QVERIFY2(error.is(ServerCode::partitionUnavailable) || error.is(ServerCode::deviceOverload) ||
                             error.is(ServerCode::batchQueuesFull),
                         error.text().c_str());
            }
        }
    }

    void attemptsAreCounted()
    {
        Attempt at = attempt(false, false);
        at.number = 1;
        QCOMPARE(decide(at, failed(ClientCode::connectionFailed)), Decision::retry);
        at.number = 2;
        QCOMPARE(decide(at, failed(ClientCode::connectionFailed)), Decision::fail);
        at.maxRetries = 0;
        at.number = 0;
        QCOMPARE(decide(at, failed(ClientCode::connectionFailed)), Decision::fail);
    }

    void nothingIsTriedThatCannotEndInTime()
    {
        Attempt at = attempt(false, false);
        at.left = pauseBefore(1);
        QCOMPARE(decide(at, failed(ClientCode::connectionFailed)), Decision::fail);
        at.left += 1ms;
        QCOMPARE(decide(at, failed(ClientCode::connectionFailed)), Decision::retry);
    }

    void pausesGrowUpToABound()
    {
        QCOMPARE(pauseBefore(1), 50ms);
        QCOMPARE(pauseBefore(2), 100ms);
        QCOMPARE(pauseBefore(4), 400ms);
        QCOMPARE(pauseBefore(5), 500ms);
        QCOMPARE(pauseBefore(4'000'000'000), 500ms);
    }

    void rowsOfABatchThatWasBrokenOffAreInDoubtIfTheyWrite()
    {
        Attempt given = attempt(true, true);
        given.brokenOff = true;
        QCOMPARE(decide(given, Error::server(ServerCode::parameterError)), Decision::failInDoubt);
        given.write = false;
        QCOMPARE(decide(given, Error::server(ServerCode::parameterError)), Decision::fail);
    }

    void someCodesTurnABatchAwayUntouched()
    {
        for (const ServerCode code : {ServerCode::batchDisabled, ServerCode::batchMaxRequests, ServerCode::batchQueuesFull,
                                      ServerCode::notAuthenticated, ServerCode::roleViolation}) {
            QVERIFY(turnsBatchAway(code));
        }
        for (const ServerCode code : {ServerCode::parameterError, ServerCode::timeout, ServerCode::namespaceNotFound,
                                      ServerCode::udfError}) {
            QVERIFY(!turnsBatchAway(code));
        }
    }

    void fewerRowsGoInsteadOfTooMany()
    {
        QCOMPARE(rowsInstead(256, ServerCode::batchMaxRequests), std::optional<std::size_t>(128));
        QCOMPARE(rowsInstead(3, ServerCode::batchMaxRequests), std::optional<std::size_t>(1));
        QCOMPARE(rowsInstead(256, ServerCode::batchDisabled), std::optional<std::size_t>(1));
        QCOMPARE(rowsInstead(256, ServerCode::batchQueuesFull), std::nullopt);
        QCOMPARE(rowsInstead(256, ServerCode::parameterError), std::nullopt);
    }
};

QTEST_APPLESS_MAIN(TestRetry)
#include "tst_retry.moc"
