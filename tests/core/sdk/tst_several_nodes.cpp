// SPDX-License-Identifier: Apache-2.0
#include "core/sdk/cluster.h"
#include "core/sdk/errors.h"
#include "tests/support/fake_node.h"

#include <QtTest>

#include <set>

using namespace binnacle;
using test::everyNth;
using test::FakeNode;
using test::FakeStore;

namespace {

const DataSet users{"test", "users"};

/// Three nodes that know of each other and hold every third partition.
struct ThreeNodes {
    std::shared_ptr<FakeStore> store = std::make_shared<FakeStore>();
    FakeNode a{"A1", store, everyNth(0, 3)};
    FakeNode b{"B2", store, everyNth(1, 3)};
    FakeNode c{"C3", store, everyNth(2, 3)};

    ThreeNodes()
    {
        a.setPeers({&b, &c});
        b.setPeers({&a, &c});
        c.setPeers({&a, &b});
    }

    Cluster connect() const { return ClusterDefinition("127.0.0.1", a.port()).connect(); }
};

std::vector<Key> keys(int count)
{
    std::vector<Key> all;
    for (int i = 0; i < count; ++i) {
        all.push_back(users.id(i));
    }
    return all;
}

void fill(const Session& session, int count)
{
    for (const RecordResult& result : session.upsert(keys(count)).bin("n").setTo(1).execute().collect()) {
        QVERIFY2(result.isOk(), result.error ? result.error->text().c_str() : "");
    }
}

std::set<Digest> digestsOf(const std::vector<RecordResult>& results)
{
    std::set<Digest> digests;
    for (const RecordResult& result : results) {
        digests.insert(result.key.digest);
    }
    return digests;
}

} // namespace

class TestSeveralNodes : public QObject {
    Q_OBJECT

private slots:
    void peersOfTheSeedAreFoundAndAsked()
    {
        ThreeNodes nodes;
        const Cluster cluster = nodes.connect();
        QCOMPARE(cluster.catalog().value().nodes, 3U);
    }

    void eachCommandGoesToTheHolderOfItsPartition()
    {
        ThreeNodes nodes;
        const Cluster cluster = nodes.connect();
        fill(cluster.createSession(), 300);
        QCOMPARE(nodes.store->count(), std::size_t{300});
        QCOMPARE(nodes.a.commands() + nodes.b.commands() + nodes.c.commands(), 300);
        QVERIFY(nodes.a.commands() > 50 && nodes.b.commands() > 50 && nodes.c.commands() > 50);
    }

    void resultsOfManyKeysComeInDocumentOrder()
    {
        ThreeNodes nodes;
        const Session session = nodes.connect().createSession();
        fill(session, 200);
        const auto results = session.query(keys(201)).respondAllKeys().execute().collect();
        QCOMPARE(results.size(), std::size_t{201});
        for (std::size_t i = 0; i < results.size(); ++i) {
            QCOMPARE(results[i].index, static_cast<std::int64_t>(i));
            QCOMPARE(results[i].key, users.id(static_cast<int>(i)));
        }
        QVERIFY(results[199].isOk());
        QVERIFY(results[200].error->is(ServerCode::recordNotFound));
    }

    void aScanOverAllNodesFindsEachRecordOnce()
    {
        ThreeNodes nodes;
        const Session session = nodes.connect().createSession();
        fill(session, 500);
        const auto results = session.query(users).pageSize(40).execute().collect();
        QCOMPARE(results.size(), std::size_t{500});
        QCOMPARE(digestsOf(results).size(), std::size_t{500});
    }

    void aLimitIsKeptExactlyOverSeveralNodes_data()
    {
        QTest::addColumn<int>("limit");
        for (const int limit : {1, 2, 3, 7, 99, 100, 101}) {
            QTest::addRow("%d", limit) << limit;
        }
    }

    void aLimitIsKeptExactlyOverSeveralNodes()
    {
        QFETCH(int, limit);
        ThreeNodes nodes;
        const Session session = nodes.connect().createSession();
        fill(session, 120);
        const auto results = session.query(users).pageSize(10).limit(limit).execute().collect();
        QCOMPARE(static_cast<int>(results.size()), limit);
        QCOMPARE(static_cast<int>(digestsOf(results).size()), limit);
    }

    void aScanOutlivesPartitionsThatAreAwayForAWhile()
    {
        ThreeNodes nodes;
        const Session session = nodes.connect().createSession();
        fill(session, 300);
        nodes.b.setUnavailable(everyNth(1, 6), 2);
        const auto results = session.query(users).pageSize(1000).execute().collect();
        QCOMPARE(results.size(), std::size_t{300});
        QCOMPARE(digestsOf(results).size(), std::size_t{300});
    }

    void aScanEndsWithTheReasonWhenPartitionsStayAway()
    {
        ThreeNodes nodes;
        const Session session = nodes.connect().createSession();
        fill(session, 60);
        nodes.b.setUnavailable(everyNth(1, 3), 1'000'000);
        RecordStream stream = session.query(users).execute();
        std::size_t before = 0;
        try {
            while (stream.next()) {
                ++before;
            }
            QFAIL("the scan ended as if it were whole");
        } catch (const AerospikeError& error) {
            QVERIFY2(error.error().is(ServerCode::partitionUnavailable), error.what());
        }
        QVERIFY(before > 0 && before < 60);
    }

    void partitionsThatMoveAreFollowed()
    {
        ThreeNodes nodes;
        const Session session = nodes.connect().createSession();
        fill(session, 90);
        nodes.a.setPartitions(everyNth(0, 3) | everyNth(1, 3));
        nodes.b.setPartitions({});
        // Within the retries of one command: a node that refuses makes the client look at the map again.
        fill(session, 90);
        QCOMPARE(nodes.store->count(), std::size_t{90});
    }

    void aNodeThatJoinsIsFoundByTending()
    {
        ThreeNodes nodes;
        const Cluster cluster = nodes.connect();
        FakeNode fourth("D4", nodes.store, {});
        nodes.a.setPeers({&nodes.b, &nodes.c, &fourth});
        QTRY_COMPARE_WITH_TIMEOUT(cluster.catalog().value().nodes, 4U, 5000);
    }

    void oneDeadNodeLeavesTheRecordsOfTheOthers()
    {
        auto store = std::make_shared<FakeStore>();
        FakeNode a("A1", store, everyNth(0, 2));
        auto b = std::make_unique<FakeNode>("B2", store, everyNth(1, 2));
        a.setPeers({b.get()});
        const Session session = ClusterDefinition("127.0.0.1", a.port()).connect().createSession();
        fill(session, 40);
        b.reset();
        int found = 0;
        int unreached = 0;
        for (const RecordResult& result : session.query(keys(40)).execute().collect()) {
            found += result.isOk();
            unreached += !result.isOk() && result.error->is(ClientCode::connectionFailed);
        }
        QVERIFY(found > 0);
        QCOMPARE(found + unreached, 40);
    }
};

QTEST_GUILESS_MAIN(TestSeveralNodes)
#include "tst_several_nodes.moc"
