// SPDX-License-Identifier: Apache-2.0
#include "core/node/node.h"
#include "core/sdk/cluster.h"
#include "core/sdk/errors.h"
#include "tests/support/raised.h"

#include <QTemporaryDir>
#include <QtTest>

#include <set>

using namespace binnacle;
using test::raisedBy;

namespace {

const DataSet users{"test", "users"};

/// The embedded node and a session on it.
struct Sandbox {
    QTemporaryDir directory;
    std::unique_ptr<node::Node> node = start(directory);
    Cluster cluster = ClusterDefinition("127.0.0.1", node->port()).connect();
    Session session = cluster.createSession();

    static std::unique_ptr<node::Node> start(const QTemporaryDir& directory)
    {
        node::Options options;
        options.dataDirectory = directory.path().toStdString();
        Result<std::unique_ptr<node::Node>> started = node::Node::start(options);
        if (!started) {
            qFatal("%s", started.error().text().c_str());
        }
        return std::move(*started);
    }
};

std::vector<Key> keys(int count)
{
    std::vector<Key> all;
    for (int i = 0; i < count; ++i) {
        all.push_back(users.id(i));
    }
    return all;
}

} // namespace

class TestSandbox : public QObject {
    Q_OBJECT

private slots:
    void theGuidesChainsRun()
    {
        Sandbox sandbox;
        const Session& session = sandbox.session;
        session.upsert(users.id(1)).bin("name").setTo("Alice").bin("age").setTo(30).bin("active").setTo(true).execute();
        session.upsert(users.id(1)).put({{"name", "Alice"}, {"age", 31}}).execute();
        session.update(users.id(1)).bin("logins").incrementBy(1).execute();
        session.upsert(users.id(2)).bin("loc").setToGeoJson(R"({"type":"Point","coordinates":[-122.349,47.620]})").execute();
        session.replace(users.id(2)).put({{"name", "only"}}).execute();
        const RecordResult first = session.query(users.id(1)).execute().firstOrRaise();
        QCOMPARE(*first.record->bin("age"), Value(31));
        QCOMPARE(*first.record->bin("logins"), Value(1));
        QCOMPARE(*first.record->bin("active"), Value(true));
        QCOMPARE(first.record->generation, 3U);
        const RecordResult second = session.query(users.id(2)).execute().firstOrRaise();
        QCOMPARE(second.record->bins.size(), std::size_t{1});
    }

    void verbsFailAsTheyShould()
    {
        Sandbox sandbox;
        const Session& session = sandbox.session;
        QVERIFY(raisedBy([&] { session.update(users.id(9)).bin("n").setTo(1).execute(); }).is(ServerCode::recordNotFound));
        QVERIFY(raisedBy([&] { session.replace(users.id(9)).bin("n").setTo(1).execute(); }).is(ServerCode::recordNotFound));
        QVERIFY(session.touch(users.id(9)).execute().next()->error->is(ServerCode::recordNotFound)); // told, as the SDKs do
        session.insert(users.id(9)).bin("n").setTo(1).execute();
        QVERIFY(raisedBy([&] { session.insert(users.id(9)).bin("n").setTo(1).execute(); }).is(ServerCode::recordExists));
        const auto wrongGeneration = [&] { session.update(users.id(9)).ensureGenerationIs(5).bin("n").setTo(2).execute(); };
        QVERIFY(raisedBy(wrongGeneration).is(ServerCode::generationMismatch));
        QCOMPARE(session.exists(users.id(9)).execute().firstOrRaise().exists, std::optional(true));
        session.remove(users.id(9)).execute();
        QCOMPARE(session.exists(users.id(9)).execute().firstOrRaise().exists, std::optional(false));
    }

    void aSetIsScannedInPagesAndInPart()
    {
        Sandbox sandbox;
        for (const RecordResult& result :
             sandbox.session.upsert(keys(2000)).bin("n").setTo(1).bin("m").setTo(2).execute().collect()) {
            QVERIFY2(result.isOk(), result.error ? result.error->text().c_str() : "");
        }
        std::set<Digest> digests;
        for (const RecordResult& result : sandbox.session.query(users).pageSize(150).execute().collect()) {
            QVERIFY(result.isOk());
            QVERIFY(result.key.userKey);
            digests.insert(result.key.digest);
        }
        QCOMPARE(digests.size(), std::size_t{2000});
        const auto some = sandbox.session.query(users).limit(77).pageSize(10).bins({"m"}).execute().collect();
        QCOMPARE(some.size(), std::size_t{77});
        QCOMPARE(some.front().record->bins.size(), std::size_t{1});
        const auto bare = sandbox.session.query(users).limit(1).withNoBins().execute().collect();
        QVERIFY(bare.front().record->bins.empty());
    }

    void theCatalogCountsWhatIsThere()
    {
        Sandbox sandbox;
        sandbox.session.upsert(keys(25)).bin("n").setTo(1).execute();
        const Catalog catalog = sandbox.cluster.catalog().value();
        QCOMPARE(catalog.nodes, 1U);
        QVERIFY(!catalog.build.empty());
        QCOMPARE(catalog.namespaces.size(), std::size_t{2});
        QCOMPARE(catalog.namespaces[1].name, std::string("test"));
        QCOMPARE(catalog.namespaces[1].objects, std::uint64_t{25});
        QCOMPARE(catalog.namespaces[1].sets, (std::vector<CatalogSet>{{"users", 25}}));
    }

    void aRestartedNodeIsUsedAgain()
    {
        Sandbox sandbox;
        sandbox.session.upsert(users.id(1)).bin("n").setTo(1).execute();
        const std::uint16_t port = sandbox.node->port();
        sandbox.node.reset();
        QVERIFY(raisedBy([&] { sandbox.session.query(users.id(1)).execute(); }).is(ClientCode::connectionFailed));
        node::Options options;
        options.dataDirectory = sandbox.directory.path().toStdString();
        options.port = port;
        Result<std::unique_ptr<node::Node>> again = node::Node::start(options);
        QVERIFY2(again.ok(), again ? "" : again.error().text().c_str());
        const auto reads = [&] {
            return raisedBy([&] { sandbox.session.query(users.id(1)).execute(); }).is(ClientCode::clientError);
        };
        QTRY_VERIFY_WITH_TIMEOUT(reads(), 10'000);
    }
};

QTEST_GUILESS_MAIN(TestSandbox)
#include "tst_sandbox.moc"
