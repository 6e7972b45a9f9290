// SPDX-License-Identifier: Apache-2.0
#include "core/sdk/errors.h"
#include "core/work/run_undo.h"
#include "tests/core/work/work_fixture.h"
#include "tests/support/failing_node.h"

#include <QtTest>

#include <limits>

using namespace binnacle;
using work::NoUndo;

namespace {

const DataSet users{"test", "users"};

OperationDocument documentOf(std::vector<Segment> segments)
{
    return {std::move(segments), {}};
}

Segment write(Verb verb, std::vector<BinOperation> operations, std::vector<KeyItem> keys = {KeyValue(1)})
{
    return test::segmentOf(verb, users, std::move(keys), std::move(operations));
}

BinOperation set(const char* bin, Value value)
{
    return {bin, SetTo{std::move(value)}};
}

work::Undo executed(const test::WorkFixture& sandbox, std::vector<Segment> segments, const work::UndoOptions& options = {})
{
    return work::executeWithUndo(sandbox.session(), documentOf(std::move(segments)), options).undo;
}

/// Why records cannot be undone, in order.
std::vector<NoUndo> reasons(const work::Undo& undo)
{
    std::vector<NoUndo> all;
    for (const work::NotUndoable& one : undo.notUndoable)
        all.push_back(one.why);
    return all;
}

Map orderedMap()
{
    return Map{{{"a", 1}, {"b", List{{1, 2.0}, ListOrder::ordered}}}, MapOrder::keyOrdered};
}

} // namespace

class TestUndo : public QObject {
    Q_OBJECT

private slots:
    void exactValuesComeBack()
    {
        const test::WorkFixture sandbox;
        const std::vector<BinOperation> all{set("i", std::numeric_limits<std::int64_t>::min()),
                                            set("d", -0.0),
                                            set("s", ""),
                                            set("b", Blob{{0, 255}}),
                                            set("t", false),
                                            set("l", List{{Nil{}, "x"}, ListOrder::unordered}),
                                            set("m", orderedMap()),
                                            set("g", GeoJson{R"({"type":"Point","coordinates":[1,2]})"}),
                                            set("h", Hll{HllSketch::create(6, 8).value().bytes()})};
        sandbox.run(write(Verb::upsert, all));
        const std::optional<Record> before = sandbox.read(users.id(1));
        Segment change = write(Verb::upsert, {});
        for (const BinOperation& operation : all)
            change.operations.push_back(set(operation.bin.c_str(), "changed"));
        const work::Undo undo = executed(sandbox, {change});
        QCOMPARE(undo.inverse.segments.size(), std::size_t{1});
        QCOMPARE(work::runUndo(sandbox.session(), undo.inverse).undone, std::int64_t{1});
        QCOMPARE(sandbox.read(users.id(1))->bins, before->bins);
        QCOMPARE(sandbox.read(users.id(1))->generation, 3U);
    }

    void whatWasMadeIsRemoved()
    {
        const test::WorkFixture sandbox;
        for (const Verb verb : {Verb::insert, Verb::upsert, Verb::createOrReplace}) {
            const work::Undo undo = executed(sandbox, {write(verb, {set("n", 1)})});
            QVERIFY(sandbox.read(users.id(1)));
            QVERIFY(work::runUndo(sandbox.session(), undo.inverse).notUndone.empty());
            QVERIFY(!sandbox.read(users.id(1)));
        }
    }

    void whatWasRemovedComesBackWithItsExpiry()
    {
        const test::WorkFixture sandbox;
        Segment first = write(Verb::upsert, {set("n", 1), set("m", 2)});
        first.expiry = {Expiry::Kind::afterSeconds, 5000};
        sandbox.run(first);
        const std::optional<Record> before = sandbox.read(users.id(1));
        const work::Undo undo = executed(sandbox, {write(Verb::remove, {})});
        QVERIFY(!sandbox.read(users.id(1)));
        QVERIFY(work::runUndo(sandbox.session(), undo.inverse).notUndone.empty());
        const std::optional<Record> after = sandbox.read(users.id(1));
        QCOMPARE(after->bins, before->bins);
        QVERIFY(after->voidTime - before->voidTime + 1 <= 2);
        QCOMPARE(after->generation, 1U);
    }

    void aTouchIsTakenBack()
    {
        const test::WorkFixture sandbox;
        sandbox.run(write(Verb::upsert, {set("n", 1)}));
        Segment touch = write(Verb::touch, {});
        touch.expiry = {Expiry::Kind::afterSeconds, 100};
        const work::Undo undo = executed(sandbox, {touch});
        QVERIFY(sandbox.read(users.id(1))->voidTime != 0);
        QCOMPARE(undo.inverse.segments.front().verb, Verb::touch);
        work::runUndo(sandbox.session(), undo.inverse);
        QCOMPARE(sandbox.read(users.id(1))->voidTime, 0U);
    }

