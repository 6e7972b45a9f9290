// SPDX-License-Identifier: Apache-2.0
#include "core/node/node.h"
#include "core/wire/frame.h"
#include "tests/support/batch_command.h"
#include "tests/support/node_answer.h"
#include "tests/support/node_command.h"
#include "tests/support/raw_client.h"
#include "tests/support/seed.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

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

/// Resident memory of this process in mebibytes, the node's in it.
qint64 residentMib()
{
    QFile status(QStringLiteral("/proc/self/statm"));
    if (!status.open(QIODevice::ReadOnly))
        return -1;
    return status.readAll().split(' ').value(1).toLongLong() * 4096 / (1 << 20);
}

} // namespace

class TestHostile : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void badFramesCloseTheConnectionAtOnce_data();
    void badFramesCloseTheConnectionAtOnce();
    void claimsCostNothing();
    void aRequestThatStopsHalfwayIsDropped();
    void idleConnectionsStay();
    void aClientThatDoesNotReadIsDroppedAndHindersNobody();
    void tinyFramesSentAheadAreAnsweredInOrder();
    void whoSendsAheadAndNeverReadsIsDropped();
    void infoAnswersAreBounded();
    void everyTruncationOfARequestIsAnswered();
    void randomBytesDoNoHarm();
    void damagedRequestsDoNoHarm();
    void everyTruncationOfABatchIsAnswered();
    void aBatchThatClaimsTooManyRowsDoesThoseThatAreThere();
    void aBatchIsNotReadForThoseWhoDoNotTakeItsAnswer();

private:
    std::unique_ptr<QTemporaryDir> m_directory;
    std::unique_ptr<Node> m_node;
    bool stillServes()
    {
        RawClient client(m_node->port());
        return !client.askInfo("node\n").empty();
    }
};

void TestHostile::init()
{
    m_directory = std::make_unique<QTemporaryDir>();
    node::Options options;
    options.dataDirectory = m_directory->path().toStdString();
    options.requestTimeout = 700ms;
    options.answerTimeout = 700ms;
    auto node = Node::start(std::move(options));
    QVERIFY(node.ok());
    m_node = *std::move(node);
}

void TestHostile::cleanup()
{
    m_node.reset();
}

void TestHostile::badFramesCloseTheConnectionAtOnce_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::newRow("2^40 bytes") << QByteArray::fromHex("0203010000000000");
    QTest::newRow("2^48 - 1 bytes") << QByteArray::fromHex("0203ffffffffffff");
    QTest::newRow("a byte over the bound") << QByteArray::fromHex("0203000008000001");
    QTest::newRow("four mebibytes of info") << QByteArray::fromHex("0201000000400000");
    QTest::newRow("four mebibytes of administration") << QByteArray::fromHex("0202000000400000");
    QTest::newRow("version 1") << QByteArray::fromHex("0103000000000016");
    QTest::newRow("version 255") << QByteArray::fromHex("ff03000000000016");
    QTest::newRow("type 0") << QByteArray::fromHex("0200000000000016");
    QTest::newRow("type 5") << QByteArray::fromHex("0205000000000016");
    QTest::newRow("HTTP") << QByteArray("GET / HTTP/1.1\r\n\r\n");
    QTest::newRow("TLS") << QByteArray::fromHex("16030100c8010000");
}

void TestHostile::badFramesCloseTheConnectionAtOnce()
{
    QFETCH(QByteArray, header);
    RawClient client(m_node->port());
    QElapsedTimer timer;
    timer.start();
    QVERIFY(client.send(
        ByteView(reinterpret_cast<const std::uint8_t*>(header.constData()), static_cast<std::size_t>(header.size()))));
    QVERIFY(client.isClosedWithin(5s));
    QVERIFY2(timer.elapsed() < 500, qPrintable(QString::number(timer.elapsed())));
    QVERIFY(stillServes());
}

void TestHostile::claimsCostNothing()
{
    const qint64 before = residentMib();
    std::vector<RawClient> clients;
    for (int i = 0; i < 100; ++i) {
        clients.emplace_back(m_node->port());
        QVERIFY(clients.back().send(Bytes{2, 3, 0, 0, 7, 0xFF, 0xFF, 0xFF, 1, 2, 3}));
    }
    QVERIFY(stillServes());
    QVERIFY2(residentMib() - before < 50, qPrintable(QString::number(residentMib() - before)));
}

void TestHostile::aRequestThatStopsHalfwayIsDropped()
{
    const Bytes whole = NodeCommand::write(key(1)).setInteger("n", 1).frame();
    for (const std::size_t size : {std::size_t{1}, std::size_t{7}, std::size_t{8}, std::size_t{9}, whole.size() - 1}) {
        RawClient client(m_node->port());
        QVERIFY(client.send(ByteView(whole).first(size)));
        QVERIFY2(client.isClosedWithin(5s), qPrintable(QString::number(size)));
    }
    QVERIFY(stillServes());
}

