// SPDX-License-Identifier: Apache-2.0
#include "core/node/node.h"
#include "core/wire/frame.h"
#include "tests/support/node_answer.h"
#include "tests/support/node_command.h"
#include "tests/support/raw_client.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <optional>
#include <thread>

using namespace binnacle;
using namespace std::chrono_literals;
using node::Node;
using test::NodeAnswer;
using test::NodeCommand;
using test::RawClient;

namespace {

Key key(std::int64_t id)
{
    return DataSet::of("test", "things").id(id);
}

NodeAnswer ask(RawClient& client, const NodeCommand& command)
{
    return test::answerIn(client.ask(command.frame()));
}

} // namespace

class TestServer : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void whatIsWrittenIsReadOnAnotherConnection();
    void answersKeepTheOrderOfRequestsSentAhead();
    void manyClientsWriteAtOnce();
    void scansEndWithTheLastFlag();
    void aScanHasItsRate();
    void refusals_data();
    void refusals();
    void administrationIsToldThatThereIsNoSecurity();
    void infoTellsWhereTheClientIs();
    void infoCountsWhatBecameOfCommands();
    void truncatingHidesASetAtOnce();
    void settingsGovernWritesAndExpiry();
    void readTouchesAreMadeDurable();
    void recordsOutliveTheNode();
    void connectionsAreBounded();
    void theNodeStopsAtOnceWithClientsConnected();
    void aSecondNodeFindsTheFirst();
    void anAddressThatCannotBeListenedOnIsAnError();

private:
    void start(node::Options options);
    void start() { start(options()); }
    node::Options options() const
    {
        node::Options options;
        options.dataDirectory = m_directory->path().toStdString();
        return options;
    }

    std::unique_ptr<QTemporaryDir> m_directory;
    std::unique_ptr<Node> m_node;
};

void TestServer::init()
{
    m_directory = std::make_unique<QTemporaryDir>();
}

void TestServer::cleanup()
{
    m_node.reset();
}

void TestServer::start(node::Options options)
{
    auto node = Node::start(std::move(options));
    QVERIFY2(node.ok(), node ? "" : node.error().text().c_str());
    m_node = *std::move(node);
}

void TestServer::whatIsWrittenIsReadOnAnotherConnection()
{
    start();
    RawClient writer(m_node->port());
    RawClient reader(m_node->port());
    QCOMPARE(ask(writer, NodeCommand::write(key(1)).setInteger("n", 7).setText("s", "seven")).code, 0);
    const NodeAnswer answer = ask(reader, NodeCommand::get(key(1)));
    QCOMPARE(answer.code, 0);
    QCOMPARE(answer.generation, 1U);
    QCOMPARE(answer.integer("n"), std::optional<std::int64_t>(7));
    QCOMPARE(answer.text("s"), std::optional<std::string>("seven"));
    QCOMPARE(ask(writer, NodeCommand::remove(key(1))).code, 0);
    QCOMPARE(ask(reader, NodeCommand::exists(key(1))).code, 2);
}

void TestServer::answersKeepTheOrderOfRequestsSentAhead()
{
    start();
    RawClient client(m_node->port());
    Bytes requests;
    constexpr int count = 300;
    for (int i = 0; i < count; ++i) {
        const Bytes frame = NodeCommand::write(key(1)).add("n", 1).read("n").frame();
        requests.insert(requests.end(), frame.begin(), frame.end());
        const Bytes info = wire::infoFrame("node\n");
        requests.insert(requests.end(), info.begin(), info.end());
    }
    QVERIFY(client.send(requests));
    for (int i = 0; i < count; ++i) {
        QCOMPARE(test::answerIn(client.receiveFrame()).integer("n"), std::optional<std::int64_t>(i + 1));
        const std::optional<Bytes> info = client.receiveFrame();
        QVERIFY(info.has_value());
        QCOMPARE((*info)[1], std::uint8_t{1});
    }
}

void TestServer::manyClientsWriteAtOnce()
{
    start();
    constexpr int clients = 16;
    constexpr int each = 100;
    std::vector<std::thread> threads;
    std::atomic<int> written = 0;
    for (int c = 0; c < clients; ++c) {
        threads.emplace_back([&, c] {
            RawClient client(m_node->port());
            for (int i = 0; i < each; ++i)
                written += ask(client, NodeCommand::write(key(c * each + i)).setInteger("n", i)).code == 0 ? 1 : 0;
        });
    }
    for (std::thread& thread : threads)
        thread.join();
    QCOMPARE(written.load(), clients * each);
    RawClient client(m_node->port());
    QVERIFY(client.askInfo("sets/test/things\n").find("objects=1600:") != std::string::npos);
}