    void theExpiryIsRestoredWhereThatIsAskedFor()
    {
        const test::WorkFixture sandbox;
        Segment change = write(Verb::upsert, {set("n", 2)});
        change.expiry = {Expiry::Kind::afterSeconds, 100};
        for (const bool asked : {false, true}) {
            sandbox.run(write(Verb::createOrReplace, {set("n", 1)}));
            const work::Undo undo = executed(sandbox, {change}, {true, 1000, asked});
            work::runUndo(sandbox.session(), undo.inverse);
            QCOMPARE(sandbox.read(users.id(1))->voidTime == 0, asked);
            QCOMPARE(undo.remarks.size(), std::size_t{asked ? 0U : 1U});
            QCOMPARE(*sandbox.read(users.id(1))->bin("n"), Value(1));
        }
    }

    void whatOthersHaveChangedSinceStays()
    {
        const test::WorkFixture sandbox;
        sandbox.run(write(Verb::upsert, {set("n", 1)}, {KeyRange{1, 4}}));
        const work::Undo undo =
            executed(sandbox, {write(Verb::upsert, {set("n", 2)}, {KeyRange{1, 3}}), write(Verb::remove, {}, {KeyValue(4)})});
        sandbox.run(write(Verb::upsert, {set("o", 3)}, {KeyValue(1)}));
        sandbox.run(write(Verb::remove, {}, {KeyValue(2)}));
        sandbox.run(write(Verb::insert, {set("o", 3)}, {KeyValue(4)}));
        const work::UndoReport report = work::runUndo(sandbox.session(), undo.inverse);
        QCOMPARE(report.undone, std::int64_t{1});
        std::map<std::int64_t, int> codes;
        for (const work::NotUndone& one : report.notUndone)
            codes[std::get<std::int64_t>(*one.key.userKey)] = one.error.code();
        QCOMPARE(codes, (std::map<std::int64_t, int>{{1, 3}, {2, 2}, {4, 5}}));
        QCOMPARE(*sandbox.read(users.id(1))->bin("n"), Value(2));
        QCOMPARE(*sandbox.read(users.id(3))->bin("n"), Value(1));
    }

    void aRecordWrittenSeveralTimesIsUndoneAtOnce()
    {
        const test::WorkFixture sandbox;
        sandbox.run(write(Verb::upsert, {set("a", 1), set("b", 2)}));
        const std::optional<Record> before = sandbox.read(users.id(1));
        const work::Undo undo =
            executed(sandbox, {write(Verb::update, {{"a", Add{Value(5)}}}), write(Verb::update, {set("c", 1)}),
                               write(Verb::remove, {}), write(Verb::upsert, {set("d", 1)}), write(Verb::replace, {set("e", 1)})});
        QCOMPARE(undo.inverse.segments.size(), std::size_t{1});
        QVERIFY(work::runUndo(sandbox.session(), undo.inverse).notUndone.empty());
        QCOMPARE(sandbox.read(users.id(1))->bins, before->bins);
    }

    void whatGoesOverTheBudgetIsTold()
    {
        const test::WorkFixture sandbox;
        sandbox.run(write(Verb::upsert, {set("s", std::string(1000, 'x'))}, {KeyRange{1, 10}}));
        const work::Undo undo = executed(sandbox, {write(Verb::upsert, {set("s", "y")}, {KeyRange{1, 10}})}, {true, 3500, false});
        QCOMPARE(undo.inverse.segments.size(), std::size_t{3});
        QCOMPARE(reasons(undo), std::vector<NoUndo>(7, NoUndo::pastBudget));
        QVERIFY(undo.bytes <= 3500);
    }

    void switchedOffItReadsNothing()
    {
        const test::WorkFixture sandbox;
        sandbox.run(write(Verb::upsert, {set("n", 1)}));
        const work::UndoOptions off{false, 0, false};
        const work::Undo undo = executed(sandbox, {write(Verb::remove, {})}, off);
        QVERIFY(undo.isEmpty());
        QCOMPARE(work::canUndo(documentOf({write(Verb::remove, {})}), off).front().undoable, false);
        QCOMPARE(work::runUndo(sandbox.session(), undo.inverse).undone, std::int64_t{0});
    }

