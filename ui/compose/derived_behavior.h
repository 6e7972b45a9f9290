// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operation/behavior.h"

#include <string>
#include <vector>

namespace binnacle::ui {

/// DEFAULT, READ_FAST, STRICTLY_CONSISTENT, FAST_RACK_AWARE.
const std::vector<Behavior>& predefinedBehaviors();
bool isPredefined(const Behavior& behavior);

/// A behavior as it is edited: own changes by scope, on top of another one.
struct DerivedBehavior {
    std::string name;
    Behavior base;
    std::vector<BehaviorChange> changes; ///< at most one a scope

    /// One with own changes apart from what it is derived from; a predefined one as the base, without any.
    static DerivedBehavior of(const Behavior& behavior);

    /// The base itself where nothing is changed.
    Behavior behavior() const;

    Settings settings(Scope scope) const;
    /// Empty settings take the scope's change away.
    void setSettings(Scope scope, const Settings& settings);
    /// How many settings are changed in the scope.
    int count(Scope scope) const;
};

/// Every scope, from the widest to the narrowest, reads before writes.
const std::vector<Scope>& allScopes();

} // namespace binnacle::ui