void TestServer::scansEndWithTheLastFlag()
{
    start();
    RawClient client(m_node->port());
    for (int i = 0; i < 20; ++i)
        QCOMPARE(ask(client, NodeCommand::write(key(i)).setInteger("n", i)).code, 0);
    const std::vector<NodeAnswer> answers =
        test::answersIn(client.askMany(NodeCommand::scan("test", "things").allPartitions().frame()));
    QCOMPARE(answers.size(), std::size_t{21});
    QVERIFY(answers.back().last);
    QCOMPARE(answers.back().code, 0);
    for (std::size_t i = 0; i < 20; ++i)
        QVERIFY(!answers[i].last && answers[i].integer("n").has_value());
    const std::vector<NodeAnswer> none =
        test::answersIn(client.askMany(NodeCommand::scan("test", "absent").allPartitions().frame()));
    QCOMPARE(none.size(), std::size_t{1});
    QVERIFY(none[0].last && none[0].code == 0);
}

void TestServer::aScanHasItsRate()
{
    start();
    RawClient client(m_node->port());
    for (int i = 0; i < 30; ++i)
        QCOMPARE(ask(client, NodeCommand::write(key(i)).setInteger("n", i)).code, 0);
    QElapsedTimer timer;
    timer.start();
    const Bytes slow =
        NodeCommand::scan("test", "things").allPartitions().number(wire::FieldType::recordsPerSecond, 60, 4).frame();
    QCOMPARE(test::answersIn(client.askMany(slow)).size(), std::size_t{31});
    QVERIFY2(timer.elapsed() >= 400 && timer.elapsed() < 5000, qPrintable(QString::number(timer.elapsed())));
}

void TestServer::refusals_data()
{
    QTest::addColumn<QByteArray>("frame");
    QTest::addColumn<int>("code");
    QTest::addColumn<bool>("last");
    const auto row = [](const char* name, const Bytes& frame, int code, bool last = false) {
        QTest::newRow(name) << QByteArray(reinterpret_cast<const char*>(frame.data()), static_cast<qsizetype>(frame.size()))
                            << code << last;
    };
    row("an unknown namespace", NodeCommand::get(DataSet::of("nosuch", "s").id(1)).frame(), 20);
    NodeCommand nameless;
    nameless.header.info1 = wire::info1::read;
    row("no namespace", nameless.frame(), 20);
    NodeCommand batch = NodeCommand::scan("test", "things");
    batch.header.info1 |= wire::info1::batch;
    row("a batch without rows", batch.frame(), 4, true);
    row("a scan without partitions", NodeCommand::scan("test", "things").frame(), 16);
    row("a filter without a record", NodeCommand::get(key(1)).field(wire::FieldType::filterExpression, {0x93}).frame(), 2);
    NodeCommand digestless = NodeCommand::scan("test", "things").field(wire::FieldType::digest, Bytes(19, 1));
    row("a short digest", digestless.frame(), 4);
    row("an empty message", Bytes{2, 3, 0, 0, 0, 0, 0, 0}, 4);
    row("half a header", Bytes{2, 3, 0, 0, 0, 0, 0, 4, 22, 1, 0, 0}, 4);
    Bytes longer = NodeCommand::get(key(1)).frame();
    longer.push_back(0);
    ++longer[7];
    row("a byte too many", longer, 4);
    row("compression", Bytes{2, 4, 0, 0, 0, 0, 0, 3, 1, 2, 3}, 25);
}

void TestServer::refusals()
{
    QFETCH(QByteArray, frame);
    QFETCH(int, code);
    QFETCH(bool, last);
    start();
    RawClient client(m_node->port());
    const ByteView bytes(reinterpret_cast<const std::uint8_t*>(frame.constData()), static_cast<std::size_t>(frame.size()));
    const NodeAnswer answer = test::answerIn(client.ask(bytes));
    QCOMPARE(answer.code, code);
    QCOMPARE(answer.last, last);
    QCOMPARE(ask(client, NodeCommand::get(key(1))).code, 2);
}