void TestHostile::idleConnectionsStay()
{
    RawClient client(m_node->port());
    QVERIFY(!client.askInfo("node\n").empty());
    std::this_thread::sleep_for(1500ms);
    QVERIFY(!client.askInfo("node\n").empty());
}

void TestHostile::aClientThatDoesNotReadIsDroppedAndHindersNobody()
{
    RawClient writer(m_node->port());
    for (int i = 0; i < 40; ++i) {
        const NodeCommand write = NodeCommand::write(key(i)).setText("s", std::string(1 << 20, 'x'));
        QCOMPARE(test::answerIn(writer.ask(write.frame())).code, 0);
    }
    const qint64 before = residentMib();
    std::vector<RawClient> lazy;
    for (int i = 0; i < 10; ++i) {
        lazy.emplace_back(m_node->port(), 4096);
        QVERIFY(lazy.back().send(NodeCommand::scan("test", "things").allPartitions().frame()));
    }
    QElapsedTimer timer;
    timer.start();
    RawClient other(m_node->port());
    QCOMPARE(test::answerIn(other.ask(NodeCommand::write(key(99)).setInteger("n", 1).frame())).code, 0);
    QVERIFY2(timer.elapsed() < 1000, qPrintable(QString::number(timer.elapsed())));
    // The pages of the map count as resident; ten copies of all records would be four hundred.
    QVERIFY2(residentMib() - before < 150, qPrintable(QString::number(residentMib() - before)));
    std::this_thread::sleep_for(2s);
    for (RawClient& client : lazy)
        QVERIFY(client.isClosedWithin(5s));
    QVERIFY(stillServes());
}

void TestHostile::tinyFramesSentAheadAreAnsweredInOrder()
{
    RawClient client(m_node->port());
    constexpr int frames = 10'000;
    std::thread sender([&] {
        Bytes all;
        for (int i = 0; i < frames; ++i) {
            const Bytes frame = i % 2 == 0 ? wire::infoFrame("status\n") : wire::infoFrame("x\n");
            all.insert(all.end(), frame.begin(), frame.end());
        }
        client.send(all);
    });
    int inOrder = 0;
    for (int i = 0; i < frames; ++i) {
        const std::optional<Bytes> answer = client.receiveFrame();
        if (!answer)
            break;
        const std::string_view text = textOf(ByteView(*answer).subspan(wire::frameHeaderSize));
        inOrder += text == (i % 2 == 0 ? "status\tok\n" : "x\tERROR:4:unrecognized command\n") ? 1 : 0;
    }
    sender.join();
    QCOMPARE(inOrder, frames);
}

void TestHostile::whoSendsAheadAndNeverReadsIsDropped()
{
    RawClient client(m_node->port(), 4096);
    const qint64 before = residentMib();
    std::string request;
    for (int i = 0; i < 200; ++i)
        request += "statistics\n";
    for (int i = 0; i < 100; ++i) {
        if (!client.send(wire::infoFrame(request)))
            break;
    }
    QVERIFY(stillServes());
    QVERIFY2(residentMib() - before < 50, qPrintable(QString::number(residentMib() - before)));
    std::this_thread::sleep_for(2s);
    QVERIFY(client.isClosedWithin(5s));
}

void TestHostile::infoAnswersAreBounded()
{
    RawClient writer(m_node->port());
    for (int i = 0; i < 1500; ++i) {
        const Key to = DataSet::of("test", std::string(50, 's') + std::to_string(i)).id(i);
        QCOMPARE(test::answerIn(writer.ask(NodeCommand::write(to).setInteger("n", 1).frame())).code, 0);
    }
    std::string request;
    for (int i = 0; i < 255; ++i)
        request += "sets\n";
    RawClient greedy(m_node->port());
    QVERIFY(greedy.send(wire::infoFrame(request)));
    QVERIFY(greedy.isClosedWithin(30s));
    QVERIFY(stillServes());
}

/// The frame claims what it holds, and the message in it ends too early: an answer, and the connection goes on.
void TestHostile::everyTruncationOfARequestIsAnswered()
{
    const Bytes message = NodeCommand::write(key(1)).setInteger("n", 1).setText("s", "x").message();
    RawClient client(m_node->port());
    for (std::size_t size = 0; size < message.size(); ++size) {
        Bytes frame;
        wire::appendFrameHeader(frame, wire::FrameType::message, size);
        frame.insert(frame.end(), message.begin(), message.begin() + static_cast<std::ptrdiff_t>(size));
        const NodeAnswer answer = test::answerIn(client.ask(frame));
        QVERIFY2(answer.code == 4, qPrintable(QString::number(size)));
    }
    QCOMPARE(test::answerIn(client.ask(NodeCommand::get(key(1)).frame())).code, 2);
}

