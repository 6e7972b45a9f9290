// SPDX-License-Identifier: Apache-2.0
#include "core/sdk/cluster.h"
#include "core/sdk/errors.h"
#include "core/wire/frame.h"
#include "tests/support/fake_node.h"

#include <QtTest>

#include <future>

using namespace binnacle;
using namespace std::chrono_literals;
using test::FakeNode;
using test::FakeStore;
using test::Peer;
using test::ScriptedServer;

namespace {

std::shared_ptr<FakeStore> store()
{
    return std::make_shared<FakeStore>();
}

Error failureOf(const ClusterDefinition& definition)
{
    const Result<Cluster> cluster = definition.tryConnect();
    return cluster ? Error::client(ClientCode::clientError, "it connected") : cluster.error();
}

/// Answers the first `answers` info requests as a node would, then runs `then`.
ScriptedServer::Script nodeThat(int answers, ScriptedServer::Script then)
{
    return [answers, then](Peer& peer) {
        static const std::string introduction = "node\tA1\nbuild\t8.1\nfeatures\tpscans\npartitions\t4096\n";
        for (int i = 0; i < answers; ++i) {
            if (!peer.readFrame() || !peer.send(wire::infoFrame(introduction))) {
                return;
            }
        }
        then(peer);
    };
}

Dispatcher inPlace()
{
    return [](const std::function<void()>& task) { task(); };
}

} // namespace

class TestConnect : public QObject {
    Q_OBJECT

private slots:
    void aNodeIsConnectedTo()
    {
        const FakeNode node("A1", store(), test::everyNth(0, 1));
        const Cluster cluster = ClusterDefinition("127.0.0.1", node.port()).connect();
        QCOMPARE(cluster.address(), "127.0.0.1:" + std::to_string(node.port()));
        QCOMPARE(cluster.catalog().value().edition, std::string("Fake Edition"));
    }

    void manyClustersComeAndGo()
    {
        const FakeNode node("A1", store(), test::everyNth(0, 1));
        for (int i = 0; i < 30; ++i) {
            const Cluster cluster = ClusterDefinition("127.0.0.1", node.port()).connect();
            const Cluster copy = cluster;
        }
    }

    void aPortThatRefusesIsNamed()
    {
        const std::uint16_t port = test::unusedPort();
        const Error error = failureOf(ClusterDefinition("127.0.0.1", port));
        QVERIFY(error.is(ClientCode::connectionFailed));
        QVERIFY2(error.detail().find("127.0.0.1:" + std::to_string(port)) != std::string::npos, error.text().c_str());
    }

    void connectThrowsWhatTryConnectReturns()
    {
        try {
            const Cluster cluster = ClusterDefinition("127.0.0.1", test::unusedPort()).connect();
            QFAIL("it connected");
        } catch (const AerospikeError& error) {
            QVERIFY(error.error().is(ClientCode::connectionFailed));
        }
    }

    void noSeedIsAnInvalidHost() { QVERIFY(failureOf(ClusterDefinition(std::vector<Host>{})).is(ClientCode::invalidHost)); }

    void whateverTheSeedDoesConnectingEnds_data()
    {
        QTest::addColumn<int>("stage");
        QTest::addColumn<int>("act");
        QTest::addColumn<int>("code");
        const char* acts[] = {"closes", "silent", "garbage", "huge", "empty"};
        const ClientCode codes[] = {ClientCode::connectionFailed, ClientCode::timeout, ClientCode::protocolError,
                                    ClientCode::protocolError, ClientCode::protocolError};
        for (int act = 0; act < 5; ++act) {
            QTest::addRow("%s", acts[act]) << 0 << act << static_cast<int>(codes[act]);
        }
    }

