// SPDX-License-Identifier: Apache-2.0
#include "core/cluster/node_facts.h"

#include <QtTest>

using namespace binnacle;
using namespace binnacle::cluster;

namespace {

net::InfoAnswer introduction()
{
    return {{"node", "A4"}, {"build", "8.1.2.0"}, {"features", "batch-any;peers;pquery;pscans;replicas"}, {"partitions", "4096"}};
}

net::InfoAnswer with(net::InfoAnswer answer, std::string_view name, std::string value)
{
    for (auto& pair : answer) {
        if (pair.first == name) {
            pair.second = std::move(value);
        }
    }
    return answer;
}

std::string sentence(const net::InfoAnswer& answer)
{
    const Result<NodeFacts> facts = readIntroduction(answer);
    return facts ? "no error" : facts.error().sentence();
}

} // namespace

class TestNodeFacts : public QObject {
    Q_OBJECT

private slots:
    void aNodeIntroducesItself()
    {
        const Result<NodeFacts> facts = readIntroduction(introduction());
        QVERIFY(facts);
        QCOMPARE(facts->name, std::string("A4"));
        QCOMPARE(facts->build, std::string("8.1.2.0"));
    }

    void whatIsNoUsableNodeIsRefused_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QByteArray>("expected");
        QTest::newRow("no name") << QByteArray("node") << QByteArray() << QByteArray("did not answer the info command `node`");
        QTest::newRow("no build") << QByteArray("build") << QByteArray() << QByteArray("did not answer the info command `build`");
        QTest::newRow("old") << QByteArray("features") << QByteArray("peers;pscansX") << QByteArray("too old: build 8.1.2.0");
        QTest::newRow("scans that cannot be resumed") << QByteArray("build") << QByteArray("5.7.0.31") << QByteArray("too old: build 5.7.0.31");
        QTest::newRow("partitions") << QByteArray("partitions") << QByteArray("1024")
                                    << QByteArray("1024 partitions instead of 4096");
    }

    void whatIsNoUsableNodeIsRefused()
    {
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, value);
        QFETCH(QByteArray, expected);
        const std::string got = sentence(with(introduction(), name.toStdString(), value.toStdString()));
        QVERIFY2(got.find(expected.toStdString()) != std::string::npos, got.c_str());
    }

    void aRefusalOfTheServerIsPassedOn()
    {
        const Result<NodeFacts> facts = readIntroduction(with(introduction(), "node", "ERROR:80:not authenticated"));
        QVERIFY(!facts);
        QVERIFY(facts.error().is(ServerCode::notAuthenticated));
    }

    void statusIsRead()
    {
        const Result<NodeStatus> status = readStatus({{"node", "A4"}, {"peers-generation", "3"}, {"partition-generation", "-1"}});
        QVERIFY(status);
        QCOMPARE(*status, (NodeStatus{"A4", 3, -1, std::nullopt}));
    }

    void generationsThatAreNoNumbersAreNone()
    {
        const Result<NodeStatus> status = readStatus({{"node", "A4"}, {"peers-generation", "3x"}, {"partition-generation", ""}});
        QVERIFY(status);
        QCOMPARE(*status, (NodeStatus{"A4", std::nullopt, std::nullopt, std::nullopt}));
        QVERIFY(!readStatus({{"peers-generation", "3"}}));
    }

    void racksAreAskedForByWhoKnowsThem()
    {
        QVERIFY(statusCommands(false).find("rebalance") == std::string::npos);
        QVERIFY(statusCommands(true).find("rebalance-generation\n") != std::string::npos);
        const Result<NodeStatus> status = readStatus({{"node", "A4"}, {"rebalance-generation", "7"}});
        QCOMPARE(status->rebalanceGeneration, std::optional<std::int64_t>(7));
    }

    void racksAreRead()
    {
        const auto racks = readRacks("test:1;bar:-20;broken;worse:x;big:99999999999;:");
        QCOMPARE(racks.size(), std::size_t{2});
        QCOMPARE(racks.at("test"), 1);
        QCOMPARE(racks.at("bar"), -20);
        QVERIFY(readRacks("").empty());
        std::string many;
        for (int i = 0; i < 1000; ++i) {
            many += "n" + std::to_string(i) + ":1;";
        }
        QCOMPARE(readRacks(many).size(), std::size_t{64});
    }
};

QTEST_APPLESS_MAIN(TestNodeFacts)
#include "tst_node_facts.moc"
