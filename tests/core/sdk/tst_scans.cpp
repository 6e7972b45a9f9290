// SPDX-License-Identifier: Apache-2.0
#include "core/sdk/cluster.h"
#include "core/sdk/errors.h"
#include "core/wire/frame.h"
#include "core/wire/message.h"
#include "tests/support/one_node.h"
#include "tests/support/worker.h"

#include <QtTest>

#include <mutex>
#include <set>

using namespace binnacle;
using namespace std::chrono_literals;
using test::FakeNode;
using test::FakeStore;
using test::Worker;

namespace {

const DataSet users{"test", "users"};

struct Fixture : test::OneNode {
    void fill(int count, std::size_t blobSize = 10)
    {
        Segment segment;
        segment.dataSet = users;
        segment.keys = {KeyRange{1, count}};
        segment.operations = {{"n", SetTo{7}}, {"b", SetTo{Blob{Bytes(blobSize, 0xAB)}}}};
        session.execute(OperationDocument{{segment}, {}});
    }
};

/// What a scan's handler was told.
struct Told {
    std::mutex mutex;
    std::vector<RecordChunk> chunks;
    std::size_t records = 0;
    std::vector<std::optional<Error>> done;
    bool chunkAfterEnd = false;
    std::thread::id thread;

    ScanHandler handler()
    {
        ScanHandler made;
        made.onChunk = [this](RecordChunk chunk) {
            const std::lock_guard lock(mutex);
            thread = std::this_thread::get_id();
            chunkAfterEnd |= !done.empty();
            records += chunk.size();
            chunks.push_back(std::move(chunk));
        };
        made.onDone = [this](const std::optional<Error>& failure) {
            const std::lock_guard lock(mutex);
            done.push_back(failure);
        };
        return made;
    }

    std::size_t count()
    {
        const std::lock_guard lock(mutex);
        return records;
    }

    bool isDone()
    {
        const std::lock_guard lock(mutex);
        return !done.empty();
    }
};

ScanOptions options(std::int64_t pageSize, std::int64_t credit)
{
    ScanOptions made;
    made.pageSize = pageSize;
    made.credit = credit;
    return made;
}

} // namespace

