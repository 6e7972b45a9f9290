// SPDX-License-Identifier: Apache-2.0
#include "tests/support/node_answer.h"
#include "tests/support/node_command.h"
#include "tests/support/program.h"
#include "tests/support/raw_client.h"

#include <QFile>
#include <QHash>
#include <QRegularExpression>
#include <QSet>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace binnacle;
using test::NodeCommand;
using test::NodeProcess;
using test::RawClient;

namespace {

const QStringList receives{QStringLiteral("recvmsg"), QStringLiteral("recvfrom"), QStringLiteral("read")};
const QStringList sends{QStringLiteral("sendmsg"), QStringLiteral("sendto"), QStringLiteral("write"), QStringLiteral("writev")};
const QStringList others{QStringLiteral("openat"), QStringLiteral("accept"), QStringLiteral("accept4"),
                         QStringLiteral("fdatasync"), QStringLiteral("pwrite64")};

/// What a system call trace of a node says about one connection after another: how many answers there are, and how many of them
/// left before what they answer was flushed.
struct Verdict {
    int answers = 0;
    int tooEarly = 0;
};

/// Reads a trace as `strace -f` writes it, a line for each call or for each half of one. A write is durable when a flush of the
/// data, begun after the request was there, is complete, and after it the page that makes the data count is written: through a
/// descriptor that is opened to be synchronous.
class FlushOrder {
public:
    Verdict judge(const QList<QByteArray>& lines)
    {
        for (const QByteArray& line : lines)
            take(QString::fromLatin1(line));
        return m_verdict;
    }

private:
    enum class Stage { idle, requested, flushing, flushed, durable };

    void take(const QString& line)
    {
        static const QRegularExpression whole(QStringLiteral(R"(^(\d+) +(\w+)\((\w*)(.*)$)"));
        static const QRegularExpression resumed(QStringLiteral(R"(^(\d+) +<\.\.\. (\w+) resumed>(.*)$)"));
        if (const auto match = whole.match(line); match.hasMatch()) {
            const QString process = match.captured(1);
            const Call call{match.captured(2), match.captured(3)};
            begin(call, line);
            if (line.endsWith(QStringLiteral("<unfinished ...>")))
                m_underWay[process] = call;
            else
                end(call, line);
        } else if (const auto rest = resumed.match(line); rest.hasMatch()) {
            end(m_underWay.take(rest.captured(1)), line);
        }
    }

    struct Call {
        QString name;
        QString descriptor;
    };

    void begin(const Call& call, const QString& line)
    {
        if (call.name == QLatin1String("fdatasync"))
            advance(Stage::requested, Stage::flushing);
        if (sends.contains(call.name) && m_connections.contains(call.descriptor))
            answer(call.descriptor);
        if (call.name == QLatin1String("openat") && line.contains(QLatin1String("O_DSYNC")))
            m_opensSynchronous = true;
    }

    void end(const Call& call, const QString& line)
    {
        static const QRegularExpression result(QStringLiteral(R"( = (-?\d+))"));
        const QRegularExpressionMatch match = result.match(line, line.lastIndexOf(QLatin1Char(')')));
        const int value = match.hasMatch() ? match.captured(1).toInt() : -1;
        if (call.name == QLatin1String("openat") && std::exchange(m_opensSynchronous, false))
            m_synchronous = QString::number(value);
        if (value < 0)
            return;
        if (call.name.startsWith(QLatin1String("accept")))
            m_connections.insert(QString::number(value), Stage::idle);
        if (receives.contains(call.name) && value > 0 && m_connections.contains(call.descriptor))
            m_connections[call.descriptor] = Stage::requested;
        if (call.name == QLatin1String("fdatasync"))
            advance(Stage::flushing, Stage::flushed);
        if (call.name == QLatin1String("pwrite64") && call.descriptor == m_synchronous)
            advance(Stage::flushed, Stage::durable);
    }

    void advance(Stage from, Stage to)
    {
        for (Stage& stage : m_connections) {
            if (stage == from)
                stage = to;
        }
    }

    void answer(const QString& descriptor)
    {
        Stage& stage = m_connections[descriptor];
        ++m_verdict.answers;
        m_verdict.tooEarly += stage == Stage::durable ? 0 : 1;
        stage = Stage::idle;
    }

