// SPDX-License-Identifier: Apache-2.0
// A node is killed again and again while clients write. BINNACLE_CRASH_ROUNDS tells how often, 6 times unless told; `tests/long.sh
// crash` does it 200 times.
#include "tests/support/index_fields.h"
#include "tests/support/node_answer.h"
#include "tests/support/node_command.h"
#include "tests/support/program.h"
#include "tests/support/raw_client.h"
#include "tests/support/seed.h"

#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <map>
#include <thread>

using namespace binnacle;
using test::between;
using test::NodeAnswer;
using test::NodeCommand;
using test::NodeProcess;
using test::RawClient;

namespace {

/// What a record holds: one number, said three times over. Nothing: the record is not there.
using Content = std::optional<std::int64_t>;

constexpr std::int64_t lanes = 64;
constexpr std::int64_t keysOfLane = 4;

Key key(std::int64_t id)
{
    return DataSet::of("test", "durable").id(id);
}

/// Some long enough for pages of their own.
std::string textOf(std::int64_t number)
{
    return std::string(static_cast<std::size_t>(number * 379 % 9000), static_cast<char>('a' + number % 26));
}

/// Every eleventh step removes the record.
Content after(std::int64_t step)
{
    return step % 11 == 10 ? Content() : Content(step);
}

NodeCommand commandFor(std::int64_t id, std::int64_t step)
{
    const Content content = after(step);
    if (!content)
        return NodeCommand::remove(key(id));
    return NodeCommand::write(key(id)).setInteger("n", *content).setText("text", textOf(*content)).setInteger("twin", *content);
}

/// Where each record stands: the last step that was acknowledged, and whether a later one was sent.
struct Progress {
    std::int64_t acknowledged = -1;
    bool isOneAhead = false;
};

/// Keeps a write under way on each of 64 connections until the node is gone.
class Writer {
public:
    Writer(std::uint16_t port, std::map<std::int64_t, Progress> progress) : m_progress(std::move(progress))
    {
        for (std::int64_t lane = 0; lane < lanes; ++lane)
            m_clients.emplace_back(port);
        m_thread = std::thread([this] { run(); });
    }
    /// To be called when the node is gone.
    const std::map<std::int64_t, Progress>& finish()
    {
        m_thread.join();
        return m_progress;
    }
    int acknowledged() const { return m_acknowledged; }

private:
    void run()
    {
        std::vector<std::int64_t> turns(lanes, 0);
        for (std::int64_t lane = 0; lane < lanes; ++lane)
            send(lane, 0);
        for (std::int64_t living = lanes; living > 0;) {
            living = 0;
            for (std::int64_t lane = 0; lane < lanes; ++lane)
                living += takeTurn(lane, turns) ? 1 : 0;
        }
    }

    static std::int64_t idOf(std::int64_t lane, std::int64_t turn) { return lane * keysOfLane + turn % keysOfLane; }

    void send(std::int64_t lane, std::int64_t turn)
    {
        const std::int64_t id = idOf(lane, turn);
        Progress& progress = m_progress[id];
        progress.isOneAhead = true;
        m_clients[static_cast<std::size_t>(lane)].send(commandFor(id, progress.acknowledged + 1).frame());
    }

    bool takeTurn(std::int64_t lane, std::vector<std::int64_t>& turns)
    {
        std::int64_t& turn = turns[static_cast<std::size_t>(lane)];
        const int code = test::answerIn(m_clients[static_cast<std::size_t>(lane)].receiveFrame()).code;
        if (code != 0)
            return false;
        Progress& progress = m_progress[idOf(lane, turn)];
        progress.isOneAhead = false;
        ++progress.acknowledged;
        ++m_acknowledged;
        send(lane, ++turn);
        return true;
    }

