// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/derived_behavior.h"

#include <algorithm>

namespace binnacle::ui {

namespace {

/// What is said later in the same scope holds.
void add(Settings& settings, const Settings& more)
{
    forEachSetting([&](std::string_view, auto member) {
        if (more.*member)
            settings.*member = more.*member;
    });
}

} // namespace

const std::vector<Behavior>& predefinedBehaviors()
{
    static const std::vector<Behavior> all{Behavior::defaults(), Behavior::readFast(), Behavior::strictlyConsistent(),
                                           Behavior::fastRackAware()};
    return all;
}

bool isPredefined(const Behavior& behavior)
{
    return std::ranges::find(predefinedBehaviors(), behavior) != predefinedBehaviors().end();
}

DerivedBehavior DerivedBehavior::of(const Behavior& behavior)
{
    DerivedBehavior derived;
    derived.base = behavior;
    if (isPredefined(behavior))
        return derived;
    const std::vector<Behavior::Level>& levels = behavior.levels();
    derived.name = levels.back().name;
    derived.base = Behavior();
    for (std::size_t i = 1; i + 1 < levels.size(); ++i)
        derived.base = derived.base.deriveWithChanges(levels[i].name, levels[i].changes);
    for (const BehaviorChange& change : levels.back().changes) {
        Settings settings = derived.settings(change.scope);
        add(settings, change.settings);
        derived.setSettings(change.scope, settings);
    }
    return derived;
}

Behavior DerivedBehavior::behavior() const
{
    return changes.empty() ? base : base.deriveWithChanges(name, changes);
}

Settings DerivedBehavior::settings(Scope scope) const
{
    const auto found = std::ranges::find(changes, scope, &BehaviorChange::scope);
    return found == changes.end() ? Settings{} : found->settings;
}

void DerivedBehavior::setSettings(Scope scope, const Settings& settings)
{
    const auto found = std::ranges::find(changes, scope, &BehaviorChange::scope);
    if (settings == Settings{}) {
        if (found != changes.end())
            changes.erase(found);
    } else if (found != changes.end()) {
        found->settings = settings;
    } else {
        changes.push_back({scope, settings});
    }
}

int DerivedBehavior::count(Scope scope) const
{
    const Settings said = settings(scope);
    int found = 0;
    forEachSetting([&](std::string_view, auto member) { found += (said.*member).has_value() ? 1 : 0; });
    return found;
}

const std::vector<Scope>& allScopes()
{
    static const std::vector<Scope> all{
        Scope::all,        Scope::reads,      Scope::readsAp,    Scope::readsSc,         Scope::readsPoint,
        Scope::readsBatch, Scope::readsQuery, Scope::writes,     Scope::writesAp,        Scope::writesSc,
        Scope::writesRetryable, Scope::writesNonRetryable, Scope::writesPoint, Scope::writesBatch, Scope::writesQuery};
    return all;
}

} // namespace binnacle::ui
