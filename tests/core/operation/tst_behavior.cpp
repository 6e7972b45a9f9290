// SPDX-License-Identifier: Apache-2.0
#include "core/operation/behavior.h"

#include <QTest>

using namespace binnacle;

namespace {

constexpr CommandClass reading{CommandKind::read, CommandShape::point, Consistency::ap};
constexpr CommandClass writing{CommandKind::retryableWrite, CommandShape::point, Consistency::ap};

template <typename Member>
auto value(const Behavior& behavior, Member member, CommandClass command)
{
    return behavior.resolve(member, command)->value;
}

Settings retries(std::uint32_t count)
{
    Settings settings;
    settings.maxRetries = count;
    return settings;
}

} // namespace

class TestBehavior : public QObject {
    Q_OBJECT

private slots:
    void theDefaultsAreTheVendors()
    {
        const Behavior behavior;
        QCOMPARE(behavior.name(), std::string("DEFAULT"));
        QCOMPARE(value(behavior, &Settings::totalTimeoutMs, reading), 30'000U);
        QCOMPARE(value(behavior, &Settings::maxRetries, reading), 2U);
        QCOMPARE(value(behavior, &Settings::maxRetries, {CommandKind::read, CommandShape::query}), 5U);
        QCOMPARE(value(behavior, &Settings::maxRetries, writing), 2U);
        QCOMPARE(value(behavior, &Settings::maxRetries, {CommandKind::nonRetryableWrite}), 0U);
        QVERIFY(value(behavior, &Settings::sendKey, writing));
        QVERIFY(!value(behavior, &Settings::durableDelete, writing));
        QVERIFY(value(behavior, &Settings::durableDelete, {CommandKind::retryableWrite, CommandShape::point, Consistency::sc}));
        QVERIFY(value(behavior, &Settings::commitLevel, writing) == CommitLevel::all);
        QVERIFY(value(behavior, &Settings::replica, reading) == Replica::sequence);
        QVERIFY(value(behavior, &Settings::allowInline, {CommandKind::read, CommandShape::batch}));
        QVERIFY(!behavior.resolve(&Settings::allowInline, reading));
    }

    void thePredefinedOnesAreFoundByName()
    {
        const Behavior fast = *Behavior::named("READ_FAST");
        QCOMPARE(value(fast, &Settings::totalTimeoutMs, reading), 200U);
        QCOMPARE(value(fast, &Settings::socketTimeoutMs, reading), 50U);
        QCOMPARE(value(fast, &Settings::totalTimeoutMs, writing), 30'000U);
        const CommandClass scRead{CommandKind::read, CommandShape::point, Consistency::sc};
        QVERIFY(value(*Behavior::named("STRICTLY_CONSISTENT"), &Settings::readModeSc, scRead) == ReadModeSc::linearize);
        const Behavior rack = *Behavior::named("FAST_RACK_AWARE");
        QVERIFY(value(rack, &Settings::replica, reading) == Replica::preferRack);
        QCOMPARE(value(rack, &Settings::totalTimeoutMs, reading), 200U);
        QVERIFY(*Behavior::named("DEFAULT") == Behavior());
        QVERIFY(!Behavior::named("default"));
    }

    void theNarrowerScopeHolds()
    {
        const Behavior behavior = Behavior().deriveWithChanges("mine", {{Scope::writesBatch, retries(7)},
                                                                        {Scope::writesRetryable, retries(6)},
                                                                        {Scope::writes, retries(5)},
                                                                        {Scope::all, retries(4)}});
        QCOMPARE(value(behavior, &Settings::maxRetries, reading), 4U);
        QCOMPARE(value(behavior, &Settings::maxRetries, {CommandKind::nonRetryableWrite}), 5U);
        QCOMPARE(value(behavior, &Settings::maxRetries, writing), 6U);
        QCOMPARE(value(behavior, &Settings::maxRetries, {CommandKind::retryableWrite, CommandShape::batch}), 7U);
    }

    void whatIsDerivedGoesOverWhatItIsDerivedFrom()
    {
        const Behavior parent = Behavior().deriveWithChanges("parent", {{Scope::readsPoint, retries(9)}});
        const Behavior child = parent.deriveWithChanges("child", {{Scope::all, retries(1)}});
        QCOMPARE(value(parent, &Settings::maxRetries, reading), 9U);
        QCOMPARE(value(child, &Settings::maxRetries, reading), 1U);
        QCOMPARE(child.name(), std::string("child"));
        QVERIFY(!(child == parent));
    }

    void everyValueSaysWhereItComesFrom()
    {
        const Behavior mine = Behavior::readFast().deriveWithChanges("mine", {{Scope::readsBatch, retries(8)}});
        const auto originOf = [&mine](auto member, CommandClass command) { return mine.resolve(member, command)->origin; };
        const CommandClass batch{CommandKind::read, CommandShape::batch};
        QCOMPARE(originOf(&Settings::maxRetries, batch), (SettingOrigin{"mine", Scope::readsBatch}));
        QCOMPARE(originOf(&Settings::maxRetries, reading), (SettingOrigin{"READ_FAST", Scope::reads}));
        QCOMPARE(originOf(&Settings::sendKey, reading), (SettingOrigin{"DEFAULT", Scope::all}));
    }

    void allValuesTogetherAreThoseOfEach()
    {
        for (const Behavior& behavior : {Behavior(), Behavior::fastRackAware()}) {
            for (const CommandClass command : {reading, writing, CommandClass{CommandKind::nonRetryableWrite, CommandShape::batch}}) {
                const Settings settings = behavior.settingsFor(command);
                forEachSetting([&](std::string_view name, auto member) {
                    const auto resolved = behavior.resolve(member, command);
                    QVERIFY2(resolved.has_value() == (settings.*member).has_value(), std::string(name).c_str());
                    QVERIFY2(!resolved || resolved->value == *(settings.*member), std::string(name).c_str());
                });
            }
        }
    }

    void scopesAndChoicesHaveNames()
    {
        for (int scope = 0; scope <= static_cast<int>(Scope::writesQuery); ++scope) {
            const auto name = nameOf(static_cast<Scope>(scope));
            QVERIFY(!name.empty());
            QVERIFY(scopeNamed(name) == static_cast<Scope>(scope));
        }
        QVERIFY(!scopeNamed("everything"));
        QVERIFY(replicaNamed("preferRack") == Replica::preferRack);
        QVERIFY(commitLevelNamed(nameOf(CommitLevel::master)) == CommitLevel::master);
        QVERIFY(readModeApNamed(nameOf(ReadModeAp::all)) == ReadModeAp::all);
        QVERIFY(readModeScNamed(nameOf(ReadModeSc::allowReplica)) == ReadModeSc::allowReplica);
        QVERIFY(!replicaNamed("any"));
    }
};

QTEST_APPLESS_MAIN(TestBehavior)
#include "tst_behavior.moc"
