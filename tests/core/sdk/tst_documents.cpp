// SPDX-License-Identifier: Apache-2.0
#include "core/sdk/cluster.h"
#include "core/sdk/errors.h"
#include "core/wire/frame.h"
#include "tests/support/command_server.h"
#include "tests/support/one_node.h"
#include "tests/support/raised.h"
#include "tests/support/worker.h"

#include <QtTest>

#include <mutex>
#include <set>

using namespace binnacle;
using test::raisedBy;
using namespace std::chrono_literals;
using test::CommandServer;
using test::FakeNode;
using test::FakeStore;
using test::Worker;
using Fixture = test::OneNode;

namespace {

const DataSet users{"test", "users"};

/// What a handler was told, in a form that a test can wait for.
struct Told {
    std::mutex mutex;
    std::vector<RecordResult> results;
    std::vector<std::optional<Error>> done;

    DocumentHandler handler()
    {
        DocumentHandler made;
        made.onResults = [this](std::vector<RecordResult> batch) {
            const std::lock_guard lock(mutex);
            if (done.empty()) {
                std::move(batch.begin(), batch.end(), std::back_inserter(results));
            }
        };
        made.onDone = [this](const std::optional<Error>& failure) {
            const std::lock_guard lock(mutex);
            done.push_back(failure);
        };
        return made;
    }

    bool isDone()
    {
        const std::lock_guard lock(mutex);
        return !done.empty();
    }
};

OperationDocument upsertRange(std::int64_t first, std::int64_t last)
{
    Segment segment;
    segment.dataSet = users;
    segment.keys = {KeyRange{first, last}};
    segment.operations = {{"n", SetTo{1}}};
    return {{segment}, {}};
}

Session connectTo(const CommandServer& server)
{
    return ClusterDefinition("127.0.0.1", server.port()).connect().createSession(Behavior::withTotalTimeout(400));
}

} // namespace

Q_DECLARE_METATYPE(test::CommandServer::Act)

class TestDocuments : public QObject {
    Q_OBJECT

private slots:
    void whatIsWrittenIsRead()
    {
        Fixture fixture;
        fixture.session.upsert(users.id(1)).bin("name").setTo("Alice").bin("age").setTo(30).execute();
        const RecordResult result = fixture.session.query(users.id(1)).execute().firstOrRaise();
        QCOMPARE(*result.record->bin("name"), Value("Alice"));
        QCOMPARE(*result.record->bin("age"), Value(30));
        QCOMPARE(result.record->generation, 1U);
        QVERIFY(result.elapsed.count() > 0);
    }

    void oneRecordRaisesItsError()
    {
        Fixture fixture;
        fixture.session.insert(users.id(1)).bin("n").setTo(1).execute();
        QVERIFY(raisedBy([&] { fixture.session.insert(users.id(1)).bin("n").setTo(1).execute(); }).is(ServerCode::recordExists));
    }

    void aMissingRecordIsNotAmongTheResultsOfAQuery()
    {
        Fixture fixture;
        QVERIFY(!fixture.session.query(users.id(9)).execute().next());
        QVERIFY(raisedBy([&] { fixture.session.query(users.id(9)).execute().firstOrRaise(); }).is(ServerCode::recordNotFound));
    }

    void aMissingRecordIsAnAnswerToExistsAndDelete()
    {
        Fixture fixture;
        QCOMPARE(fixture.session.exists(users.id(1)).execute().firstOrRaise().exists, std::optional(false));
        QCOMPARE(fixture.session.remove(users.id(1)).execute().firstOrRaise().exists, std::optional(false));
        fixture.session.upsert(users.id(1)).bin("n").setTo(1).execute();
        QCOMPARE(fixture.session.exists(users.id(1)).execute().firstOrRaise().exists, std::optional(true));
        QCOMPARE(fixture.session.remove(users.id(1)).execute().firstOrRaise().exists, std::optional(true));
    }

