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
};

QTEST_APPLESS_MAIN(TestPolicy)
#include "tst_policy.moc"
