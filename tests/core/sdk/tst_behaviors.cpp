// SPDX-License-Identifier: Apache-2.0
#include "core/operation/read_touch.h"
#include "core/sdk/cluster.h"
#include "core/sdk/errors.h"
#include "core/sdk/requests.h"
#include "tests/support/command_server.h"
#include "tests/support/one_node.h"
#include "tests/support/raised.h"
#include "tests/support/two_nodes.h"

#include <QtTest>

#include <mutex>

using namespace binnacle;
using namespace std::chrono_literals;
using test::everyNth;
using test::FakeNode;
using test::FakeStore;

namespace {

const DataSet users{"test", "users"};

Behavior with(Scope scope, const std::function<void(Settings&)>& change)
{
    Settings settings;
    change(settings);
    return Behavior().deriveWithChanges("own", {{scope, settings}});
}

/// A node of one strongly consistent namespace, or of an available one, that notes the last command's header.
struct Noting {
    std::mutex mutex;
    wire::MessageHeader last;
    test::CommandServer server{[this](test::Peer& peer, const Bytes& frame) {
        std::size_t offset = 0;
        const std::lock_guard lock(mutex);
        last = wire::decodeMessage(ByteView(frame).subspan(wire::frameHeaderSize), offset)->header;
        return peer.send(wire::MessageWriter({}).takeFrame());
    }};

    explicit Noting(std::uint32_t regime) { server.node().setRegime(regime); }

    Session session(Behavior behavior = {}) const
    {
        return ClusterDefinition("127.0.0.1", server.port()).connect().createSession(std::move(behavior));
    }
};

/// One node has all masters and another all second replicas, each in a rack of its own.
struct TwoRacks {
    std::shared_ptr<FakeStore> store = std::make_shared<FakeStore>();
    FakeNode masters{"A1", store, everyNth(0, 1)};
    FakeNode replicas{"B2", store, {}};

    TwoRacks()
    {
        replicas.setReplicas(everyNth(0, 1));
        masters.setPeers({&replicas});
        replicas.setPeers({&masters});
        masters.setRack(1);
        replicas.setRack(2);
    }

    Session session(std::vector<std::int32_t> racks, const Behavior& behavior) const
    {
        return ClusterDefinition("127.0.0.1", masters.port()).preferRacks(std::move(racks)).connect().createSession(behavior);
    }
};

/// Two nodes that take their time, and note whether they ever worked at once.
struct Watched {
    std::array<std::atomic<int>, 2> working{};
    std::atomic<bool> atOnce{false};
    test::TwoNodes nodes{[this](std::size_t node, test::Peer& peer, const Bytes& frame) {
        ++working[node];
        look(1 - node);
        peer.pause(50ms);
        look(1 - node);
        const Bytes answer = nodes.answerOf(node, frame);
        --working[node]; // before the client knows, who may go on with the other
        return peer.send(answer);
    }};

    void look(std::size_t other)
    {
        if (working[other] > 0) {
            atOnce = true;
        }
    }
};

} // namespace

class TestBehaviors : public QObject {
    Q_OBJECT

private slots:
    void strictReadsAreLinearizedInStrongNamespacesAlone()
    {
        Noting strong(5);
        strong.session(Behavior::strictlyConsistent()).query(users.id(1)).execute();
        QCOMPARE(strong.last.info3, wire::info3::scReadType);
        strong.session().query(users.id(1)).execute();
        QCOMPARE(strong.last.info3, std::uint8_t{0});
        Noting available(0);
        available.session(Behavior::strictlyConsistent()).query(users.id(1)).execute();
        QCOMPARE(available.last.info3, std::uint8_t{0});
    }

    void readModesOfStrongNamespacesHaveTheirBits_data()
    {
        QTest::addColumn<int>("mode");
        QTest::addColumn<int>("bits");
        QTest::newRow("session") << int(ReadModeSc::session) << 0;
        QTest::newRow("linearize") << int(ReadModeSc::linearize) << int(wire::info3::scReadType);
        QTest::newRow("replicas") << int(ReadModeSc::allowReplica) << int(wire::info3::scReadRelax);
        QTest::newRow("unavailable") << int(ReadModeSc::allowUnavailable) << (wire::info3::scReadType | wire::info3::scReadRelax);
    }

    void readModesOfStrongNamespacesHaveTheirBits()
    {
        QFETCH(int, mode);
        QFETCH(int, bits);
        Noting strong(1);
        const Behavior behavior =
            with(Scope::readsSc, [mode](Settings& settings) { settings.readModeSc = static_cast<ReadModeSc>(mode); });
        strong.session(behavior).query(users.id(1)).execute();
        QCOMPARE(int(strong.last.info3), bits);
    }