    QHash<QString, Call> m_underWay;
    QHash<QString, Stage> m_connections;
    QString m_synchronous;
    bool m_opensSynchronous = false;
    Verdict m_verdict;
};

/// A node's calls for one put, without its last ones.
QList<QByteArray> traceOfPut()
{
    return {R"(7 openat(AT_FDCWD, "data.mdb", O_RDWR|O_CREAT, 0600) = 5)",
            R"(7 openat(AT_FDCWD, "data.mdb", O_WRONLY|O_DSYNC|O_CLOEXEC) = 6)",
            R"(7 accept4(8, NULL, NULL, SOCK_CLOEXEC) = 9)",
            R"(7 recvmsg(9, {msg_namelen=0}, 0) = 78)",
            R"(8 pwrite64(5, "..."..., 8192, 0 <unfinished ...>)",
            R"(7 epoll_wait(4,  <unfinished ...>)",
            R"(8 <... pwrite64 resumed>) = 8192)"};
}

Verdict judged(const QList<QByteArray>& rest)
{
    return FlushOrder().judge(traceOfPut() + rest);
}

constexpr const char* flushBegins = "8 fdatasync(5 <unfinished ...>";
constexpr const char* flushEnds = "8 <... fdatasync resumed>) = 0";
constexpr const char* flushFails = "8 <... fdatasync resumed>) = -1 EIO (Input/output error)";
constexpr const char* rootIsWritten = R"(8 pwrite64(6, "..."..., 120, 4128) = 120)";
constexpr const char* answered = "7 sendmsg(9, {msg_namelen=0}, MSG_NOSIGNAL) = 30";

} // namespace

class TestFlushOrder : public QObject {
    Q_OBJECT

private slots:
    void theJudgeKnowsEarlyAnswers();
    void everyAnswerComesAfterItsFlush();
};

void TestFlushOrder::theJudgeKnowsEarlyAnswers()
{
    QCOMPARE(judged({flushBegins, flushEnds, rootIsWritten, answered}).tooEarly, 0);
    QCOMPARE(judged({flushBegins, flushEnds, rootIsWritten, answered}).answers, 1);
    QCOMPARE(judged({answered, flushBegins, flushEnds, rootIsWritten}).tooEarly, 1);
    QCOMPARE(judged({flushBegins, answered, flushEnds, rootIsWritten}).tooEarly, 1);
    QCOMPARE(judged({flushBegins, flushEnds, answered, rootIsWritten}).tooEarly, 1);
    QCOMPARE(judged({flushBegins, flushFails, rootIsWritten, answered}).tooEarly, 1);
    // A flush that had begun when the request came does not cover it.
    QCOMPARE(judged({flushBegins, "7 recvmsg(9, {msg_namelen=0}, 0) = 78", flushEnds, rootIsWritten, answered}).tooEarly, 1);
}

/// A node is watched from outside while it takes puts over many connections at a time.
void TestFlushOrder::everyAnswerComesAfterItsFlush()
{
    const QString strace = QStandardPaths::findExecutable(QStringLiteral("strace"));
    QVERIFY2(!strace.isEmpty(), "strace is needed to watch a node; packaging/setup.sh --tests brings it");
    const QTemporaryDir directory;
    const QString trace = directory.filePath(QStringLiteral("trace"));
    constexpr int connections = 16;
    constexpr int rounds = 20;
    {
        NodeProcess node(directory.filePath(QStringLiteral("data")), {},
                         {strace, QStringLiteral("-D"), QStringLiteral("-f"), QStringLiteral("-o"), trace, QStringLiteral("-e"),
                          QStringLiteral("trace=") + (receives + sends + others).join(QLatin1Char(','))});
        QVERIFY2(node.isReady(), "the node starts under strace");
        std::vector<RawClient> clients;
        for (int i = 0; i < connections; ++i)
            clients.emplace_back(node.port());
        for (int round = 0; round < rounds; ++round) {
            for (int i = 0; i < connections; ++i)
                clients[i].send(NodeCommand::write(DataSet::of("test", "watched").id(i)).setInteger("n", round).frame());
            for (RawClient& client : clients)
                QCOMPARE(test::answerIn(client.receiveFrame()).code, 0);
        }
    }
    const auto verdict = [&trace] {
        QFile file(trace);
        return file.open(QIODevice::ReadOnly) ? FlushOrder().judge(file.readAll().split('\n')) : Verdict();
    };
    // The watcher may end a little after the node.
    QTRY_COMPARE_WITH_TIMEOUT(verdict().answers, connections * rounds, 10'000);
    QCOMPARE(verdict().tooEarly, 0);
}

QTEST_GUILESS_MAIN(TestFlushOrder)
#include "tst_flush_order.moc"
