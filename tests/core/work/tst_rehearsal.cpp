// SPDX-License-Identifier: Apache-2.0
#include "core/wire/frame.h"
#include "core/work/pinned.h"
#include "core/work/rehearsal.h"
#include "core/work/rehearsal_json.h"
#include "tests/core/work/work_fixture.h"
#include "tests/support/batch_rows.h"
#include "tests/support/fake_node.h"
#include "tests/support/scripted_server.h"

#include <QtTest>

using namespace binnacle;

namespace {

const DataSet users{"test", "users"};

OperationDocument documentOf(std::vector<Segment> segments)
{
    return {std::move(segments), {}};
}

/// A node of which every command is kept.
class RecordingNode {
public:
    RecordingNode()
        : m_node("A1", std::make_shared<test::FakeStore>(), test::everyNth(0, 1)),
          m_server([this](test::Peer& peer) { serve(peer); })
    {
    }

    std::uint16_t port() const { return m_server.port(); }

    std::vector<Bytes> taken()
    {
        const std::lock_guard lock(m_mutex);
        return std::exchange(m_commands, {});
    }

private:
    void serve(test::Peer& peer)
    {
        while (const auto frame = peer.readFrame()) {
            const ByteView body = ByteView(*frame).subspan(wire::frameHeaderSize);
            if ((*frame)[1] == static_cast<std::uint8_t>(wire::FrameType::info)) {
                peer.send(wire::infoFrame(m_node.infoAnswer(textOf(body))));
                continue;
            }
            {
                const std::lock_guard lock(m_mutex);
                m_commands.push_back(*frame);
            }
            peer.send(m_node.commandAnswer(body));
        }
    }

    test::FakeNode m_node;
    std::mutex m_mutex;
    std::vector<Bytes> m_commands;
    test::ScriptedServer m_server;
};

/// The write flags of all that a frame asks for, a batch's rows included.
int writeFlagsIn(const Bytes& frame)
{
    std::size_t offset = 0;
    const wire::Message message = wire::decodeMessage(ByteView(frame).subspan(wire::frameHeaderSize), offset).value();
    int flags = message.header.info2 & wire::info2::write;
    if ((message.header.info1 & wire::info1::batch) != 0) {
        for (const test::BatchRowView& row : test::batchRowsIn(frame))
            flags |= row.header.info2 & wire::info2::write;
    }
    return flags;
}

work::TargetFacts plainTarget()
{
    work::TargetFacts target;
    target.namespaces["test"];
    return target;
}

} // namespace

class TestRehearsal : public QObject {
    Q_OBJECT

private slots:
    void theClusterSeesReadsAlone()
    {
        RecordingNode node;
        const Cluster cluster = ClusterDefinition("127.0.0.1", node.port()).connect();
        const Session session = cluster.createSession();
        session.upsert(users.ids(1, 2, 3)).bin("n").setTo(1).execute();
        const std::vector<Bytes> writes = node.taken();
        QVERIFY(!writes.empty() && writeFlagsIn(writes.front()) != 0);
        const OperationDocument document =
            documentOf({test::segmentOf(Verb::upsert, users, {KeyValue(1), KeyValue(2)}, {{"n", Add{Value(1)}}}),
                        test::segmentOf(Verb::remove, users, {KeyValue(3)}), test::segmentOf(Verb::touch, users, {KeyValue(9)})});
        const work::Rehearsal rehearsal = work::rehearse(session, document, plainTarget()).value();
        QCOMPARE(rehearsal.records.size(), std::size_t{4});
        QCOMPARE(*rehearsal.records[0].after->bin("n"), Value(2));
        const std::vector<Bytes> commands = node.taken();
        QVERIFY(!commands.empty());
        for (const Bytes& command : commands)
            QCOMPARE(writeFlagsIn(command), 0);
        QCOMPARE(*session.query(users.id(1)).execute().firstOrRaise().record->bin("n"), Value(1));
    }

