// SPDX-License-Identifier: Apache-2.0
#include "core/sdk/cluster.h"
#include "core/sdk/errors.h"
#include "tests/support/batch_rows.h"
#include "tests/support/command_server.h"

#include <QtTest>

#include <mutex>

using namespace binnacle;
using namespace std::chrono_literals;
using test::CommandServer;

namespace {

const DataSet users{"test", "users"};

/// The messages of one answer frame.
class Answer {
public:
    Answer& row(std::uint32_t index, ServerCode code = ServerCode::ok)
    {
        wire::MessageHeader header;
        header.transactionTtl = index;
        header.generation = 1;
        return add(header, code);
    }

    Answer& last(ServerCode code = ServerCode::ok)
    {
        wire::MessageHeader header;
        header.info3 = wire::info3::last;
        return add(header, code);
    }

    Bytes frame() const { return wire::frameOf(wire::FrameType::message, m_body); }

private:
    Answer& add(wire::MessageHeader header, ServerCode code)
    {
        header.resultCode = static_cast<std::uint8_t>(code);
        const Bytes message = wire::MessageWriter(header).takeMessage();
        m_body.insert(m_body.end(), message.begin(), message.end());
        return *this;
    }

    Bytes m_body;
};

bool isBatch(const Bytes& frame)
{
    return (frame[wire::frameHeaderSize + 1] & wire::info1::batch) != 0;
}

Session connectTo(const CommandServer& server, std::uint32_t timeoutMs = 2'000)
{
    return ClusterDefinition("127.0.0.1", server.port()).connect().createSession(Behavior::withTotalTimeout(timeoutMs));
}

/// Sends what is given for the first command, the second, …; the last one for all that follow.
CommandServer::Act inTurn(std::vector<Bytes> answers)
{
    const auto at = std::make_shared<std::atomic<std::size_t>>(0);
    return [answers = std::move(answers), at](test::Peer& peer, const Bytes&) {
        return peer.send(answers[std::min((*at)++, answers.size() - 1)]);
    };
}

/// Takes batches of at most so many rows, and single commands.
struct RefusingServer {
    RefusingServer(ServerCode code, std::size_t most)
        : commands([this, code, most](test::Peer& peer, const Bytes& frame) {
              const std::size_t rows = isBatch(frame) ? test::batchRowsIn(frame).size() : 1;
              if (isBatch(frame) && rows > most) {
                  return peer.send(Answer().last(code).frame());
              }
              applied += rows;
              largest = std::max<std::size_t>(largest, rows);
              Answer answer;
              for (std::uint32_t row = 0; row < rows; ++row) {
                  answer.row(row);
              }
              return peer.send((isBatch(frame) ? answer.last() : answer).frame());
          })
    {
    }

    std::atomic<std::size_t> applied{0};
    std::atomic<std::size_t> largest{0};
    CommandServer commands;
};

std::vector<RecordResult> write(const Session& session, const std::vector<Key>& keys)
{
    return session.upsert(keys).bin("n").setTo(1).execute().collect();
}

} // namespace

class TestBatches : public QObject {
    Q_OBJECT

private slots:
    void recordsOfANodeGoTogether()
    {
        std::mutex mutex;
        std::vector<std::size_t> sizes;
        CommandServer server([&](test::Peer& peer, const Bytes& frame) {
            const auto rows = test::batchRowsIn(frame);
            Answer answer;
            for (const auto& row : rows) {
                answer.row(row.index);
            }
            const std::lock_guard lock(mutex);
            sizes.push_back(rows.size());
            return peer.send(answer.last().frame());
        });
        std::vector<Key> keys;
        for (int i = 0; i < 1000; ++i) {
            keys.push_back(users.id(i));
        }
        for (const RecordResult& result : write(connectTo(server), keys)) {
            QVERIFY(result.isOk());
        }
        std::size_t total = 0;
        for (const std::size_t size : sizes) {
            QVERIFY(size <= 256);
            total += size;
        }
        QCOMPARE(total, std::size_t{1000});
        QCOMPARE(sizes.size(), std::size_t{4});
    }

    void oneRecordGoesAlone()
    {
        std::atomic<bool> batch{false};
        CommandServer server([&](test::Peer& peer, const Bytes& frame) {
            batch = isBatch(frame);
            return peer.send(Answer().row(0).frame());
        });
        QVERIFY(write(connectTo(server), {users.id(1)}).front().isOk());
        QVERIFY(!batch);
    }