void TestServer::administrationIsToldThatThereIsNoSecurity()
{
    start();
    RawClient client(m_node->port());
    Bytes request{2, 2, 0, 0, 0, 0, 0, 16};
    request.resize(24, 0);
    const std::optional<Bytes> answer = client.ask(request);
    QVERIFY(answer.has_value());
    QCOMPARE(toHex(*answer), std::string("02020000000000100033") + std::string(28, '0'));
}

void TestServer::infoTellsWhereTheClientIs()
{
    start();
    RawClient client(m_node->port());
    const std::string here = "127.0.0.1:" + std::to_string(m_node->port());
    QCOMPARE(client.askInfo("service-clear-std\nnode\n"), "service-clear-std\t" + here + "\nnode\t" + m_node->name() + "\n");
}

void TestServer::infoCountsWhatBecameOfCommands()
{
    start();
    RawClient client(m_node->port());
    QCOMPARE(ask(client, NodeCommand::write(key(1)).setInteger("n", 1)).code, 0);
    QCOMPARE(ask(client, NodeCommand::write(key(1)).append("n", "x")).code, 12);
    QCOMPARE(ask(client, NodeCommand::get(key(1))).code, 0);
    QCOMPARE(ask(client, NodeCommand::get(key(2))).code, 2);
    QCOMPARE(ask(client, NodeCommand::remove(key(1))).code, 0);
    QCOMPARE(ask(client, NodeCommand::remove(key(1))).code, 2);
    client.askMany(NodeCommand::scan("test", "things").allPartitions().frame());
    const std::string told = client.askInfo("namespace/test\nstatistics\n");
    for (const char* figure :
         {";client_read_success=1;", ";client_read_not_found=1;", ";client_write_success=1;", ";client_write_error=1;",
          ";client_delete_success=1;", ";client_delete_not_found=1;", ";pi_query_long_basic_complete=1;",
          ";si_query_long_basic_complete=0;", ";client_connections_opened=1;", ";objects=0;"})
        QVERIFY2(told.find(figure) != std::string::npos, figure);
}

