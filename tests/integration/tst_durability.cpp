// SPDX-License-Identifier: Apache-2.0
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

} // namespace

class TestDurability : public QObject {
    Q_OBJECT

private slots:
    void acknowledgedWritesSurviveAKill();
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

QTEST_GUILESS_MAIN(TestDurability)
#include "tst_durability.moc"