    void bigRowsGoInSmallerBatches()
    {
        std::atomic<std::size_t> largest{0};
        CommandServer server([&](test::Peer& peer, const Bytes& frame) {
            largest = std::max<std::size_t>(largest, frame.size());
            Answer answer;
            const std::size_t rows = isBatch(frame) ? test::batchRowsIn(frame).size() : 1;
            for (std::uint32_t row = 0; row < rows; ++row) {
                answer.row(row);
            }
            return peer.send((isBatch(frame) ? answer.last() : answer).frame());
        });
        const Session session = connectTo(server);
        std::vector<Key> keys;
        for (int i = 0; i < 64; ++i) {
            keys.push_back(users.id(i));
        }
        const auto results = session.upsert(keys).bin("n").setTo(std::string(20'000, 'x')).execute().collect();
        QCOMPARE(results.size(), std::size_t{64});
        QVERIFY(largest < std::size_t{300} << 10);
        QVERIFY(server.commands() >= 5);
    }

    void onlyWhatWasNotAppliedIsSentAgain()
    {
        std::mutex mutex;
        std::vector<std::vector<Digest>> sent;
        CommandServer server([&](test::Peer& peer, const Bytes& frame) {
            std::vector<Digest> digests;
            Answer answer;
            for (const auto& row : test::batchRowsIn(frame)) {
                const std::lock_guard lock(mutex);
                answer.row(row.index, sent.empty() && row.index > 1 ? ServerCode::partitionUnavailable : ServerCode::ok);
                digests.push_back(row.digest);
            }
            const std::lock_guard lock(mutex);
            sent.push_back(digests);
            return peer.send(answer.last().frame());
        });
        for (const RecordResult& result : write(connectTo(server), users.ids(1, 2, 3, 4))) {
            QVERIFY(result.isOk());
        }
        QCOMPARE(sent.size(), std::size_t{2});
        QCOMPARE(sent[1], (std::vector<Digest>{users.id(3).digest, users.id(4).digest}));
    }

    void writesWithoutAnAnswerAreInDoubt()
    {
        CommandServer server([](test::Peer& peer, const Bytes&) {
            peer.send(Answer().row(0).row(2, ServerCode::recordTooBig).frame());
            return false;
        });
        const auto results = write(connectTo(server), users.ids(1, 2, 3, 4));
        QVERIFY(results[0].isOk());
        QVERIFY(results[1].error->is(ClientCode::connectionFailed) && results[1].inDoubt());
        QVERIFY(results[2].error->is(ServerCode::recordTooBig) && !results[2].inDoubt());
        QVERIFY(results[3].error->is(ClientCode::connectionFailed) && results[3].inDoubt());
        QCOMPARE(server.commands(), 1);
    }

    void readsWithoutAnAnswerAreSentAgain()
    {
        std::atomic<int> asked{0};
        CommandServer server([&](test::Peer& peer, const Bytes& frame) {
            if (asked++ == 0) {
                peer.send(Answer().row(1).frame());
                return false;
            }
            Answer answer;
            for (std::uint32_t row = 0; row < test::batchRowsIn(frame).size(); ++row) {
                answer.row(row);
            }
            return peer.send(answer.last().frame());
        });
        for (const RecordResult& result : connectTo(server).exists(users.ids(1, 2, 3)).execute().collect()) {
            QVERIFY(result.isOk());
        }
        QCOMPARE(asked.load(), 2);
    }

    void aRefusedBatchIsRefusedRowByRow()
    {
        CommandServer server(inTurn({Answer().last(ServerCode::batchQueuesFull).frame()}));
        for (const RecordResult& result : write(connectTo(server), users.ids(1, 2, 3))) {
            QVERIFY(result.error->is(ServerCode::batchQueuesFull));
            QVERIFY(!result.inDoubt());
        }
        QCOMPARE(server.commands(), 3);
    }

    /// A row that the node cannot take ends the batch, when others have been begun with.
    void writesOfABatchThatIsBrokenOffBeforeItsFirstAnswerAreInDoubt()
    {
        CommandServer server(inTurn({Answer().last(ServerCode::parameterError).frame()}));
        const Session session = connectTo(server);
        for (const RecordResult& result : write(session, users.ids(1, 2))) {
            QVERIFY(result.error->is(ServerCode::parameterError) && result.inDoubt());
        }
        for (const RecordResult& result : session.query(users.ids(1, 2)).execute().collect()) {
            QVERIFY(result.error->is(ServerCode::parameterError) && !result.inDoubt());
        }
        QCOMPARE(server.commands(), 2);
    }

    void whereBatchesAreTooLargeSmallerOnesGo_data()
    {
        QTest::addColumn<std::size_t>("most");
        QTest::newRow("100 rows") << std::size_t{100};
        QTest::newRow("3 rows") << std::size_t{3};
        QTest::newRow("1 row") << std::size_t{1};
    }

    void whereBatchesAreTooLargeSmallerOnesGo()
    {
        QFETCH(std::size_t, most);
        RefusingServer server(ServerCode::batchMaxRequests, most);
        std::vector<Key> keys;
        for (int i = 0; i < 1000; ++i) {
            keys.push_back(users.id(i));
        }
        const auto results = write(connectTo(server.commands, 20'000), keys);
        QCOMPARE(results.size(), std::size_t{1000});
        for (std::size_t i = 0; i < results.size(); ++i) {
            QVERIFY2(results[i].isOk(), results[i].error ? results[i].error->text().c_str() : "");
            QCOMPARE(results[i].key, users.id(static_cast<std::int64_t>(i)));
        }
        QCOMPARE(server.applied.load(), std::size_t{1000});
        QVERIFY(most == 1 || server.largest > 1);
    }

    void whereBatchesAreSwitchedOffRecordsGoAlone()
    {
        RefusingServer server(ServerCode::batchDisabled, 1);
        const auto results = write(connectTo(server.commands), users.ids(1, 2, 3, 4, 5));
        QCOMPARE(results.size(), std::size_t{5});
        for (const RecordResult& result : results) {
            QVERIFY(result.isOk());
        }
        QCOMPARE(server.applied.load(), std::size_t{5});
        QCOMPARE(server.commands.commands(), 6);
    }

    void fullQueuesAreTriedAgain()
    {
        CommandServer server(
            inTurn({Answer().last(ServerCode::batchQueuesFull).frame(), Answer().row(0).row(1).row(2).last().frame()}));
        for (const RecordResult& result : write(connectTo(server), users.ids(1, 2, 3))) {
            QVERIFY(result.isOk());
        }
    }

    void aRowThatTheNodeLeavesOutIsInDoubt()
    {
        CommandServer server(inTurn({Answer().row(0).last().frame()}));
        const auto results = write(connectTo(server), users.ids(1, 2));
        QVERIFY(results[0].isOk());
        QVERIFY(results[1].error->is(ClientCode::protocolError) && results[1].inDoubt());
    }

    void aBatchThatIsBrokenOffLeavesTheRestInDoubt()
    {
        CommandServer server(inTurn({Answer().row(0).last(ServerCode::parameterError).frame()}));
        const auto results = write(connectTo(server), users.ids(1, 2));
        QVERIFY(results[0].isOk());
        QVERIFY(results[1].error->is(ClientCode::protocolError) && results[1].inDoubt());
        QVERIFY2(results[1].error->sentence().find("4 ") != std::string::npos, results[1].error->sentence().c_str());
        QCOMPARE(server.commands(), 1);
    }

    void resultsComeWithTheFirstFrame()
    {
        std::atomic<bool> goOn{false};
        CommandServer server([&](test::Peer& peer, const Bytes&) {
            peer.send(Answer().row(1).frame());
            while (!goOn && peer.pause(5ms)) {
            }
            return peer.send(Answer().row(0).last().frame());
        });
        const Session session = connectTo(server, 10'000);
        RecordStream stream = session.upsert(users.ids(1, 2)).bin("n").setTo(1).executeStream();
        QCOMPARE(stream.next()->index, std::int64_t{1});
        goOn = true;
        QCOMPARE(stream.next()->index, std::int64_t{0});
        QVERIFY(!stream.next());
    }

    void rowsOfOneRecordAreNeverUnderWayTogether()
    {
        std::atomic<int> rows{0};
        CommandServer server([&](test::Peer& peer, const Bytes& frame) {
            ++rows;
            return !isBatch(frame) && peer.send(Answer().row(0).frame());
        });
        const Key key = users.id(1);
        const auto results =
            connectTo(server).upsert(key).bin("n").setTo(1).update(key).bin("n").add(1).remove(key).execute().collect();
        QCOMPARE(results.size(), std::size_t{3});
        for (const RecordResult& result : results) {
            QVERIFY(result.isOk());
        }
        QCOMPARE(rows.load(), 3);
    }
};

QTEST_GUILESS_MAIN(TestBatches)
#include "tst_batches.moc"