    void whateverTheSeedDoesConnectingEnds()
    {
        QFETCH(int, stage);
        QFETCH(int, act);
        QFETCH(int, code);
        const ScriptedServer server(nodeThat(stage, [act](Peer& peer) {
            static const Bytes huge{2, 1, 1, 0, 0, 0, 0, 0};
            peer.readFrame();
            switch (act) {
            case 0:
                return;
            case 1:
                break;
            case 2:
                peer.send("SSH-2.0-OpenSSH_9.2\r\n");
                break;
            case 3:
                peer.send(huge);
                break;
            default:
                peer.send(wire::infoFrame(""));
                break;
            }
            peer.waitForClose();
        }));
        const auto begun = std::chrono::steady_clock::now();
        const Error error = failureOf(ClusterDefinition("127.0.0.1", server.port()).connectTimeout(300ms));
        QVERIFY(std::chrono::steady_clock::now() - begun < 3s);
        QVERIFY2(error.is(static_cast<ClientCode>(code)), error.text().c_str());
        QVERIFY2(error.detail().find("127.0.0.1:" + std::to_string(server.port())) != std::string::npos, error.text().c_str());
    }

    void aNodeThatFallsSilentAfterItsIntroductionHoldsNobodyUp_data()
    {
        QTest::addColumn<int>("answers");
        for (int answers = 1; answers <= 4; ++answers) {
            QTest::addRow("%d", answers) << answers;
        }
    }

    void aNodeThatFallsSilentAfterItsIntroductionHoldsNobodyUp()
    {
        QFETCH(int, answers);
        const ScriptedServer server(nodeThat(answers, [](Peer& peer) { peer.waitForClose(); }));
        const auto begun = std::chrono::steady_clock::now();
        {
            const Result<Cluster> cluster = ClusterDefinition("127.0.0.1", server.port()).connectTimeout(200ms).tryConnect();
            if (cluster) {
                const Session session = cluster.value().createSession(Behavior::withTotalTimeout(500));
                const auto outcome = [&] { return session.query(DataSet{"test", "s"}.id(1)).execute(); };
                QVERIFY_EXCEPTION_THROWN(outcome(), AerospikeError);
            }
        }
        QVERIFY(std::chrono::steady_clock::now() - begun < 5s);
    }

    void theSecondSeedIsTried()
    {
        const FakeNode node("A1", store(), test::everyNth(0, 1));
        const std::vector<Host> seeds{{"127.0.0.1", test::unusedPort()}, {"127.0.0.1", node.port()}};
        QVERIFY(ClusterDefinition(seeds).tryConnect().ok());
    }

    void eachSeedThatFailedIsNamed()
    {
        const std::uint16_t first = test::unusedPort();
        const std::uint16_t second = test::unusedPort();
        const Error error = failureOf(ClusterDefinition(std::vector<Host>{{"127.0.0.1", first}, {"127.0.0.1", second}}));
        QVERIFY(error.detail().find(std::to_string(first)) != std::string::npos);
        QVERIFY(error.detail().find(std::to_string(second)) != std::string::npos);
    }

    void connectAsyncAnswersThroughTheDispatcher()
    {
        const FakeNode node("A1", store(), test::everyNth(0, 1));
        std::promise<Result<Cluster>> promise;
        std::vector<std::thread> threads;
        const Dispatcher elsewhere = [&threads](std::function<void()> task) { threads.emplace_back(std::move(task)); };
        ClusterDefinition("127.0.0.1", node.port()).connectAsync(elsewhere, [&promise](Result<Cluster> got) {
            promise.set_value(std::move(got));
        });
        auto future = promise.get_future();
        QVERIFY(future.wait_for(10s) == std::future_status::ready);
        QVERIFY(future.get().ok());
        threads.front().join();
    }

    void blockingCallsOnTheRuntimeThreadThrow()
    {
        const FakeNode node("A1", store(), test::everyNth(0, 1));
        const Cluster cluster = ClusterDefinition("127.0.0.1", node.port()).connect();
        const Session session = cluster.createSession();
        std::promise<int> promise;
        // Against the dispatcher's contract, to be on the runtime thread.
        cluster.catalogAsync(inPlace(), [&](const Result<Catalog>&) {
            int thrown = 0;
            const auto count = [&thrown](const auto& call) {
                try {
                    call();
                } catch (const std::logic_error&) {
                    ++thrown;
                }
            };
            count([&] { session.query(DataSet{"test", "s"}.id(1)).execute(); });
            count([&] { (void)cluster.catalog(); });
            count([&] { (void)ClusterDefinition("127.0.0.1", 1).tryConnect(); });
            count([&] { session.query(DataSet{"test", "s"}).execute().next(); });
            count([&] { session.query(DataSet{"test", "s"}.id(1)).executeStream().next(); });
            promise.set_value(thrown);
        });
        QCOMPARE(promise.get_future().get(), 5);
    }

