// SPDX-License-Identifier: Apache-2.0
#include "core/cluster/partition_map.h"

#include <QtTest>

using namespace binnacle;
using namespace binnacle::cluster;

namespace {

using Claims = std::map<std::string, wire::NamespaceReplicas>;

std::bitset<4096> range(std::size_t first, std::size_t end)
{
    std::bitset<4096> bits;
    for (std::size_t i = first; i < end; ++i) {
        bits.set(i);
    }
    return bits;
}

Claims claims(std::uint32_t regime, std::vector<std::bitset<4096>> replicas)
{
    return {{"test", {regime, std::move(replicas)}}};
}

} // namespace

class TestPartitionMap : public QObject {
    Q_OBJECT

private slots:
    void anEmptyMapKnowsNobody()
    {
        const PartitionMap map;
        QVERIFY(!map.contains("test"));
        QCOMPARE(map.holder("test", 0, 0), noNode);
        QCOMPARE(route(map, "test", 0, false, 0), noNode);
        QCOMPARE(route(map, "test", 0, true, 0), noNode);
    }

    void nodesHoldWhatTheyClaim()
    {
        PartitionMap map;
        map.claim(1, claims(0, {range(0, 2048), range(2048, 4096)}));
        map.claim(2, claims(0, {range(2048, 4096), range(0, 2048)}));
        QCOMPARE(map.replicaCount("test"), std::size_t{2});
        for (const std::uint16_t partition : std::initializer_list<std::uint16_t>{0, 2047}) {
            QCOMPARE(map.holder("test", partition, 0), 1U);
            QCOMPARE(map.holder("test", partition, 1), 2U);
        }
        for (const std::uint16_t partition : std::initializer_list<std::uint16_t>{2048, 4095}) {
            QCOMPARE(map.holder("test", partition, 0), 2U);
            QCOMPARE(map.holder("test", partition, 1), 1U);
        }
        QCOMPARE(map.holder("test", 4096, 0), noNode);
        QCOMPARE(map.holder("test", 0, 2), noNode);
        QCOMPARE(map.holder("other", 0, 0), noNode);
    }

    void aClaimOfAnOlderRegimeIsIgnored()
    {
        PartitionMap map;
        map.claim(1, claims(7, {range(0, 4096)}));
        map.claim(2, claims(6, {range(0, 4096)}));
        QCOMPARE(map.holder("test", 5, 0), 1U);
        map.claim(2, claims(8, {range(0, 10)}));
        QCOMPARE(map.holder("test", 5, 0), 2U);
        QCOMPARE(map.holder("test", 10, 0), 1U);
    }

    void aPartitionStaysUntilAnotherNodeClaimsIt()
    {
        PartitionMap map;
        map.claim(1, claims(0, {range(0, 4096)}));
        map.claim(1, claims(0, {range(0, 100)}));
        QCOMPARE(map.holder("test", 200, 0), 1U);
        map.claim(2, claims(0, {range(100, 4096)}));
        QCOMPARE(map.holder("test", 200, 0), 2U);
    }

    void aNodeThatLeftHoldsNothing()
    {
        PartitionMap map;
        map.claim(1, claims(0, {range(0, 2048)}));
        map.claim(2, claims(0, {range(2048, 4096)}));
        map.forget(1);
        QCOMPARE(map.holder("test", 0, 0), noNode);
        QCOMPARE(map.holder("test", 4095, 0), 2U);
        QVERIFY(map.contains("test"));
        map.forget(2);
        QVERIFY(!map.contains("test"));
    }

    void namespacesAndReplicasAreBounded()
    {
        Claims many;
        for (int i = 0; i < 100; ++i) {
            many["ns" + std::to_string(i)] = {0, {range(0, 4096)}};
        }
        PartitionMap map;
        map.claim(1, many);
        QCOMPARE(map.namespaces().size(), std::size_t{64});
        PartitionMap deep;
        deep.claim(1, claims(0, std::vector<std::bitset<4096>>(400)));
        QCOMPARE(deep.replicaCount("test"), std::size_t{256});
    }

    void readsGoThroughTheReplicasAndWritesStayWithTheMaster()
    {
        PartitionMap map;
        map.claim(1, claims(0, {range(0, 4096), {}, {}}));
        map.claim(2, claims(0, {{}, range(0, 4096), {}}));
        map.claim(3, claims(0, {{}, {}, range(0, 4096)}));
        for (std::size_t attempt = 0; attempt < 7; ++attempt) {
            QCOMPARE(route(map, "test", 9, false, attempt), static_cast<NodeId>(attempt % 3 + 1));
            QCOMPARE(route(map, "test", 9, true, attempt), 1U);
        }
    }

    void aReplicaThatIsNotKnownIsSkippedByReads()
    {
        PartitionMap map;
        map.claim(1, claims(0, {range(0, 4096), {}, {}}));
        map.claim(3, claims(0, {{}, {}, range(0, 4096)}));
        QCOMPARE(route(map, "test", 9, false, 0), 1U);
        QCOMPARE(route(map, "test", 9, false, 1), 3U);
        QCOMPARE(route(map, "test", 9, false, 2), 3U);
        map.forget(1);
        QCOMPARE(route(map, "test", 9, false, 0), 3U);
        QCOMPARE(route(map, "test", 9, true, 0), noNode);
    }

    void regimesMakeANamespaceStronglyConsistent()
    {
        PartitionMap map;
        map.claim(1, {{"ap", {0, {range(0, 4096)}}}, {"sc", {3, {range(0, 4096)}}}});
        QVERIFY(!map.isStronglyConsistent("ap"));
        QVERIFY(map.isStronglyConsistent("sc"));
        QVERIFY(!map.isStronglyConsistent("none"));
    }
};

QTEST_APPLESS_MAIN(TestPartitionMap)
#include "tst_partition_map.moc"
