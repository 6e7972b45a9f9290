// SPDX-License-Identifier: Apache-2.0
#include "core/operation/command_header.h"

#include <QTest>

#include <functional>

using namespace binnacle;

namespace {

Segment segment(Verb verb, std::vector<BinOperation> operations = {})
{
    Segment made;
    made.verb = verb;
    made.dataSet = DataSet::of("test", "users");
    made.operations = std::move(operations);
    return made;
}

Settings settingsOf(const std::function<void(Settings&)>& change)
{
    Settings settings;
    change(settings);
    return settings;
}

} // namespace

class TestPolicy : public QObject {
    Q_OBJECT

private slots:
    void writesThatRepeatThemselvesAreRetryable()
    {
        Call append;
        append.method = Method::listAppend;
        append.arguments = {1};
        QVERIFY(kindOf(segment(Verb::query)) == CommandKind::read);
        QVERIFY(kindOf(segment(Verb::exists)) == CommandKind::read);
        QVERIFY(kindOf(segment(Verb::remove)) == CommandKind::retryableWrite);
        QVERIFY(kindOf(segment(Verb::upsert, {{"a", SetTo{1}}, {"b", GetBin{}}})) == CommandKind::retryableWrite);
        QVERIFY(kindOf(segment(Verb::upsert, {{"a", SetTo{1}}, {"b", Add{1}}})) == CommandKind::nonRetryableWrite);
        QVERIFY(kindOf(segment(Verb::update, {{"a", append}})) == CommandKind::nonRetryableWrite);
    }