    void aChainSeesWhatItDidBefore()
    {
        const test::WorkFixture sandbox;
        const Segment add = test::segmentOf(Verb::upsert, users, {KeyValue(1)}, {{"n", Add{Value(2)}}});
        const OperationDocument document =
            documentOf({add, add, test::segmentOf(Verb::remove, users, {KeyValue(1)}), add,
                        test::segmentOf(Verb::insert, users, {KeyValue(1)}, {{"n", SetTo{Value(1)}}})});
        const work::Rehearsal rehearsal = work::rehearse(sandbox.session(), document, sandbox.target()).value();
        QCOMPARE(rehearsal.records.size(), std::size_t{1});
        const work::RehearsedRecord& record = rehearsal.records.front();
        std::vector<std::uint32_t> generations;
        for (const work::RehearsedStep& step : record.steps)
            generations.push_back(step.generationBefore);
        QCOMPARE(generations, (std::vector<std::uint32_t>{0, 1, 2, 0, 1}));
        QVERIFY(record.steps[4].result.error->is(ServerCode::recordExists));
        QCOMPARE(*record.after->bin("n"), Value(2));
        QCOMPARE(record.bins.front().kind, work::ChangeKind::added);
    }

    void theTargetsConfigurationDecides()
    {
        const test::WorkFixture sandbox;
        sandbox.run(test::segmentOf(Verb::upsert, users, {KeyValue(1)}, {{"n", SetTo{Value(1)}}}));
        Segment removal = test::segmentOf(Verb::remove, users, {KeyValue(1)});
        removal.durableDelete = true;
        const auto codeOf = [&](const Segment& segment, const work::TargetFacts& target) {
            const auto rehearsal = work::rehearse(sandbox.session(), documentOf({segment}), target).value();
            const auto& error = rehearsal.records.front().steps.front().result.error;
            return error ? error->code() : 0;
        };
        work::TargetFacts target = sandbox.target();
        QCOMPARE(codeOf(removal, target), 25);
        target.namespaces["test"].configuration.durableDeletes = true;
        QCOMPARE(codeOf(removal, target), 0);
        target.namespaces["test"].strongConsistency = true;
        QCOMPARE(codeOf(removal, target), 0);
        removal.durableDelete = false;
        QCOMPARE(codeOf(removal, target), 22);
        removal.durableDelete.reset(); // what DEFAULT says
        QCOMPARE(codeOf(removal, target), 0);

        Segment write = test::segmentOf(Verb::upsert, users, {KeyValue(1)}, {{"s", SetTo{Value(std::string(2000, 'x'))}}});
        QCOMPARE(codeOf(write, target), 0);
        target.namespaces["test"].configuration.maxRecordSize = 1000;
        QCOMPARE(codeOf(write, target), 13);
        target = sandbox.target();
        write.expiry = {Expiry::Kind::afterSeconds, 100};
        target.namespaces["test"].expires = false;
        QCOMPARE(codeOf(write, target), 22);
        target.namespaces["test"].stopWrites = true;
        QCOMPARE(codeOf(write, target), 8);
    }

    void aSetsDefaultExpiryGoesOverTheNamespaces()
    {
        const test::WorkFixture sandbox;
        work::TargetFacts target = sandbox.target();
        target.namespaces["test"].configuration.defaultTtl = 1000;
        target.namespaces["test"].defaultTtl["users"] = 50;
        const auto lifeIn = [&](const DataSet& dataSet) {
            const auto document = documentOf({test::segmentOf(Verb::upsert, dataSet, {KeyValue(1)}, {{"n", SetTo{Value(1)}}})});
            const auto rehearsal = work::rehearse(sandbox.session(), document, target).value();
            return timeToLive(rehearsal.records.front().after->voidTime, rehearsal.unixNow);
        };
        QCOMPARE(lifeIn(users), std::optional(50U));
        QCOMPARE(lifeIn(DataSet::of("test", "others")), std::optional(1000U));
    }