    void deletesOfStrongNamespacesAreDurable()
    {
        Noting strong(1);
        strong.session().remove(users.id(1)).execute();
        QVERIFY((strong.last.info2 & wire::info2::durableDelete) != 0);
        strong.session().remove(users.id(1)).withoutDurableDelete().execute();
        QVERIFY((strong.last.info2 & wire::info2::durableDelete) == 0);
        Noting available(0);
        available.session().remove(users.id(1)).execute();
        QVERIFY((available.last.info2 & wire::info2::durableDelete) == 0);
    }

    void aReadTellsWhenItProlongs()
    {
        Noting node(0);
        node.session(with(Scope::reads, [](Settings& settings) { settings.readTouchTtlPercent = 80; }))
            .query(users.id(1))
            .execute();
        QCOMPARE(node.last.recordTtl, 80U);
        node.session().query(users.id(1)).execute();
        QCOMPARE(node.last.recordTtl, 0U);
    }

    void aReadOnlyConnectionProlongsNothing()
    {
        Noting node(0);
        const Behavior prolongs = with(Scope::all, [](Settings& settings) { settings.readTouchTtlPercent = 80; });
        const Session session =
            ClusterDefinition("127.0.0.1", node.server.port()).readOnly(true).connect().createSession(prolongs);
        session.query(users.id(1)).execute();
        QCOMPARE(node.last.recordTtl, neverTouches);
        node.last = {};
        (void)session.query(users.id(1)).executeStream().collect();
        QCOMPARE(node.last.recordTtl, neverTouches);
    }

    void readsGoToTheOwnRackAndWritesToTheMaster()
    {
        TwoRacks racks;
        const Session near = racks.session({2}, Behavior::fastRackAware());
        near.upsert(users.id(1)).bin("n").setTo(1).execute();
        QCOMPARE(racks.masters.commands(), 1);
        QVERIFY(near.query(users.id(1)).execute().firstOrRaise().isOk());
        QCOMPARE(near.query(users.idRange(1, 20)).execute().collect().size(), std::size_t{1});
        QCOMPARE(racks.masters.commands(), 1);
        QCOMPARE(racks.replicas.commands(), 21);
    }

    void withoutItsRackAReadGoesBySequence_data()
    {
        QTest::addColumn<QList<int>>("racks");
        QTest::newRow("no rack said") << QList<int>{};
        QTest::newRow("a rack without nodes") << QList<int>{7};
        QTest::newRow("the better of two") << QList<int>{1, 2};
    }

    void withoutItsRackAReadGoesBySequence()
    {
        QFETCH(QList<int>, racks);
        TwoRacks nodes;
        const Session session = nodes.session({racks.begin(), racks.end()}, Behavior::fastRackAware());
        session.exists(users.id(1)).execute();
        QCOMPARE(nodes.masters.commands(), 1);
        QCOMPARE(nodes.replicas.commands(), 0);
    }

    void aSilentBatchEndsWithItsSocketTimeout()
    {
        test::CommandServer server([](test::Peer& peer, const Bytes&) {
            peer.waitForClose();
            return false;
        });
        Settings settings;
        settings.socketTimeoutMs = 200;
        settings.maxRetries = 0;
        const Session session = ClusterDefinition("127.0.0.1", server.port()).connect().createSession(Behavior::with(settings));
        const auto begun = std::chrono::steady_clock::now();
        for (const RecordResult& result : session.upsert(users.ids(1, 2)).bin("n").setTo(1).execute().collect()) {
            QVERIFY(result.error->is(ClientCode::timeout) && result.inDoubt());
        }
        const auto elapsed = std::chrono::steady_clock::now() - begun;
        QVERIFY(elapsed >= 190ms && elapsed < 5s);
    }

    void aStreamHoldsNoMoreThanItsQueue()
    {
        test::OneNode fixture;
        const Session session =
            fixture.cluster.createSession(with(Scope::writes, [](Settings& settings) { settings.recordQueueSize = 10; }));
        RecordStream stream = session.upsert(users.idRange(1, 100)).bin("n").setTo(1).executeStream();
        QTest::qWait(300);
        QVERIFY(fixture.node.commands() > 0 && fixture.node.commands() <= 10);
        QCOMPARE(stream.collect().size(), std::size_t{100});
    }