    std::vector<RawClient> m_clients;
    std::map<std::int64_t, Progress> m_progress;
    std::atomic<int> m_acknowledged = 0;
    std::thread m_thread;
};

/// By number, how many records a query or a scan finds that hold it.
std::map<std::int64_t, int> numbersOf(RawClient& client, const NodeCommand& command)
{
    std::map<std::int64_t, int> numbers;
    for (const NodeAnswer& answer : test::answersIn(client.askMany(command.frame()))) {
        if (!answer.last)
            ++numbers[answer.integer("n").value_or(-1)];
    }
    return numbers;
}

NodeCommand scan()
{
    return NodeCommand::scan("test", "durable").allPartitions();
}

/// Reads a record whole. A record that is half there is told in `fault`.
Content contentOf(RawClient& client, std::int64_t id, QString& fault)
{
    const NodeAnswer answer = test::answerIn(client.ask(NodeCommand::get(key(id)).frame()));
    if (answer.code == static_cast<int>(ServerCode::recordNotFound))
        return std::nullopt;
    const std::int64_t number = answer.integer("n").value_or(-1);
    if (number < 0 || answer.integer("twin") != number || answer.text("text") != textOf(number))
        fault = QStringLiteral("record %1 is half there").arg(id);
    return number;
}

/// Makes the steps that the node is found at the acknowledged ones; what is wrong, or an empty text.
QString settle(RawClient& client, std::map<std::int64_t, Progress>& progress)
{
    QString fault;
    for (auto& [id, at] : progress) {
        const Content found = contentOf(client, id, fault);
        const bool isBefore = found == (at.acknowledged < 0 ? Content() : after(at.acknowledged));
        // The last write may have been made durable without its answer getting out.
        const bool isAhead = at.isOneAhead && found == after(at.acknowledged + 1);
        if (!isBefore && !isAhead)
            return QStringLiteral("record %1 holds %2 after step %3").arg(id).arg(found.value_or(-1)).arg(at.acknowledged);
        at.acknowledged += isBefore ? 0 : 1;
        at.isOneAhead = false;
    }
    return fault;
}

/// Whether what an index finds is what a scan sees; what is wrong, or an empty text.
QString compareIndex(RawClient& client)
{
    const std::map<std::int64_t, int> seen = numbersOf(client, scan());
    const auto found = [&client](std::int64_t first, std::int64_t last) {
        return numbersOf(client, scan().field(wire::FieldType::indexRange, test::integerRange("n", first, last)));
    };
    if (found(0, 1'000'000'000) != seen)
        return QStringLiteral("the index and the records do not agree");
    std::size_t records = 0;
    for (const auto& [number, count] : seen) {
        if (found(number, number) != std::map<std::int64_t, int>{{number, count}})
            return QStringLiteral("the index and the records do not agree about %1").arg(number);
        records += static_cast<std::size_t>(count);
    }
    const auto tells = [&client](const char* question, const std::string& figure) {
        return client.askInfo(question).find(figure) != std::string::npos;
    };
    if (!tells("sindex-stat:ns=test;indexname=n\n", "entries=" + std::to_string(records) + ";"))
        return QStringLiteral("the index has entries of no record");
    if (records > 0 && !tells("sets/test/durable\n", "objects=" + std::to_string(records) + ":"))
        return QStringLiteral("the set's size is not the number of its records");
    return {};
}

void waitForIndex(RawClient& client)
{
    QTRY_VERIFY_WITH_TIMEOUT(client.askInfo("sindex-list:ns=test\n").find("state=RW") != std::string::npos, 20'000);
}

int roundsWanted()
{
    bool isNumber = false;
    const int told = qEnvironmentVariableIntValue("BINNACLE_CRASH_ROUNDS", &isNumber);
    return isNumber ? told : 6;
}

} // namespace

class TestDurability : public QObject {
    Q_OBJECT

private slots:
    void acknowledgedWritesSurviveAKill();
};

/// Each round writes and kills; the next one's node has to have it all. In every third round the index is made anew meanwhile.
void TestDurability::acknowledgedWritesSurviveAKill()
{
    std::mt19937_64 random = test::seededGenerator();
    const QTemporaryDir directory;
    std::map<std::int64_t, Progress> progress;
    int acknowledged = 0;
    const int rounds = roundsWanted();
    for (int round = 0; round <= rounds; ++round) {
        NodeProcess node(directory.filePath(QStringLiteral("data")));
        QVERIFY2(node.isReady(), "the node starts on what the killed one left");
        RawClient client(node.port());
        client.askInfo("sindex-create:ns=test;set=durable;indexname=n;bin=n;type=numeric\n");
        waitForIndex(client);
        QCOMPARE(settle(client, progress), QString());
        QCOMPARE(compareIndex(client), QString());
        if (round == rounds)
            break;
        Writer writer(node.port(), progress);
        QTRY_VERIFY2(writer.acknowledged() > 0, "nothing was written before the kill");
        if (round % 3 == 2) {
            client.askInfo("sindex-delete:ns=test;indexname=n\n");
            client.askInfo("sindex-create:ns=test;set=durable;indexname=n;bin=n;type=numeric\n");
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(between(random, 0, 200)));
        node.kill();
        progress = writer.finish();
        acknowledged += writer.acknowledged();
    }
    qInfo("%d writes were acknowledged in %d rounds", acknowledged, rounds);
}

QTEST_GUILESS_MAIN(TestDurability)
#include "tst_durability.moc"