class TestScans : public QObject {
    Q_OBJECT

private slots:
    void chunksComeThroughTheDispatcherAndTheEndComesLast()
    {
        Fixture fixture;
        fixture.fill(500);
        Told told;
        std::thread::id workerThread;
        {
            Worker worker;
            workerThread = worker.id();
            fixture.session.scanAsync(users, options(100, 1'000'000), worker.dispatcher(), told.handler());
            QTRY_VERIFY_WITH_TIMEOUT(told.isDone(), 10'000);
        }
        QCOMPARE(told.done.size(), std::size_t{1});
        QVERIFY(!told.done.front());
        QVERIFY(!told.chunkAfterEnd);
        QVERIFY(told.thread == workerThread);
        std::set<Digest> digests;
        for (const RecordChunk& chunk : told.chunks) {
            for (std::size_t i = 0; i < chunk.size(); ++i) {
                const Result<Record> record = chunk.record(i);
                QVERIFY(record);
                QCOMPARE(*record->bin("n"), Value(7));
                QCOMPARE(record->key.set, std::string("users"));
                digests.insert(record->key.digest);
            }
        }
        QCOMPARE(digests.size(), std::size_t{500});
    }

    void noPageIsAskedForWithoutCredit()
    {
        Fixture fixture;
        fixture.fill(300);
        const int before = fixture.node.commands();
        Told told;
        Worker worker;
        StreamHandle handle = fixture.session.scanAsync(users, options(50, 60), worker.dispatcher(), told.handler());
        QTRY_COMPARE(told.count(), std::size_t{100}); // 60 let two pages be asked for
        QTest::qWait(200);
        QCOMPARE(told.count(), std::size_t{100});
        QCOMPARE(fixture.node.commands() - before, 2);
        handle.grant(40); // pays for what came beyond the credit, and no more
        QTest::qWait(200);
        QCOMPARE(told.count(), std::size_t{100});
        handle.grant(1);
        QTRY_COMPARE(told.count(), std::size_t{150});
        handle.grant(1'000'000);
        QTRY_VERIFY(told.isDone());
        QCOMPARE(told.count(), std::size_t{300});
        QVERIFY(!told.done.front());
    }

    void withoutCreditNothingIsSent()
    {
        Fixture fixture;
        fixture.fill(10);
        const int before = fixture.node.commands();
        Told told;
        Worker worker;
        StreamHandle handle = fixture.session.scanAsync(users, options(50, 0), worker.dispatcher(), told.handler());
        QTest::qWait(200);
        QCOMPARE(fixture.node.commands(), before);
        handle.cancel();
        QTRY_VERIFY(told.isDone());
        QVERIFY(told.done.front()->is(ClientCode::aborted));
    }

    void aScanIsStopped()
    {
        Fixture fixture;
        fixture.fill(300);
        Told told;
        Worker worker;
        StreamHandle handle = fixture.session.scanAsync(users, options(10, 20), worker.dispatcher(), told.handler());
        QTRY_VERIFY(told.count() > 0);
        handle.cancel();
        QTRY_VERIFY(told.isDone());
        QVERIFY(told.done.front()->is(ClientCode::aborted));
        QVERIFY(told.count() < 300);
    }

    void manyAndLargeRecordsComeInChunksOfABoundedSize()
    {
        Fixture fixture;
        fixture.fill(600, 3000);
        Told told;
        Worker worker;
        fixture.session.scanAsync(users, options(600, 1000), worker.dispatcher(), told.handler());
        QTRY_VERIFY_WITH_TIMEOUT(told.isDone(), 10'000);
        QCOMPARE(told.count(), std::size_t{600});
        for (const RecordChunk& chunk : told.chunks) {
            QVERIFY2(chunk.byteSize() < (std::size_t{256} << 10), std::to_string(chunk.byteSize()).c_str());
        }
        QVERIFY(told.chunks.size() > 5);
        QVERIFY2(told.chunks.front().byteSize() < (std::size_t{32} << 10), "the first rows come early");
    }

    void anAbsentSetHasNoRecords()
    {
        Fixture fixture;
        QVERIFY(fixture.session.query(DataSet{"test", "absent"}).execute().collect().empty());
    }

    void anAbsentNamespaceIsAnError()
    {
        Fixture fixture;
        RecordStream stream = fixture.session.query(DataSet{"nope", "s"}).execute();
        try {
            stream.next();
            QFAIL("no error");
        } catch (const AerospikeError& error) {
            QVERIFY(error.error().is(ServerCode::namespaceNotFound));
        }
        QVERIFY(!stream.next());
    }

    void aConnectionThatBreaksOffIsTakenUpAgain()
    {
        Fixture fixture;
        fixture.fill(200);
        fixture.node.closeAfter(2);
        RecordStream stream = fixture.session.query(users).pageSize(30).execute();
        std::size_t count = 0;
        for (; count < 60; ++count) {
            QVERIFY(stream.next());
        }
        fixture.node.closeAfter(-1);
        count += stream.collect().size();
        QCOMPARE(count, std::size_t{200});
    }

    void optionsThatCannotBeAreRefused_data()
    {
        QTest::addColumn<int>("which");
        for (int which = 0; which < 8; ++which) {
            QTest::addRow("%d", which) << which;
        }
    }

    void optionsThatCannotBeAreRefused()
    {
        QFETCH(int, which);
        Fixture fixture;
        ScanOptions wrong;
        DataSet dataSet = users;
        switch (which) {
        case 0:
            wrong.pageSize = 0;
            break;
        case 1:
            wrong.pageSize = 1'000'001;
            break;
        case 2:
            wrong.limit = -1;
            break;
        case 3:
            wrong.credit = -1;
            break;
        case 4:
            wrong.timeoutMs = 0;
            break;
        case 5:
            wrong.bins = {std::string(256, 'b')};
            break;
        case 6:
            wrong.bins = {""};
            break;
        default:
            dataSet.nameSpace.clear();
            break;
        }
        Worker worker;
        Told told;
        fixture.session.scanAsync(dataSet, wrong, worker.dispatcher(), told.handler());
        QTRY_VERIFY(told.isDone());
        QVERIFY(told.done.front()->is(ClientCode::invalidParameter));
        QCOMPARE(fixture.node.commands(), 0);
    }

    void whatTheNodeCannotBeAskedForEndsTheScan_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<int>("code");
        const auto frame = [](const Bytes& bytes) {
            return QByteArray(reinterpret_cast<const char*>(bytes.data()), static_cast<qsizetype>(bytes.size()));
        };
        QTest::newRow("silent") << QByteArray() << static_cast<int>(ClientCode::timeout);
        QTest::newRow("2^40 bytes") << frame({2, 3, 1, 0, 0, 0, 0, 0}) << static_cast<int>(ClientCode::protocolError);
        QTest::newRow("info") << frame({2, 1, 0, 0, 0, 0, 0, 0}) << static_cast<int>(ClientCode::protocolError);
        QTest::newRow("noise") << QByteArray(80, '\xEE') << static_cast<int>(ClientCode::protocolError);
        wire::MessageHeader refused;
        refused.info3 = wire::info3::last;
        refused.resultCode = 22;
        QTest::newRow("forbidden") << frame(wire::MessageWriter(refused).takeFrame()) << static_cast<int>(ServerCode::forbidden);
    }

    void whatTheNodeCannotBeAskedForEndsTheScan()
    {
        QFETCH(QByteArray, answer);
        QFETCH(int, code);
        FakeNode helper("A1", std::make_shared<FakeStore>(), test::everyNth(0, 1));
        const test::ScriptedServer server([&](test::Peer& peer) {
            while (const auto frame = peer.readFrame()) {
                if ((*frame)[1] == 1) {
                    peer.send(wire::infoFrame(helper.infoAnswer(textOf(ByteView(*frame).subspan(8)))));
                } else {
                    peer.send(answer.toStdString());
                }
            }
        });
        const Session session = ClusterDefinition("127.0.0.1", server.port()).connect().createSession();
        ScanOptions brief;
        brief.timeoutMs = 300;
        Worker worker;
        Told told;
        session.scanAsync(users, brief, worker.dispatcher(), told.handler());
        QTRY_VERIFY_WITH_TIMEOUT(told.isDone(), 3000);
        QCOMPARE(told.done.front()->code(), code);
    }

    void aChunkKnowsItsBinsWithoutDecodingValues()
    {
        Fixture fixture;
        fixture.fill(1);
        Told told;
        {
            Worker worker;
            fixture.session.scanAsync(users, options(10, 10), worker.dispatcher(), told.handler());
            QTRY_VERIFY(told.isDone());
        }
        const RecordChunk& chunk = told.chunks.front();
        const auto heads = chunk.binHeads(0);
        QCOMPARE(heads.size(), std::size_t{2});
        QCOMPARE(heads[0].name, std::string_view("n"));
        QCOMPARE(heads[0].particleType, static_cast<std::uint8_t>(ParticleType::integer));
        QCOMPARE(heads[1].particleType, static_cast<std::uint8_t>(ParticleType::blob));
        QCOMPARE(chunk.recordSize(0), chunk.byteSize());
    }
};

QTEST_GUILESS_MAIN(TestScans)
#include "tst_scans.moc"