    void aSetThatNeverExpiresGoesOverItsNamespace()
    {
        Catalog catalog;
        catalog.namespaces.push_back({"test", 0, {{"users", 0, 0U}, {"others", 0, {}}}, 1000});
        const work::NamespaceFacts facts = work::targetFactsOf(catalog).namespaces.at("test");
        QCOMPARE(facts.configurationFor("users").defaultTtl, 0U);
        QCOMPARE(facts.configurationFor("others").defaultTtl, 1000U);
    }

    void whatLiesBeyondTheLimitsIsTold()
    {
        const test::WorkFixture sandbox;
        const std::vector<BinOperation> large{{"s", SetTo{Value(std::string(10'000, 'x'))}}};
        const std::vector<KeyItem> keys{KeyRange{1, 200}};
        QVERIFY(sandbox.run(documentOf({test::segmentOf(Verb::upsert, users, keys, large)})).size() == 200);
        const OperationDocument touch = documentOf({test::segmentOf(Verb::touch, users, keys)});

        const work::Rehearsal few =
            work::rehearse(sandbox.session(), touch, sandbox.target(), {std::size_t{64} << 20, 5}).value();
        QCOMPARE(few.records.size(), std::size_t{5});
        QCOMPARE(few.leftOut.size(), std::size_t{1});
        QCOMPARE(few.leftOut.front().records, std::optional<std::int64_t>(195));
        QVERIFY(!few.isComplete());

        const work::Rehearsal small = work::rehearse(sandbox.session(), touch, sandbox.target(), {100'000, 10'000}).value();
        QVERIFY(small.bytesRead < 1'000'000);
        QVERIFY(small.records.front().wasRehearsed());
        QVERIFY(!small.records.back().wasRehearsed());
        QVERIFY(small.records.back().steps.empty());
        QCOMPARE(work::pinned(touch, small).leftOut.size(), std::size_t{200 - 64});
    }

    void aWholeSetIsSampled()
    {
        const test::WorkFixture sandbox;
        sandbox.run(documentOf({test::segmentOf(Verb::upsert, users, {KeyRange{1, 50}}, {{"n", SetTo{Value(1)}}})}));
        Segment all = test::segmentOf(Verb::update, users, {}, {{"n", Add{Value(1)}}});
        const work::Rehearsal sample =
            work::rehearse(sandbox.session(), documentOf({all}), sandbox.target(), {std::size_t{1} << 20, 10}).value();
        QCOMPARE(sample.records.size(), std::size_t{10});
        QCOMPARE(*sample.records.front().after->bin("n"), Value(2));
        QVERIFY(sample.leftOut.front().why.find("sample") != std::string::npos);
        QVERIFY(!sample.leftOut.front().records);
    }

    void whatCannotBeRehearsedSaysWhy()
    {
        const test::WorkFixture sandbox;
        const Segment write = test::segmentOf(Verb::upsert, users, {KeyValue(1)}, {{"n", SetTo{Value(1)}}});
        const auto unknown = work::rehearse(sandbox.session(), documentOf({write}), {}).value();
        QVERIFY(!unknown.records.front().wasRehearsed());
        const Segment nowhere =
            test::segmentOf(Verb::upsert, DataSet::of("nowhere", "s"), {KeyValue(1)}, {{"n", SetTo{Value(1)}}});
        const auto failed = work::rehearse(sandbox.session(), documentOf({nowhere}), sandbox.target());
        QVERIFY(!failed || !failed->records.front().wasRehearsed());
        const auto empty = work::rehearse(sandbox.session(), {}, sandbox.target());
        QVERIFY(!empty && empty.error().is(ClientCode::invalidParameter));
        std::stop_source stop;
        stop.request_stop();
        const auto stopped = work::rehearse(sandbox.session(), documentOf({write}), sandbox.target(), {}, stop.get_token());
        QVERIFY(!stopped && stopped.error().is(ClientCode::aborted));
    }

    void expressionsSeeTheTrueMetadata()
    {
        const test::WorkFixture sandbox;
        sandbox.run(test::segmentOf(Verb::upsert, users, {KeyValue(1)}, {{"n", SetTo{Value(1)}}}));
        Segment write = test::segmentOf(Verb::update, users, {KeyValue(1)}, {{"n", SetTo{Value(2)}}});
        const std::int64_t written = std::int64_t{QDateTime::currentMSecsSinceEpoch()} * 1'000'000;
        const auto passes = [&](const std::string& where) {
            write.where = Filter::text(where);
            const auto rehearsal = work::rehearse(sandbox.session(), documentOf({write}), sandbox.target()).value();
            return !rehearsal.records.front().steps.front().result.error;
        };
        QVERIFY(passes("$.lastUpdate() > " + std::to_string(written - 60'000'000'000)));
        QVERIFY(!passes("$.lastUpdate() > " + std::to_string(written + 1'000'000'000)));
        QVERIFY(passes("$.keyExists()"));
        QVERIFY(passes("$.sinceUpdate() < 60000"));
    }

    void aRecordIsPrintedAsOneLineOfJson()
    {
        const test::WorkFixture sandbox;
        sandbox.run(test::segmentOf(Verb::upsert, users, {KeyValue(1)},
                                    {{"n", SetTo{Value(1)}}, {"l", SetTo{Value(List{{1, 2}})}}, {"x", SetTo{Value(1)}}}));
        Call append;
        append.method = Method::listAppend;
        append.arguments = {Value(3)};
        const auto document =
            documentOf({test::segmentOf(Verb::upsert, users, {KeyValue(1)}, {{"n", Add{Value(1)}}, {"l", append}}),
                        test::segmentOf(Verb::query, users, {})});
        const work::Rehearsal rehearsal = work::rehearse(sandbox.session(), document, sandbox.target()).value();
        QCOMPARE(work::toJsonLine(rehearsal.records.front(), rehearsal),
                 std::string(R"({"namespace":"test","set":"users","key":1,"rehearsed":true,"why":"",)"
                             R"("before":{"generation":1,"ttl":-1,"bins":{"n":1,"l":[1,2],"x":1}},)"
                             R"("after":{"generation":2,"ttl":-1,"bins":{"n":2,"l":[1,2,3],"x":1}},)"
                             R"("steps":[{"segment":0,"index":0,"code":0,"message":"","changes":true}],)"
                             R"("bins":[{"bin":"n","change":"changed"},)"
                             R"({"bin":"l","change":"changed","inside":[{"path":[2],"change":"added","after":3}]},)"
                             R"({"bin":"x","change":"unchanged"}],"remarks":[]})"));
        QCOMPARE(work::toJsonLine(rehearsal.leftOut.front()),
                 std::string(R"({"segment":1,"leftOut":null,"why":"a query of a whole set changes nothing"})"));
    }

    void aClockInAFilterIsRemarkedOn()
    {
        const test::WorkFixture sandbox;
        sandbox.run(test::segmentOf(Verb::upsert, users, {KeyValue(1)}, {{"n", SetTo{Value(1)}}}));
        Segment write = test::segmentOf(Verb::update, users, {KeyValue(1)}, {{"n", SetTo{Value(2)}}});
        write.where = Filter::text("$.sinceUpdate() < 60000");
        const auto timed = work::rehearse(sandbox.session(), documentOf({write}), sandbox.target()).value();
        QCOMPARE(timed.records.front().remarks.size(), std::size_t{1});
        write.where = Filter::text("$.n == 1");
        const auto plain = work::rehearse(sandbox.session(), documentOf({write}), sandbox.target()).value();
        QVERIFY(plain.records.front().remarks.empty());
    }
};

QTEST_GUILESS_MAIN(TestRehearsal)
#include "tst_rehearsal.moc"