    void aClosedClusterRefusesWhatComesAfter()
    {
        const FakeNode node("A1", store(), test::everyNth(0, 1));
        Cluster cluster = ClusterDefinition("127.0.0.1", node.port()).connect();
        cluster.close();
        try {
            cluster.createSession().query(DataSet{"test", "s"}.id(1)).execute();
            QFAIL("it went through");
        } catch (const AerospikeError& error) {
            QVERIFY2(error.error().is(ClientCode::aborted), error.what());
        }
        QVERIFY(!cluster.catalog().ok());
    }

    void aNodeThatRestartsIsFoundAgain()
    {
        auto node = std::make_unique<FakeNode>("A1", store(), test::everyNth(0, 1));
        const std::uint16_t port = node->port();
        const Session session = ClusterDefinition("127.0.0.1", port).connect().createSession();
        const Key key = DataSet{"test", "s"}.id(1);
        session.upsert(key).bin("n").setTo(1).execute();
        node.reset();
        QVERIFY_EXCEPTION_THROWN(session.upsert(key).bin("n").setTo(2).execute(), AerospikeError);
        node = std::make_unique<FakeNode>("B2", store(), test::everyNth(0, 1), port);
        const auto works = [&] {
            try {
                session.upsert(key).bin("n").setTo(3).execute();
                return true;
            } catch (const AerospikeError&) {
                return false;
            }
        };
        QTRY_VERIFY_WITH_TIMEOUT(works(), 10'000);
    }

    void hostsAreParsed_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("expected");
        const auto row = [](const char* text, const char* expected) {
            QTest::newRow(text) << QByteArray(text) << QByteArray(expected);
        };
        row("localhost", "localhost 3000");
        row("db:3100", "db 3100");
        row("a, b:1,[::1]:65535", "a 3000|b 1|::1 65535");
        row("[fe80::1]", "fe80::1 3000");
        row("", "error the name is missing");
        row("a,,b", "error the name is missing");
        row(":3000", "error the name is missing");
        row("a:", "error the port");
        row("a:0", "error the port");
        row("a:65536", "error the port");
        row("a:3000x", "error the port");
        row("a:-1", "error the port");
        row("::1", "error in brackets");
        row("[::1", "error the bracket is not closed");
        row("[::1]x", "error only a colon");
        row("a b", "error a character");
        row("http://a", "error");
    }

    void hostsAreParsed()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, expected);
        const Result<std::vector<Host>> hosts = parseHosts(text.toStdString());
        if (expected.startsWith("error")) {
            QVERIFY(!hosts);
            QVERIFY(hosts.error().is(ClientCode::invalidHost));
            const std::string reason = expected.mid(5).trimmed().toStdString();
            QVERIFY2(hosts.error().detail().find(reason) != std::string::npos, hosts.error().text().c_str());
            return;
        }
        QVERIFY2(hosts.ok(), hosts ? "" : hosts.error().text().c_str());
        std::string shown;
        for (const Host& host : *hosts) {
            shown += (shown.empty() ? "" : "|") + host.name + ' ' + std::to_string(host.port);
        }
        QCOMPARE(shown, expected.toStdString());
    }

    void atMost64HostsAreTaken()
    {
        std::string text = "a";
        for (int i = 1; i < 64; ++i) {
            text += ",a";
        }
        QCOMPARE(parseHosts(text)->size(), std::size_t{64});
        QVERIFY(!parseHosts(text + ",a").ok());
        QVERIFY(!parseHosts(std::string(300, 'a')).ok());
    }
};

QTEST_GUILESS_MAIN(TestConnect)
#include "tst_connect.moc"