void TestHostile::randomBytesDoNoHarm()
{
    std::mt19937_64 random = test::seededGenerator();
    for (int i = 0; i < 200; ++i) {
        RawClient client(m_node->port());
        Bytes noise(static_cast<std::size_t>(test::between(random, 1, 300)));
        for (std::uint8_t& byte : noise)
            byte = static_cast<std::uint8_t>(random());
        if (i % 2 == 0) {
            noise.insert(noise.begin(),
                         {2, 3, 0, 0, 0, 0, 0, static_cast<std::uint8_t>(std::min<std::size_t>(noise.size(), 255))});
        }
        client.send(noise);
    }
    QVERIFY(stillServes());
}

void TestHostile::damagedRequestsDoNoHarm()
{
    std::mt19937_64 random = test::seededGenerator();
    const Bytes frames[] = {NodeCommand::write(key(1)).setInteger("n", 1).setText("s", "text").add("n", 1).frame(),
                            NodeCommand::get(key(1)).read("n").frame(),
                            NodeCommand::scan("test", "things").partitions({1, 2, 3}).frame(),
                            test::BatchCommand().row(NodeCommand::write(key(1)).add("n", 1)).repeat(key(2)).frame()};
    RawClient client(m_node->port());
    for (int i = 0; i < 3000; ++i) {
        Bytes damaged = frames[random() % 4];
        for (std::uint64_t hits = random() % 3 + 1; hits > 0; --hits)
            damaged[8 + random() % (damaged.size() - 8)] = static_cast<std::uint8_t>(random());
        QVERIFY(client.ask(damaged).has_value());
    }
    QVERIFY(stillServes());
}

void TestHostile::everyTruncationOfABatchIsAnswered()
{
    test::BatchCommand batch;
    batch.row(NodeCommand::write(key(1)).setInteger("n", 1)).repeat(key(2)).row(NodeCommand::get(key(3)));
    const Bytes message = batch.message();
    RawClient client(m_node->port());
    for (std::size_t size = wire::messageHeaderSize; size < message.size(); ++size) {
        const Bytes cut(message.begin(), message.begin() + static_cast<std::ptrdiff_t>(size));
        const test::BatchAnswers answers = test::askBatch(client, wire::frameOf(wire::FrameType::message, cut));
        QVERIFY2(answers.end == 4 && answers.rows.empty(), qPrintable(QString::number(size)));
    }
    QCOMPARE(test::askBatch(client, batch.frame()).end, 0);
}

void TestHostile::aBatchThatClaimsTooManyRowsDoesThoseThatAreThere()
{
    RawClient client(m_node->port());
    for (const std::uint32_t claimed : {3U, 5001U, 0xFFFF'FFFFU}) {
        test::BatchCommand batch;
        batch.claimedRows = claimed;
        batch.row(NodeCommand::write(key(claimed)).setInteger("n", 1)).repeat(key(7));
        const test::BatchAnswers answers = test::askBatch(client, batch.frame());
        QCOMPARE(answers.end, 4);
        QVERIFY(answers.rows.empty());
        QCOMPARE(test::answerIn(client.ask(NodeCommand::get(key(claimed)).frame())).code, 0);
    }
}

void TestHostile::aBatchIsNotReadForThoseWhoDoNotTakeItsAnswer()
{
    RawClient writer(m_node->port());
    const NodeCommand write = NodeCommand::write(key(1)).setText("s", std::string(1 << 20, 'x'));
    QCOMPARE(test::answerIn(writer.ask(write.frame())).code, 0);
    test::BatchCommand batch;
    batch.row(NodeCommand::get(key(1)));
    for (int i = 0; i < 100'000; ++i)
        batch.repeat(key(1));
    const qint64 before = residentMib();
    std::vector<RawClient> lazy;
    for (int i = 0; i < 5; ++i) {
        lazy.emplace_back(m_node->port(), 4096);
        QVERIFY(lazy.back().send(batch.frame()));
    }
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(test::answerIn(writer.ask(NodeCommand::write(key(99)).setInteger("n", 1).frame())).code, 0);
    QVERIFY2(timer.elapsed() < 1000, qPrintable(QString::number(timer.elapsed())));
    QVERIFY2(residentMib() - before < 100, qPrintable(QString::number(residentMib() - before)));
    std::this_thread::sleep_for(2s);
    for (RawClient& client : lazy)
        QVERIFY(client.isClosedWithin(5s));
    QVERIFY(stillServes());
}

QTEST_GUILESS_MAIN(TestHostile)
#include "tst_hostile.moc"
