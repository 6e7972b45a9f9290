// SPDX-License-Identifier: Apache-2.0
#include "tests/support/program.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <atomic>
#include <memory>
#include <vector>

using namespace binnacle::test;

namespace {

const QByteArray oneWrite = "session.upsert(DataSet.of(\"test\", \"users\").id(1)).bin(\"a\").set_to(1).execute()\n";

QStringList exec(const QString& address)
{
    return {QStringLiteral("exec"), QStringLiteral("--connect"), address, QStringLiteral("-")};
}

} // namespace

/// What goes wrong outside comes back as a sentence with a code, in time.
class TestBadInput : public QObject {
    Q_OBJECT

private slots:
    void aPortThatNobodyListensOn();
    void aHostThatHasNoAddress();
    void aPortThatSpeaksSomethingElse();
    void aPortThatNeverAnswers();
    void aFrameThatClaimsTwoToTheForty();
    void anUnknownNamespace();
    void aBinNameThatIsTooLong();
    void aRecordOverTheSizeLimit();
    void aDirectoryThatIsNoSandbox();
    void codeThatCannotBeRead();
};

namespace {

/// A peer that answers whatever it is asked with the same bytes, in a thread of its own, since the program runs beside it.
class Peer : public QThread {
public:
    explicit Peer(QByteArray answer) : m_answer(std::move(answer))
    {
        start();
        while (m_port == 0 && isRunning())
            QTest::qSleep(1);
    }
    ~Peer() override
    {
        m_stop = true;
        wait();
    }
    QString address() const { return QStringLiteral("127.0.0.1:%1").arg(m_port.load()); }

protected:
    void run() override
    {
        QTcpServer server;
        if (!server.listen(QHostAddress::LocalHost))
            return;
        m_port = server.serverPort();
        std::vector<std::unique_ptr<QTcpSocket>> clients;
        while (!m_stop) {
            if (server.waitForNewConnection(20))
                clients.emplace_back(server.nextPendingConnection())->write(m_answer);
            for (auto& client : clients)
                client->waitForBytesWritten(1);
        }
    }

private:
    QByteArray m_answer;
    std::atomic<std::uint16_t> m_port{0};
    std::atomic<bool> m_stop{false};
};

void expectClusterFailure(const ProgramRun& run, const QByteArray& code, qint64 limitMs)
{
    QCOMPARE(run.exitCode, 3);
    QVERIFY2(run.errors.startsWith(code + " "), run.errors.constData());
    QVERIFY2(run.milliseconds < limitMs, qPrintable(QString::number(run.milliseconds)));
}

} // namespace

void TestBadInput::aPortThatNobodyListensOn()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    const QString address = QStringLiteral("127.0.0.1:%1").arg(server.serverPort());
    server.close();
    const ProgramRun run = runProgram(exec(address), oneWrite);
    expectClusterFailure(run, "-10", 10'000);
    QVERIFY2(run.errors.contains(address.toLatin1()), run.errors.constData());
}

void TestBadInput::aHostThatHasNoAddress()
{
    expectClusterFailure(runProgram(exec(QStringLiteral("no-such-host.invalid:3000")), oneWrite), "-4", 15'000);
}

void TestBadInput::aPortThatSpeaksSomethingElse()
{
    const Peer peer("SSH-2.0-OpenSSH_9.2\r\n");
    expectClusterFailure(runProgram(exec(peer.address()), oneWrite), "-21", 10'000);
}

void TestBadInput::aPortThatNeverAnswers()
{
    const Peer peer("");
    expectClusterFailure(runProgram(exec(peer.address()), oneWrite), "-22", 15'000);
}

void TestBadInput::aFrameThatClaimsTwoToTheForty()
{
    const Peer peer(QByteArray::fromHex("0201010000000000"));
    const ProgramRun run = runProgram(exec(peer.address()), oneWrite);
    expectClusterFailure(run, "-21", 10'000);
    QVERIFY2(run.errors.contains("1099511627776"), run.errors.constData());
}

void TestBadInput::anUnknownNamespace()
{
    QTemporaryDir directory;
    NodeProcess node(directory.path() + QStringLiteral("/data"));
    QVERIFY(node.isReady());
    const ProgramRun run = runProgram(exec(node.address()), "session.upsert(DataSet.of(\"nowhere\", \"users\").id(1)).bin(\"a\").set_to(1).execute()\n");
    QVERIFY(run.milliseconds < 15'000);
    QCOMPARE(run.exitCode, 3);
    QCOMPARE(run.results().size(), 1);
    QCOMPARE(run.results()[0]["code"].toInt(), 20);
    QVERIFY2(run.results()[0]["message"].toString().contains(QStringLiteral("namespace")), run.output.constData());
}

void TestBadInput::aBinNameThatIsTooLong()
{
    QTemporaryDir directory;
    NodeProcess node(directory.path() + QStringLiteral("/data"));
    QVERIFY(node.isReady());
    const ProgramRun run = runProgram(exec(node.address()), "session.upsert(DataSet.of(\"test\", \"users\").id(1)).bin(\"sixteen_bytes_16\").set_to(1).execute()\n");
    QCOMPARE(run.exitCode, 2);
    QVERIFY2(run.errors.startsWith("-2 ") && run.errors.contains("at most 15 are allowed"), run.errors.constData());
}

void TestBadInput::aRecordOverTheSizeLimit()
{
    QTemporaryDir directory;
    NodeProcess node(directory.path() + QStringLiteral("/data"));
    QVERIFY(node.isReady());
    const QByteArray big(9 * 1024 * 1024, 'x');
    const ProgramRun run = runProgram(exec(node.address()), "session.upsert(DataSet.of(\"test\", \"users\").id(1)).bin(\"a\").set_to(\"" + big + "\").execute()\n");
    QCOMPARE(run.exitCode, 1);
    QCOMPARE(run.results().size(), 1);
    QCOMPARE(run.results()[0]["code"].toInt(), 13);
    QVERIFY(run.milliseconds < 20'000);
}

void TestBadInput::aDirectoryThatIsNoSandbox()
{
    QTemporaryDir directory;
    QFile foreign(directory.path() + QStringLiteral("/data.mdb"));
    QVERIFY(foreign.open(QIODevice::WriteOnly));
    foreign.write("precious");
    foreign.close();
    const ProgramRun run = runProgram({QStringLiteral("exec"), QStringLiteral("--sandbox"), directory.path(), QStringLiteral("-")}, oneWrite);
    expectClusterFailure(run, "-23", 10'000);
    QVERIFY(foreign.open(QIODevice::ReadOnly));
    QCOMPARE(foreign.readAll(), QByteArray("precious"));
}

void TestBadInput::codeThatCannotBeRead()
{
    const ProgramRun run = runProgram({QStringLiteral("exec"), QStringLiteral("--connect"), QStringLiteral("127.0.0.1:1"), QStringLiteral("-")},
                                      "session.upsert(users.id(1)\n");
    QCOMPARE(run.exitCode, 2);
    QVERIFY2(run.errors.contains("1:"), run.errors.constData());
    QVERIFY(run.output.isEmpty());
}

QTEST_GUILESS_MAIN(TestBadInput)
#include "tst_bad_input.moc"
