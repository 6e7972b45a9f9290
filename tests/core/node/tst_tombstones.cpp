// SPDX-License-Identifier: Apache-2.0
#include "core/node/node.h"
#include "core/wire/frame.h"
#include "tests/support/node_answer.h"
#include "tests/support/node_command.h"
#include "tests/support/raw_client.h"

#include <QTemporaryDir>
#include <QTest>

using namespace binnacle;
using node::Node;
using test::NodeAnswer;
using test::NodeCommand;
using test::RawClient;

namespace {

Key key(std::int64_t id)
{
    return DataSet::of("test", "things").id(id);
}

NodeCommand durable(NodeCommand command)
{
    command.header.info2 |= wire::info2::durableDelete;
    return command;
}

} // namespace

/// Durable deletes on a node that takes them, seen from a client.
class TestTombstones : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void aDurableDeleteKeepsTheGenerationGoing();
    void aPlainDeleteDoesNot();
    void nobodyMeetsATombstone();
    void tombstonesAreCounted();
    void tombstonesOutliveTheNode();
    void theLastBinLeavesATombstoneToo();
    void recordsOutsideSetsHaveTombstones();

private:
    void start();
    NodeAnswer ask(const NodeCommand& command) { return test::answerIn(RawClient(m_node->port()).ask(command.frame())); }
    std::string info(std::string_view command) { return RawClient(m_node->port()).askInfo(std::string(command) + "\n"); }

    std::unique_ptr<QTemporaryDir> m_directory;
    std::unique_ptr<Node> m_node;
};

void TestTombstones::init()
{
    m_directory = std::make_unique<QTemporaryDir>();
    start();
}

void TestTombstones::cleanup()
{
    m_node.reset();
}

void TestTombstones::start()
{
    node::Options options;
    options.dataDirectory = m_directory->path().toStdString();
    options.durableDeletes = true;
    auto started = Node::start(options);
    QVERIFY2(started.ok(), started ? "" : started.error().text().c_str());
    m_node = *std::move(started);
}

void TestTombstones::aDurableDeleteKeepsTheGenerationGoing()
{
    ask(NodeCommand::write(key(1)).setInteger("n", 1));
    ask(NodeCommand::write(key(1)).setInteger("n", 2));
    const NodeAnswer deleted = ask(durable(NodeCommand::remove(key(1))));
    QCOMPARE(deleted.code, 0);
    QCOMPARE(ask(NodeCommand::write(key(1)).setInteger("n", 3)).generation, 4U);
    QCOMPARE(ask(NodeCommand::get(key(1))).code, 0);
}

void TestTombstones::aPlainDeleteDoesNot()
{
    ask(NodeCommand::write(key(1)).setInteger("n", 1));
    QCOMPARE(ask(NodeCommand::remove(key(1))).code, 0);
    QCOMPARE(ask(NodeCommand::write(key(1)).setInteger("n", 3)).generation, 1U);
}

void TestTombstones::nobodyMeetsATombstone()
{
    ask(NodeCommand::write(key(1)).setInteger("n", 1));
    ask(durable(NodeCommand::remove(key(1))));
    QCOMPARE(ask(NodeCommand::get(key(1))).code, 2);
    QCOMPARE(ask(NodeCommand::exists(key(1))).code, 2);
    QCOMPARE(ask(NodeCommand::remove(key(1))).code, 2);
    QCOMPARE(ask(durable(NodeCommand::remove(key(1)))).code, 2);
    std::size_t found = 0;
    for (const Bytes& frame : RawClient(m_node->port()).askMany(NodeCommand::scan("test", "things").allPartitions().frame()))
        found += textOf(frame).find("things") != std::string_view::npos;
    QCOMPARE(found, std::size_t{0});
}

void TestTombstones::tombstonesAreCounted()
{
    for (int i = 0; i < 3; ++i)
        ask(NodeCommand::write(key(i)).setInteger("n", 1));
    ask(durable(NodeCommand::remove(key(0))));
    ask(durable(NodeCommand::remove(key(1))));
    QVERIFY(info("sets/test/things").find("objects=1:tombstones=2:") != std::string::npos);
    QVERIFY(info("namespace/test").find(";master_objects=1;master_tombstones=2;") != std::string::npos);
    QVERIFY(info("statistics").find(";tombstones=2;") != std::string::npos);
    ask(NodeCommand::write(key(0)).setInteger("n", 1));
    QVERIFY(info("sets/test/things").find("objects=2:tombstones=1:") != std::string::npos);
    QVERIFY(info("namespace/test").find(";objects=2;tombstones=1;") != std::string::npos);
}

void TestTombstones::tombstonesOutliveTheNode()
{
    ask(NodeCommand::write(key(1)).setInteger("n", 1));
    ask(durable(NodeCommand::remove(key(1))));
    m_node.reset();
    start();
    QCOMPARE(ask(NodeCommand::get(key(1))).code, 2);
    QCOMPARE(ask(NodeCommand::write(key(1)).setInteger("n", 3)).generation, 3U);
}

void TestTombstones::theLastBinLeavesATombstoneToo()
{
    ask(NodeCommand::write(key(1)).setInteger("n", 1));
    QCOMPARE(ask(durable(NodeCommand::write(key(1)).removeBin("n"))).code, 0);
    QCOMPARE(ask(NodeCommand::get(key(1))).code, 2);
    QCOMPARE(ask(NodeCommand::write(key(1)).setInteger("n", 3)).generation, 3U);
}

void TestTombstones::recordsOutsideSetsHaveTombstones()
{
    const Key outside = DataSet::of("test", "").id(1);
    ask(NodeCommand::write(outside).setInteger("n", 1));
    QCOMPARE(ask(durable(NodeCommand::remove(outside))).code, 0);
    QVERIFY(info("namespace/test").find(";objects=0;tombstones=1;") != std::string::npos);
    QCOMPARE(ask(NodeCommand::write(outside).setInteger("n", 3)).generation, 3U);
}

QTEST_GUILESS_MAIN(TestTombstones)
#include "tst_tombstones.moc"