    void aLostAnswerMeansNoUndo()
    {
        test::FailingNode node;
        const Cluster cluster = ClusterDefinition("127.0.0.1", node.port()).connect();
        node.fail(wire::FrameType::message, test::Mishap{}, 1);
        const work::Executed lost =
            work::executeWithUndo(cluster.createSession(), documentOf({write(Verb::upsert, {{"n", Add{Value(1)}}})}));
        QVERIFY(lost.results.front().inDoubt());
        QVERIFY(lost.undo.isEmpty());
        QCOMPARE(reasons(lost.undo), std::vector<NoUndo>{NoUndo::inDoubt});
    }

    void failuresLeaveNothingToUndo()
    {
        const test::WorkFixture sandbox;
        const work::Undo undo = executed(sandbox, {write(Verb::update, {set("n", 1)}), write(Verb::remove, {}),
                                                   write(Verb::touch, {}), write(Verb::replace, {set("n", 1)})});
        QVERIFY(undo.isEmpty() && undo.notUndoable.empty());
    }

    void whatCannotBeUndoneIsSaidBefore()
    {
        Segment kept = write(Verb::update, {set("n", 1)});
        kept.expiry = {Expiry::Kind::unchanged};
        QVERIFY(work::canUndo(documentOf({kept, write(Verb::query, {}), write(Verb::replace, {set("n", 1)})})).empty());
        const auto expiry = work::canUndo(documentOf({kept, write(Verb::update, {set("n", 1)})}));
        QCOMPARE(expiry.size(), std::size_t{1});
        QVERIFY(expiry.front().undoable && expiry.front().segment == 1);
        const auto digest = work::canUndo(documentOf({write(Verb::remove, {}, {users.id(1).digest})}));
        QVERIFY(digest.front().undoable);
        const auto background = work::canUndo(documentOf({write(Verb::update, {set("n", 1)}, {})}));
        QVERIFY(!background.front().undoable);
        QCOMPARE(background.front().sentence, std::string(work::sentenceOf(NoUndo::wholeSet)));
    }

    void manyRecordsGoInSeveralTurns()
    {
        const test::WorkFixture sandbox;
        const std::vector<KeyItem> keys{KeyRange{1, 5000}};
        const work::Undo made = executed(sandbox, {write(Verb::upsert, {set("n", 1)}, keys)});
        QCOMPARE(made.inverse.segments.size(), std::size_t{5000});
        std::int64_t told = 0;
        const auto count = [&](const std::vector<RecordResult>& results) { told += static_cast<std::int64_t>(results.size()); };
        const work::Executed gone =
            work::executeWithUndo(sandbox.session(), documentOf({write(Verb::remove, {}, keys)}), {}, count);
        QCOMPARE(told, std::int64_t{5000});
        QCOMPARE(gone.results.back().index, std::int64_t{4999});
        QCOMPARE(work::runUndo(sandbox.session(), gone.undo.inverse).undone, std::int64_t{5000});
        QCOMPARE(*sandbox.read(users.id(2500))->bin("n"), Value(1));
    }

    void stoppedItSendsNoMore()
    {
        const test::WorkFixture sandbox;
        std::stop_source stop;
        const auto first = [&](const std::vector<RecordResult>&) { stop.request_stop(); };
        const work::Executed stopped =
            work::executeWithUndo(sandbox.session(), documentOf({write(Verb::upsert, {set("n", 1)}, {KeyRange{1, 10'000}})}), {},
                                  first, stop.get_token());
        QVERIFY(stopped.failure && stopped.failure->is(ClientCode::aborted));
        const auto written = static_cast<std::size_t>(std::ranges::count_if(stopped.results, &RecordResult::isOk));
        QVERIFY(written > 0 && written < 10'000);
        QCOMPARE(stopped.undo.inverse.segments.size(), written);
    }

    void aReadOnlyConnectionTakesNoWrite()
    {
        test::FailingNode node;
        const Cluster cluster = ClusterDefinition("127.0.0.1", node.port()).readOnly(true).connect();
        const Session session = cluster.createSession();
        QVERIFY(cluster.isReadOnly());
        const auto refused = [](const auto& call) {
            try {
                call();
            } catch (const AerospikeError& error) {
                return error.error().is(ClientCode::readOnly);
            }
            return false;
        };
        QVERIFY(refused([&] { work::executeWithUndo(session, documentOf({write(Verb::remove, {})})); }));
        QVERIFY(refused([&] { session.upsert(users.id(1)).bin("n").setTo(1).execute(); }));
        QCOMPARE(node.commands(), 0);
    }
};

QTEST_GUILESS_MAIN(TestUndo)
#include "tst_undo.moc"
