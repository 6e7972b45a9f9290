// SPDX-License-Identifier: Apache-2.0
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
#include <set>
#include <thread>

using namespace binnacle;
using test::NodeAnswer;
using test::NodeCommand;
using test::NodeProcess;
using test::RawClient;

namespace {

Key key(std::int64_t id)
{
    return DataSet::of("test", "durable").id(id);
}

/// Increments one record after the other until the node is gone, and remembers the last value that was acknowledged for each.
class Writer {
public:
    Writer(std::uint16_t port, std::int64_t firstKey) : m_client(port), m_firstKey(firstKey), m_thread([this] { run(); }) {}
    void join() { m_thread.join(); }

    static constexpr std::int64_t keys = 10;
    std::int64_t firstKey() const { return m_firstKey; }
    const std::map<std::int64_t, std::int64_t>& acknowledged() const { return m_acknowledged; }
    int writes() const { return m_writes; }

private:
    void run()
    {
        for (std::int64_t i = 0; i < 1'000'000; ++i) {
            const std::int64_t id = m_firstKey + i % keys;
            const NodeAnswer answer = test::answerIn(m_client.ask(NodeCommand::write(key(id)).add("n", 1).read("n").frame()));
            const std::optional<std::int64_t> value = answer.integer("n");
            if (answer.code != 0 || !value)
                return;
            m_acknowledged[id] = *value;
            ++m_writes;
        }
    }

    RawClient m_client;
    std::int64_t m_firstKey;
    std::map<std::int64_t, std::int64_t> m_acknowledged;
    std::atomic<int> m_writes = 0;
    std::thread m_thread;
};

std::multiset<std::int64_t> valuesOf(RawClient& client, const NodeCommand& command)
{
    std::multiset<std::int64_t> values;
    for (const NodeAnswer& answer : test::answersIn(client.askMany(command.frame()))) {
        if (!answer.last)
            values.insert(answer.integer("n").value_or(-1));
    }
    return values;
}

} // namespace

class TestDurability : public QObject {
    Q_OBJECT

private slots:
    void acknowledgedWritesSurviveAKill();
    void indexesAgreeWithTheRecordsAfterAKill();
};

void TestDurability::acknowledgedWritesSurviveAKill()
{
    std::mt19937_64 random = test::seededGenerator();
    const QTemporaryDir directory;
    std::map<std::int64_t, std::int64_t> acknowledged;
    for (int round = 0; round < 4; ++round) {
        NodeProcess node(directory.filePath(QStringLiteral("data")));
        QVERIFY2(node.isReady(), "the node starts on what the killed one left");
        std::vector<std::unique_ptr<Writer>> writers;
        for (std::int64_t i = 0; i < 6; ++i)
            writers.push_back(std::make_unique<Writer>(node.port(), i * Writer::keys));
        std::this_thread::sleep_for(std::chrono::milliseconds(test::between(random, 100, 500)));
        node.kill();
        int writes = 0;
        for (const std::unique_ptr<Writer>& writer : writers) {
            writer->join();
            writes += writer->writes();
            for (const auto& [id, value] : writer->acknowledged())
                acknowledged[id] = value;
        }
        QVERIFY2(writes > 0, "nothing was written before the kill");

        NodeProcess again(directory.filePath(QStringLiteral("data")));
        QVERIFY(again.isReady());
        RawClient client(again.port());
        for (auto& [id, value] : acknowledged) {
            const NodeAnswer answer = test::answerIn(client.ask(NodeCommand::get(key(id)).frame()));
            const std::int64_t found = answer.integer("n").value_or(-1);
            // The last write may have been made durable without its answer getting out.
            QVERIFY2(found == value || found == value + 1,
                     qPrintable(QStringLiteral("key %1: %2, acknowledged %3").arg(id).arg(found).arg(value)));
            value = found;
        }
        const std::string objects = "objects=" + std::to_string(acknowledged.size()) + ":";
        QVERIFY(client.askInfo("sets/test/durable\n").find(objects) != std::string::npos);
        again.kill();
    }
}

/// Indexes are made while records change, the node is killed, and what an index finds is compared with what a scan sees.
void TestDurability::indexesAgreeWithTheRecordsAfterAKill()
{
    std::mt19937_64 random = test::seededGenerator();
    const QTemporaryDir directory;
    for (int round = 0; round < 4; ++round) {
        NodeProcess node(directory.filePath(QStringLiteral("data")));
        QVERIFY(node.isReady());
        RawClient client(node.port());
        std::vector<std::unique_ptr<Writer>> writers;
        for (std::int64_t i = 0; i < 6; ++i)
            writers.push_back(std::make_unique<Writer>(node.port(), i * Writer::keys));
        // Made on the records of the last round, dropped in every other one, and the kill may come in the middle of either.
        if (round % 2 == 1)
            client.askInfo("sindex-delete:ns=test;indexname=n\n");
        client.askInfo("sindex-create:ns=test;set=durable;indexname=n;bin=n;type=numeric\n");
        std::this_thread::sleep_for(std::chrono::milliseconds(test::between(random, 20, 300)));
        node.kill();
        for (const std::unique_ptr<Writer>& writer : writers)
            writer->join();

        NodeProcess again(directory.filePath(QStringLiteral("data")));
        QVERIFY(again.isReady());
        RawClient asking(again.port());
        QTRY_VERIFY(asking.askInfo("sindex-list:ns=test\n").find("state=RW") != std::string::npos);
        const std::multiset<std::int64_t> seen = valuesOf(asking, NodeCommand::scan("test", "durable").allPartitions());
        const Bytes everything = test::integerRange("n", 0, 1'000'000'000);
        QCOMPARE(
            valuesOf(asking, NodeCommand::scan("test", "durable").allPartitions().field(wire::FieldType::indexRange, everything)),
            seen);
        for (const std::int64_t value : std::set<std::int64_t>(seen.begin(), seen.end())) {
            const Bytes equal = test::integerRange("n", value, value);
            const NodeCommand query =
                NodeCommand::scan("test", "durable").allPartitions().field(wire::FieldType::indexRange, equal);
            QCOMPARE(valuesOf(asking, query).size(), seen.count(value));
        }
        const std::string entries = "entries=" + std::to_string(seen.size()) + ";";
        QVERIFY(asking.askInfo("sindex-stat:ns=test;indexname=n\n").find(entries) != std::string::npos);
        again.kill();
    }
}

QTEST_GUILESS_MAIN(TestDurability)
#include "tst_durability.moc"