    void ofManyRecordsEachTells()
    {
        Fixture fixture;
        fixture.session.insert(users.id(2)).bin("n").setTo(1).execute();
        const auto results = fixture.session.insert(users.ids(1, 2, 3)).bin("n").setTo(1).execute().collect();
        QCOMPARE(results.size(), std::size_t{3});
        QVERIFY(results[0].isOk());
        QVERIFY(results[1].error->is(ServerCode::recordExists));
        QVERIFY(results[2].isOk());
    }

    void segmentsOnOneRecordRunInOrder()
    {
        Fixture fixture;
        for (int round = 0; round < 20; ++round) {
            const Key key = users.id(round);
            const auto results =
                fixture.session.upsert(key).bin("n").setTo(1).query(key).remove(key).exists(key).execute().collect();
            QCOMPARE(results.size(), std::size_t{4});
            QVERIFY(results[1].isOk());
            QCOMPARE(results[2].exists, std::optional(true));
            QCOMPARE(results[3].exists, std::optional(false));
        }
    }

    void aStreamGivesEveryResultOnceWithItsIndex()
    {
        Fixture fixture;
        RecordStream stream = fixture.session.executeStream(upsertRange(1, 5000));
        std::set<std::int64_t> indexes;
        while (const auto result = stream.next()) {
            QVERIFY(result->isOk());
            QCOMPARE(result->key, users.id(result->index + 1));
            indexes.insert(result->index);
        }
        QCOMPARE(indexes.size(), std::size_t{5000});
        QCOMPARE(*indexes.rbegin(), std::int64_t{4999});
    }

