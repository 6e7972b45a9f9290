// SPDX-License-Identifier: Apache-2.0
#include "tests/core/node/index_fixture.h"

#include <QTest>

using namespace binnacle;
using test::IndexedNode;
using test::NodeCommand;

namespace {

Key key(std::int64_t id)
{
    return DataSet::of("test", "things").id(id);
}

} // namespace

class TestSetIndex : public QObject {
    Q_OBJECT

private slots:
    void init() { m_node = std::make_unique<IndexedNode>(); }
    void cleanup() { m_node.reset(); }
    void oneIsListedApart();
    void whatItCannotHaveIsRefused_data();
    void whatItCannotHaveIsRefused();
    void namesAndSetsAreTakenOnce();
    void itsFiguresAreThoseOfTheSet();
    void theSetTellsThatItIsIndexed();
    void noQueryFindsAnythingInIt();
    void itOutlivesTheNode();
    void itLeavesRoomForIndexesOfValues();

private:
    std::string create(const std::string& parameters) { return m_node->info("sindex-create:" + parameters); }
    std::string list() { return m_node->info("sindex-list:ns=test"); }

    std::unique_ptr<IndexedNode> m_node;
};

void TestSetIndex::oneIsListedApart()
{
    QCOMPARE(create("ns=test;set=things;indexname=all;indextype=set"), std::string("ok"));
    const std::string ofSet = ";ns=test:indexname=all:set=things:indextype=set";
    QCOMPARE(list(), ofSet);
    QCOMPARE(m_node->info("sindex-list"), ofSet);
    QCOMPARE(m_node->info("sindex"), std::string());
    QCOMPARE(m_node->info("sindex-exists:ns=test;indexname=all"), std::string("true"));
    QCOMPARE(create("ns=test;indexname=n;bin=n;type=numeric"), std::string("ok"));
    QVERIFY(list().starts_with("ns=test:indexname=n:set=null:bin=n:type=numeric:indextype=default:"));
    QVERIFY(list().ends_with(ofSet));
    QCOMPARE(m_node->info("sindex-delete:ns=test;indexname=all"), std::string("ok"));
    QVERIFY(list().ends_with(":state=RW"));
    QCOMPARE(m_node->info("sindex-exists:ns=test;indexname=all"), std::string("false"));
}

void TestSetIndex::whatItCannotHaveIsRefused_data()
{
    QTest::addColumn<std::string>("more");
    QTest::addColumn<std::string>("answer");
    for (const char* name : {"context", "indexdata", "type", "bin", "exp"})
        QTest::newRow(name) << ";set=things;" + std::string(name) + "=x"
                            << "ERROR:4:" + std::string(name) + " parameter is not supported for set index";
    QTest::newRow("no set") << std::string() << std::string("ERROR:4:missing 'set'");
    QTest::newRow("a long set") << ";set=" + std::string(64, 's') << std::string("ERROR:4:'set' value too long");
    QTest::newRow("an empty bin") << std::string(";set=things;bin=") << std::string("ok");
}

void TestSetIndex::whatItCannotHaveIsRefused()
{
    QFETCH(const std::string, more);
    QFETCH(const std::string, answer);
    QCOMPARE(create("ns=test;indexname=all;indextype=SET" + more), answer);
}

void TestSetIndex::namesAndSetsAreTakenOnce()
{
    const std::string ofThings = "ns=test;set=things;indextype=set;indexname=";
    QCOMPARE(create(ofThings + "all"), std::string("ok"));
    QCOMPARE(create(ofThings + "all"), std::string("ok"));
    const std::string taken = "ERROR:200:'indexname' already exists with different definition";
    QCOMPARE(create("ns=test;set=others;indextype=set;indexname=all"), taken);
    QCOMPARE(create("ns=test;set=things;indexname=all;bin=n;type=numeric"), taken);
    QCOMPARE(create(ofThings + "every"), std::string("ok"));
    QCOMPARE(list(), std::string(";ns=test:indexname=every:set=things:indextype=set"));
    QCOMPARE(create("ns=absent;set=things;indextype=set;indexname=all"), std::string("ERROR:4:namespace not found"));
}

void TestSetIndex::itsFiguresAreThoseOfTheSet()
{
    const auto statistics = [&] { return m_node->info("sindex-stat:ns=test;indexname=all"); };
    for (std::int64_t id = 0; id < 3; ++id)
        QCOMPARE(m_node->carryOut(NodeCommand::write(key(id)).setInteger("n", id)), 0);
    QCOMPARE(create("ns=test;set=things;indextype=set;indexname=all"), std::string("ok"));
    QCOMPARE(statistics(), std::string("entries=3;used_bytes=48;load_pct=100"));
    QCOMPARE(create("ns=test;set=others;indextype=set;indexname=others"), std::string("ok"));
    QCOMPARE(m_node->carryOut(NodeCommand::write(DataSet::of("test", "others").id(1)).setInteger("n", 1)), 0);
    QCOMPARE(m_node->carryOut(NodeCommand::remove(key(0))), 0);
    QCOMPARE(statistics(), std::string("entries=2;used_bytes=48;load_pct=100"));
}

void TestSetIndex::theSetTellsThatItIsIndexed()
{
    const auto holds = [&](std::string_view text) { return m_node->info("sets/test/things").find(text) != std::string::npos; };
    QCOMPARE(create("ns=test;set=things;indextype=set;indexname=all"), std::string("ok"));
    QVERIFY(holds("objects=0:"));
    QVERIFY(holds(":sindexes=0:"));
    QVERIFY(holds(":enable-index=true:"));
    m_node->createIndex("ns=test;set=things;indexname=n;bin=n;type=numeric");
    QVERIFY(holds(":sindexes=1:"));
    QCOMPARE(m_node->info("sindex-delete:ns=test;indexname=all"), std::string("ok"));
    QVERIFY(holds(":sindexes=1:"));
    QVERIFY(holds(":enable-index=false:"));
}

void TestSetIndex::noQueryFindsAnythingInIt()
{
    QCOMPARE(m_node->carryOut(NodeCommand::write(key(1)).setInteger("n", 1)), 0);
    QCOMPARE(create("ns=test;set=things;indextype=set;indexname=all"), std::string("ok"));
    const Bytes range = test::integerRange("", 0, 9);
    const auto answers = m_node->query(test::queryFor(range).field(wire::FieldType::indexName, toBytes("all")));
    QCOMPARE(answers.size(), std::size_t{1});
    QCOMPARE(answers.front().code, 0);
    // One that asks for no index goes over the set.
    QCOMPARE(m_node->query(NodeCommand::scan("test", "things").allPartitions()).size(), std::size_t{2});
}

void TestSetIndex::itOutlivesTheNode()
{
    QCOMPARE(create("ns=test;set=things;indextype=set;indexname=all"), std::string("ok"));
    const std::string before = list();
    m_node->restart();
    QCOMPARE(list(), before);
}

void TestSetIndex::itLeavesRoomForIndexesOfValues()
{
    QCOMPARE(create("ns=test;set=things;indextype=set;indexname=all"), std::string("ok"));
    for (int i = 0; i < 256; ++i) {
        const std::string name = std::to_string(i);
        QCOMPARE(create("ns=test;set=things;indexname=i" + name + ";bin=b" + name + ";type=numeric"), std::string("ok"));
    }
    QVERIFY(create("ns=test;set=things;indexname=more;bin=more;type=numeric").starts_with("ERROR:206:"));
    QCOMPARE(create("ns=test;set=others;indextype=set;indexname=others"), std::string("ok"));
}

QTEST_GUILESS_MAIN(TestSetIndex)
#include "tst_set_index.moc"