void TestServer::truncatingHidesASetAtOnce()
{
    start();
    RawClient client(m_node->port());
    for (int i = 0; i < 200; ++i)
        QCOMPARE(ask(client, NodeCommand::write(key(i)).setInteger("n", i)).code, 0);
    std::this_thread::sleep_for(5ms);
    QCOMPARE(client.askInfo("truncate:namespace=test;set=things\n"), std::string("truncate:namespace=test;set=things\tok\n"));
    QCOMPARE(ask(client, NodeCommand::get(key(7))).code, 2);
    const auto rows = test::answersIn(client.askMany(NodeCommand::scan("test", "things").allPartitions().frame()));
    QCOMPARE(rows.size(), std::size_t{1});
    QCOMPARE(ask(client, NodeCommand::write(key(7)).setInteger("n", 8)).generation, 1U);
    QTRY_VERIFY_WITH_TIMEOUT(client.askInfo("sets/test/things\n").find("objects=1:") != std::string::npos, 10'000);
}

void TestServer::settingsGovernWritesAndExpiry()
{
    start();
    RawClient client(m_node->port());
    const auto set = [&](const std::string& what) {
        return client.askInfo("set-config:context=namespace;id=test;" + what + "\n").ends_with("\tok\n");
    };
    QVERIFY(set("default-ttl=100"));
    QCOMPARE(ask(client, NodeCommand::write(key(1)).setInteger("n", 1)).code, 0);
    QVERIFY(ask(client, NodeCommand::get(key(1))).voidTime != 0);
    NodeCommand shortLived = NodeCommand::write(key(2)).setInteger("n", 1);
    shortLived.header.recordTtl = 1;
    QVERIFY(set("nsup-period=0"));
    QCOMPARE(ask(client, shortLived).code, 22);
    QVERIFY(set("allow-ttl-without-nsup=true"));
    QCOMPARE(ask(client, shortLived).code, 0);
    std::this_thread::sleep_for(2500ms);
    QCOMPARE(ask(client, NodeCommand::get(key(2))).code, 2);
    QVERIFY(client.askInfo("sets/test/things\n").find("objects=2:") != std::string::npos);
    QVERIFY(set("nsup-period=1"));
    QTRY_VERIFY_WITH_TIMEOUT(client.askInfo("sets/test/things\n").find("objects=1:") != std::string::npos, 10'000);
    QVERIFY(client.askInfo("namespace/test\n").find(";expired_objects=1;") != std::string::npos);
    QVERIFY(set("max-record-size=64"));
    QCOMPARE(ask(client, NodeCommand::write(key(3)).setText("s", std::string(200, 'x'))).code, 13);
}

void TestServer::readTouchesAreMadeDurable()
{
    start();
    RawClient client(m_node->port());
    NodeCommand write = NodeCommand::write(key(1)).setInteger("n", 1);
    write.header.recordTtl = 100;
    const std::uint32_t first = ask(client, write).voidTime;
    std::this_thread::sleep_for(1500ms);
    NodeCommand touch = NodeCommand::get(key(1));
    touch.header.recordTtl = 100;
    QCOMPARE(ask(client, touch).integer("n"), std::optional<std::int64_t>(1));
    const NodeAnswer later = ask(client, NodeCommand::get(key(1)));
    QVERIFY(later.voidTime > first);
    QCOMPARE(later.generation, 1U);
}

void TestServer::recordsOutliveTheNode()
{
    start();
    const std::string name = m_node->name();
    {
        RawClient client(m_node->port());
        QCOMPARE(ask(client, NodeCommand::write(key(1)).setInteger("n", 7)).code, 0);
    }
    m_node.reset();
    start();
    QCOMPARE(m_node->name(), name);
    RawClient client(m_node->port());
    QCOMPARE(ask(client, NodeCommand::get(key(1))).integer("n"), std::optional<std::int64_t>(7));
}

void TestServer::connectionsAreBounded()
{
    node::Options few = options();
    few.maxConnections = 5;
    start(few);
    std::vector<RawClient> clients;
    for (int i = 0; i < 5; ++i) {
        clients.emplace_back(m_node->port());
        QVERIFY(!clients.back().askInfo("node\n").empty());
    }
    RawClient sixth(m_node->port());
    QVERIFY(sixth.isClosedWithin(5s));
    clients.pop_back();
    // Looked at once more after it holds, so the connection that got in has to stay the same one.
    std::optional<RawClient> again;
    const auto getsIn = [&] {
        if (!again || again->askInfo("node\n").empty())
            again.emplace(m_node->port());
        return !again->askInfo("node\n").empty();
    };
    QTRY_VERIFY_WITH_TIMEOUT(getsIn(), 5000);
}

void TestServer::theNodeStopsAtOnceWithClientsConnected()
{
    start();
    RawClient idle(m_node->port());
    RawClient half(m_node->port());
    QVERIFY(half.send(Bytes{2, 3, 0, 0}));
    RawClient busy(m_node->port());
    Bytes ahead;
    for (int i = 0; i < 200; ++i) {
        const Bytes frame = NodeCommand::write(key(i)).setInteger("n", i).frame();
        ahead.insert(ahead.end(), frame.begin(), frame.end());
    }
    QVERIFY(busy.send(ahead));
    RawClient scanning(m_node->port());
    QVERIFY(scanning.send(NodeCommand::scan("test", "").allPartitions().number(wire::FieldType::recordsPerSecond, 1, 4).frame()));
    QVERIFY(busy.receiveFrame().has_value());
    QElapsedTimer timer;
    timer.start();
    m_node.reset();
    QVERIFY2(timer.elapsed() < 2000, qPrintable(QString::number(timer.elapsed())));
    QVERIFY(idle.isClosedWithin(1s));
    QVERIFY(half.isClosedWithin(1s));
}

void TestServer::aSecondNodeFindsTheFirst()
{
    start();
    const auto second = Node::start(options());
    QVERIFY(!second);
    QVERIFY(second.error().is(ClientCode::storageError));
    QCOMPARE(Node::ownerPort(options().dataDirectory), std::optional<std::uint16_t>(m_node->port()));
    m_node.reset();
    QVERIFY(!Node::ownerPort(options().dataDirectory).has_value());
}

void TestServer::anAddressThatCannotBeListenedOnIsAnError()
{
    start();
    const QTemporaryDir another;
    node::Options taken = options();
    taken.dataDirectory = another.path().toStdString();
    taken.port = m_node->port();
    const auto second = Node::start(taken);
    QVERIFY(!second && second.error().is(ClientCode::connectionFailed));
    taken.address = "not an address";
    QVERIFY(!Node::start(taken));
}

QTEST_GUILESS_MAIN(TestServer)
#include "tst_server.moc"