    void aScanHoldsNoMoreThanItsQueue()
    {
        for (const std::uint32_t most : {1U, 2U, 3U, 10U, 5'000U}) {
            const ScanOptions options =
                scanOptionsFor(with(Scope::readsQuery, [most](Settings& settings) { settings.recordQueueSize = most; }), Consistency::ap);
            QVERIFY(options.pageSize >= 1 && options.credit >= 1);
            QCOMPARE(options.credit - 1 + options.pageSize, std::int64_t{most});
        }
    }

    void aPageIsAskedForWhenTheRecordsBeforeItWereTaken()
    {
        test::OneNode fixture;
        fixture.session.upsert(users.idRange(1, 100)).bin("n").setTo(1).execute();
        const Session session =
            fixture.cluster.createSession(with(Scope::readsQuery, [](Settings& settings) { settings.recordQueueSize = 10; }));
        const int before = fixture.node.commands();
        RecordStream stream = session.query(users).execute();
        for (int taken = 1; taken < 5; ++taken) {
            QVERIFY(stream.next());
        }
        QTRY_COMPARE(fixture.node.commands() - before, 2); // two pages of five fill the queue
        QTest::qWait(100);
        QCOMPARE(fixture.node.commands() - before, 2);
        QCOMPARE(stream.collect().size(), std::size_t{96});
    }

    void queuesOfStrongNamespacesHoldForThemAlone()
    {
        const Behavior behavior = with(Scope::writesSc, [](Settings& settings) { settings.recordQueueSize = 10; });
        for (const bool strong : {false, true}) {
            test::OneNode fixture(strong ? 3 : 0);
            RecordStream stream =
                fixture.cluster.createSession(behavior).upsert(users.idRange(1, 100)).bin("n").setTo(1).executeStream();
            QTRY_COMPARE(fixture.node.commands(), strong ? 10 : 100);
            QTest::qWait(strong ? 100 : 0);
            QCOMPARE(fixture.node.commands(), strong ? 10 : 100);
            QCOMPARE(stream.collect().size(), std::size_t{100});
        }
    }

    void scansAreRunAsTheirKindOfNamespaceIsTold()
    {
        const Behavior behavior = with(Scope::readsSc, [](Settings& settings) { settings.useCompression = true; });
        for (const std::uint32_t regime : {0U, 3U}) {
            Noting noting(regime);
            (void)test::raisedBy([&] { (void)noting.session(behavior).query(users).limit(1).execute().collect(); });
            const std::lock_guard lock(noting.mutex);
            QCOMPARE((noting.last.info1 & wire::info1::compressResponse) != 0, regime > 0);
        }
    }

    void aQueueForNothingIsRefused()
    {
        test::OneNode fixture;
        const Behavior none = with(Scope::all, [](Settings& settings) { settings.recordQueueSize = 0; });
        const Session session = fixture.cluster.createSession(none);
        QVERIFY(test::raisedBy([&] { (void)session.query(users).execute(); }).is(ClientCode::invalidParameter));
        QVERIFY(scanOptionsFor(none, Consistency::ap).credit > 0);
    }

    void scansAreRunAsTheBehaviorSays()
    {
        const ScanOptions usual = scanOptionsFor(Behavior(), Consistency::ap);
        QCOMPARE(usual.timeoutMs, 30'000U);
        QCOMPARE(usual.maxConcurrentNodes, 0U);
        QCOMPARE(usual.maxRetries, 5U);
        QCOMPARE(usual.retryDelayMs, 200U);
        QVERIFY(!usual.useCompression);
        const ScanOptions own = scanOptionsFor(with(Scope::readsQuery, [](Settings& settings) {
            settings.socketTimeoutMs = 700;
            settings.totalTimeoutMs = 9'000;
            settings.maxRetries = 3;
            settings.retryDelayMs = 10;
            settings.maxConcurrentNodes = 2;
            settings.replica = Replica::preferRack;
            settings.useCompression = true;
        }), Consistency::ap);
        QCOMPARE(own.timeoutMs, 700U);
        QCOMPARE(own.patienceMs, 9'000U);
        QCOMPARE(own.maxRetries, 3U);
        QCOMPARE(own.retryDelayMs, 10U);
        QCOMPARE(own.maxConcurrentNodes, 2U);
        QVERIFY(own.replica == Replica::preferRack);
        QVERIFY(own.useCompression);
    }

    void noMoreNodesWorkAtATimeThanTheBehaviorSays_data()
    {
        QTest::addColumn<int>("most");
        QTest::addColumn<bool>("atOnce");
        QTest::newRow("one") << 1 << false;
        QTest::newRow("two") << 2 << true;
        QTest::newRow("all") << 0 << true;
    }

    void noMoreNodesWorkAtATimeThanTheBehaviorSays()
    {
        QFETCH(int, most);
        QFETCH(bool, atOnce);
        Watched watched;
        const Session session =
            ClusterDefinition("127.0.0.1", watched.nodes.port())
                .connect()
                .createSession(with(Scope::all, [most](Settings& settings) { settings.maxConcurrentNodes = most; }));
        const auto written = session.upsert(users.idRange(1, 1'500)).bin("n").setTo(1).execute().collect();
        QCOMPARE(std::ranges::count_if(written, &RecordResult::isOk), 1'500);
        QVERIFY(watched.nodes.commands(0) > 1 && watched.nodes.commands(1) > 1);
        QCOMPARE(watched.atOnce.exchange(false), atOnce);
        QCOMPARE(session.query(users).execute().collect().size(), std::size_t{1'500});
        QCOMPARE(watched.atOnce.load(), atOnce);
    }
};

QTEST_GUILESS_MAIN(TestBehaviors)
#include "tst_behaviors.moc"