    void aPolicyIsWhatTheBehaviorSaysInTheEnd()
    {
        const Policy usual = policyFor(Behavior(), segment(Verb::query));
        QCOMPARE(usual.totalTimeoutMs, 30'000U);
        QCOMPARE(usual.socketTimeoutMs, 5'000U);
        QVERIFY(usual.sendKey && !usual.durableDelete);
        QCOMPARE(policyFor(Behavior::readFast(), segment(Verb::query)).totalTimeoutMs, 200U);
        QCOMPARE(policyFor(Behavior::readFast(), segment(Verb::remove)).totalTimeoutMs, 30'000U);
        QCOMPARE(policyFor(Behavior(), segment(Verb::update, {{"a", Add{1}}})).maxRetries, 0U);
        const Behavior batches =
            Behavior().deriveWithChanges("b", {{Scope::readsBatch, settingsOf([](Settings& s) { s.allowInline = false; })}});
        QVERIFY(!policyFor(batches, segment(Verb::query), CommandShape::batch).allowInline);
        QVERIFY(policyFor(batches, segment(Verb::query)).allowInline);
    }

    void aDurableDeleteIsTheBehaviorsLast()
    {
        const Behavior durable = Behavior::with(settingsOf([](Settings& s) { s.durableDelete = true; }));
        Segment removal = segment(Verb::remove);
        QVERIFY(deletesDurably(removal, policyFor(durable, removal)));
        removal.defaults.durableDelete = false;
        QVERIFY(!deletesDurably(removal, policyFor(durable, removal)));
        removal.durableDelete = true;
        QVERIFY(deletesDurably(removal, policyFor(Behavior(), removal)));
    }

    void readModesAndCommitLevelsAreBits()
    {
        const auto headerOf = [](Verb verb, const std::function<void(Settings&)>& change) {
            const Segment asked = segment(verb, isWrite(verb) && verb != Verb::remove ? std::vector<BinOperation>{{"a", SetTo{1}}}
                                                                                      : std::vector<BinOperation>{});
            return commandHeader(asked, policyFor(Behavior::with(settingsOf(change)), asked), 0);
        };
        const auto nothing = [](Settings&) {};
        QVERIFY((headerOf(Verb::query, nothing).info1 & wire::info1::readModeApAll) != 0); // as the vendor's default has it
        QVERIFY((headerOf(Verb::upsert, nothing).info1 & wire::info1::readModeApAll) == 0);
        const auto one = [](Settings& s) { s.readModeAp = ReadModeAp::one; };
        QVERIFY((headerOf(Verb::query, one).info1 & wire::info1::readModeApAll) == 0);
        const auto relaxed = [](Settings& s) { s.readModeSc = ReadModeSc::allowUnavailable; };
        QCOMPARE(int{headerOf(Verb::exists, relaxed).info3}, int{wire::info3::scReadType | wire::info3::scReadRelax});
        const auto linear = [](Settings& s) { s.readModeSc = ReadModeSc::linearize; };
        QCOMPARE(int{headerOf(Verb::query, linear).info3}, int{wire::info3::scReadType});
        const auto master = [](Settings& s) { s.commitLevel = CommitLevel::master; };
        QCOMPARE(int{headerOf(Verb::upsert, master).info3}, int{wire::info3::commitLevelMaster});
        QCOMPARE(int{headerOf(Verb::query, master).info3}, 0);
    }

    void stronglyConsistentNamespacesHaveTheirOwnScopes()
    {
        const auto strong = [](const Behavior& behavior, Verb verb) {
            return policyFor(behavior, segment(verb), CommandShape::point, Consistency::sc);
        };
        QCOMPARE(strong(Behavior::strictlyConsistent(), Verb::query).readModeSc, ReadModeSc::linearize);
        QCOMPARE(policyFor(Behavior::strictlyConsistent(), segment(Verb::query)).readModeSc, ReadModeSc::session);
        QCOMPARE(strong(Behavior(), Verb::remove).durableDelete, std::optional(true));
        QCOMPARE(policyFor(Behavior(), segment(Verb::remove)).durableDelete, std::nullopt);
    }

    void theReadModeRulesWhereStrongReadsGo_data()
    {
        QTest::addColumn<int>("mode");
        QTest::addColumn<int>("wanted");
        QTest::addColumn<int>("got");
        const auto row = [](const char* name, ReadModeSc mode, Replica wanted, Replica got) {
            QTest::newRow(name) << int(mode) << int(wanted) << int(got);
        };
        row("a session reads at the master", ReadModeSc::session, Replica::preferRack, Replica::master);
        row("linearized, by sequence", ReadModeSc::linearize, Replica::sequence, Replica::sequence);
        row("linearized, from no rack", ReadModeSc::linearize, Replica::preferRack, Replica::sequence);
        row("replicas may answer", ReadModeSc::allowReplica, Replica::preferRack, Replica::preferRack);
        row("also while partitions are missing", ReadModeSc::allowUnavailable, Replica::master, Replica::master);
    }

    void theReadModeRulesWhereStrongReadsGo()
    {
        QFETCH(int, mode);
        QFETCH(int, wanted);
        QFETCH(int, got);
        Settings settings;
        settings.readModeSc = static_cast<ReadModeSc>(mode);
        settings.replica = static_cast<Replica>(wanted);
        const Behavior behavior = Behavior().deriveWithChanges("own", {{Scope::reads, settings}});
        const auto replica = [&](Consistency consistency) {
            return policyFor(behavior, segment(Verb::query), CommandShape::point, consistency).replica;
        };
        QCOMPARE(replica(Consistency::sc), static_cast<Replica>(got));
        QCOMPARE(replica(Consistency::ap), static_cast<Replica>(wanted));
    }

    void readsTellWhenTheyProlong()
    {
        Settings settings;
        settings.readTouchTtlPercent = 80;
        const Behavior behavior = Behavior::with(settings);
        QCOMPARE(commandHeader(segment(Verb::query), policyFor(behavior, segment(Verb::query)), 0).recordTtl, 80U);
        QCOMPARE(commandHeader(segment(Verb::remove), policyFor(behavior, segment(Verb::remove)), 0).recordTtl, 0U);
    }
};

QTEST_APPLESS_MAIN(TestPolicy)
#include "tst_policy.moc"