    void aStreamThatNobodyReadsStopsTheProducer()
    {
        Fixture fixture;
        RecordStream stream = fixture.session.executeStream(upsertRange(1, 100'000));
        QTest::qWait(1500);
        const int sent = fixture.node.commands();
        QTest::qWait(300);
        QCOMPARE(fixture.node.commands(), sent);
        QVERIFY2(sent <= 1024 + 64, std::to_string(sent).c_str());
        stream.close();
        std::int64_t answered = 0;
        std::int64_t unsent = 0;
        while (const auto result = stream.next()) {
            answered += result->isOk();
            unsent += result->error && result->error->is(ClientCode::aborted) && !result->inDoubt();
        }
        QCOMPARE(answered, static_cast<std::int64_t>(fixture.store->count()));
        QCOMPARE(unsent, std::int64_t{10'000});
    }

    void keysThatWereNotSentAreTold()
    {
        Fixture fixture;
        RecordStream stream = fixture.session.executeStream(upsertRange(1, 5'000));
        std::set<std::int64_t> indexes;
        indexes.insert(stream.next()->index);
        stream.close();
        std::size_t ok = 1;
        while (const auto result = stream.next()) {
            QVERIFY(indexes.insert(result->index).second);
            ok += result->isOk();
            QVERIFY(result->isOk() || result->error->is(ClientCode::aborted));
        }
        QCOMPARE(indexes.size(), std::size_t{5'000});
        QVERIFY(ok < 5'000);
    }

    void droppingAStreamDropsNoWrite()
    {
        auto fixture = std::make_unique<Fixture>();
        const std::shared_ptr<FakeStore> store = fixture->store;
        fixture->session.executeStream(upsertRange(1, 20'000));
        QTRY_COMPARE_WITH_TIMEOUT(store->count(), std::size_t{20'000}, 30'000);
    }

    void aDroppedStreamKeepsItsSession()
    {
        const auto store = std::make_shared<FakeStore>();
        FakeNode node("A1", store, test::everyNth(0, 1));
        ClusterDefinition("127.0.0.1", node.port()).connect().createSession().executeStream(upsertRange(1, 20'000));
        QTRY_COMPARE_WITH_TIMEOUT(store->count(), std::size_t{20'000}, 30'000);
    }

    void problemsAreRefusedBeforeAnythingIsSent()
    {
        Fixture fixture;
        OperationDocument document = upsertRange(1, 10);
        document.segments.front().operations = {{"a name that is far too long", SetTo{1}}};
        QVERIFY(raisedBy([&] { fixture.session.execute(document); }).is(ClientCode::invalidParameter));
        QVERIFY(raisedBy([&] { fixture.session.executeStream(document); }).is(ClientCode::invalidParameter));
        Worker worker;
        Told told;
        fixture.session.executeAsync(document, worker.dispatcher(), told.handler());
        QTRY_VERIFY(told.isDone());
        QVERIFY(told.done.front()->is(ClientCode::invalidParameter));
        QCOMPARE(fixture.node.commands(), 0);
    }

    void executeAsyncTellsAllAndThenTheEnd()
    {
        Fixture fixture;
        Told told;
        {
            Worker worker;
            fixture.session.executeAsync(upsertRange(1, 10'000), worker.dispatcher(), told.handler());
            QTRY_VERIFY_WITH_TIMEOUT(told.isDone(), 30'000);
        }
        QCOMPARE(told.done.size(), std::size_t{1});
        QVERIFY(!told.done.front());
        std::set<std::int64_t> indexes;
        for (const RecordResult& result : told.results) {
            QVERIFY(result.isOk());
            indexes.insert(result.index);
        }
        QCOMPARE(told.results.size(), std::size_t{10'000});
        QCOMPARE(indexes.size(), std::size_t{10'000});
    }

    void aCancelledDocumentTellsOfWhatWasSent()
    {
        Fixture fixture;
        Told told;
        Worker worker;
        StreamHandle handle = fixture.session.executeAsync(upsertRange(1, 1'000'000), worker.dispatcher(), told.handler());
        QTRY_VERIFY(fixture.node.commands() > 100);
        handle.cancel();
        QTRY_VERIFY(told.isDone());
        QVERIFY(told.done.front()->is(ClientCode::aborted));
        handle.cancel();
        handle.grant(10);
        // Every command that reached the node is among the results, succeeded or in doubt.
        std::size_t certainOrInDoubt = 0;
        for (const RecordResult& result : told.results) {
            certainOrInDoubt += result.isOk() || result.inDoubt();
        }
        QVERIFY(certainOrInDoubt >= fixture.store->count());
    }

    void theEndOfTheClusterIsTheEndOfItsDocuments()
    {
        auto fixture = std::make_unique<Fixture>();
        Told told;
        Worker worker;
        fixture->session.executeAsync(upsertRange(1, 1'000'000), worker.dispatcher(), told.handler());
        QTRY_VERIFY(fixture->node.commands() > 10);
        fixture.reset();
        QTRY_VERIFY(told.isDone());
        QVERIFY(told.done.front()->is(ClientCode::aborted));
    }

    void whateverTheNodeDoesACommandEnds_data()
    {
        QTest::addColumn<CommandServer::Act>("act");
        QTest::addColumn<int>("code");
        const auto row = [](const char* name, CommandServer::Act act, ClientCode code) {
            QTest::newRow(name) << std::move(act) << static_cast<int>(code);
        };
        const auto sends = [](Bytes bytes, bool stay) {
            return [bytes = std::move(bytes), stay](test::Peer& peer, const Bytes&) {
                peer.send(bytes);
                if (stay) {
                    peer.waitForClose();
                }
                return false;
            };
        };
        const Bytes whole = wire::MessageWriter({}).takeFrame();
        Bytes trailing = wire::MessageWriter({}).takeFrame();
        trailing[7] = static_cast<std::uint8_t>(trailing[7] + 1);
        trailing.push_back(0);
        row("closes", sends({}, false), ClientCode::connectionFailed);
        row("silent", sends({}, true), ClientCode::timeout);
        row("half a header", sends({2, 3, 0}, true), ClientCode::timeout);
        row("half an answer", sends(Bytes(whole.begin(), whole.begin() + 20), false), ClientCode::connectionFailed);
        row("2^40 bytes", sends({2, 3, 1, 0, 0, 0, 0, 0}, true), ClientCode::protocolError);
        row("no message", sends({2, 3, 0, 0, 0, 0, 0, 0}, true), ClientCode::protocolError);
        row("an info frame", sends({2, 1, 0, 0, 0, 0, 0, 0}, true), ClientCode::protocolError);
        row("too much", sends(trailing, true), ClientCode::protocolError);
        row("noise", sends(Bytes(64, 0xEE), true), ClientCode::protocolError);
    }

    /// The same failures for a read, which is sure, and for a write, which is in doubt and goes out only once.
    void whateverTheNodeDoesACommandEnds()
    {
        QFETCH(CommandServer::Act, act);
        QFETCH(int, code);
        CommandServer server(act);
        const Session session = connectTo(server);
        const auto begun = std::chrono::steady_clock::now();
        const Error read = raisedBy([&] { session.query(users.id(1)).execute(); });
        QVERIFY2(read.is(static_cast<ClientCode>(code)) || read.is(ClientCode::timeout), read.text().c_str());
        QVERIFY(!read.inDoubt());
        const int before = server.commands();
        const Error write = raisedBy([&] { session.upsert(users.id(1)).bin("n").setTo(1).execute(); });
        QVERIFY2(write.is(static_cast<ClientCode>(code)), write.text().c_str());
        QVERIFY(write.inDoubt());
        QCOMPARE(server.commands(), before + 1);
        QVERIFY(std::chrono::steady_clock::now() - begun < 4s);
    }

    void aWriteThatWasNeverSentIsNotInDoubt()
    {
        auto node = std::make_unique<FakeNode>("A1", std::make_shared<FakeStore>(), test::everyNth(0, 1));
        const Session session = ClusterDefinition("127.0.0.1", node->port()).connect().createSession();
        node.reset();
        const Error error = raisedBy([&] { session.upsert(users.id(1)).bin("n").setTo(1).execute(); });
        QVERIFY2(error.is(ClientCode::connectionFailed), error.text().c_str());
        QVERIFY(!error.inDoubt());
    }

    void aNamespaceThatIsNotThereIsSaid()
    {
        Fixture fixture;
        const Error error = raisedBy([&] { fixture.session.query(DataSet{"nope", "s"}.id(1)).execute(); });
        QVERIFY2(error.is(ServerCode::namespaceNotFound), error.text().c_str());
        QCOMPARE(fixture.node.commands(), 0);
    }

    void aDocumentThatReadsAWholeSetIsAScan()
    {
        Fixture fixture;
        fixture.session.execute(upsertRange(1, 100));
        Segment all;
        all.verb = Verb::query;
        all.dataSet = users;
        const OperationDocument document{{all}, {}};
        QCOMPARE(fixture.session.execute(document).collect().size(), std::size_t{100});
        Worker worker;
        Told told;
        fixture.session.executeAsync(document, worker.dispatcher(), told.handler());
        QTRY_VERIFY(told.isDone());
        QVERIFY(!told.done.front());
        QCOMPARE(told.results.size(), std::size_t{100});
        QCOMPARE(told.results.back().index, std::int64_t{99});
    }

    void whatAScanWouldLeaveOutIsRefused()
    {
        Fixture fixture;
        Segment all;
        all.verb = Verb::query;
        all.dataSet = users;
        all.operations = {{"a", GetBin{}}, {"tags", Call{}}};
        QVERIFY(raisedBy([&] { fixture.session.execute({{all}, {}}); }).is(ClientCode::invalidParameter));
        all.operations.pop_back();
        all.respondAllKeys = true;
        QVERIFY(raisedBy([&] { fixture.session.executeStream({{all}, {}}); }).is(ClientCode::invalidParameter));
        QCOMPARE(fixture.node.commands(), 0);
    }

    void aQueryOfAWholeSetStandsAlone()
    {
        Fixture fixture;
        OperationDocument document = upsertRange(1, 2);
        Segment all;
        all.verb = Verb::query;
        all.dataSet = users;
        document.segments.push_back(all);
        QVERIFY(raisedBy([&] { fixture.session.execute(document); }).is(ClientCode::invalidParameter));
        QCOMPARE(fixture.node.commands(), 0);
    }
};

QTEST_GUILESS_MAIN(TestDocuments)
#include "tst_documents.moc"
