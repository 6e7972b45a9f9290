// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operation/behavior.h"

#include <QString>
#include <QStringList>

#include <functional>
#include <optional>
#include <vector>

namespace binnacle::ui {

/// An effective value, with where it comes from.
struct ResolvedText {
    QString value;
    SettingOrigin origin;
};

/// One of the settings of a behavior, whatever its type, by texts: `on`, `linearize`, `30000`.
struct SettingField {
    QString name;        ///< as documents spell it
    QString label;       ///< for people: `total timeout`
    QString meaning;     ///< one sentence
    QString unit;        ///< ms, %; may be empty
    QStringList choices; ///< empty: a number

    /// Nothing where the settings do not say it.
    std::function<std::optional<QString>(const Settings&)> text;
    /// Reads it; an empty text takes it out of the settings. False if it cannot be read, and nothing is changed.
    std::function<bool(Settings&, const QString&)> put;
    std::function<std::optional<ResolvedText>(const Behavior&, CommandClass)> resolve;
};

/// All of them, in their order.
const std::vector<SettingField>& settingFields();

/// `READ_FAST · reads`.
QString originText(const SettingOrigin& origin);

/// `all commands`, `reads · strong consistency`.
QString scopeText(Scope scope);

/// A command that the scope is about, as near to `command` as can be.
CommandClass commandOf(Scope scope, CommandClass command);

} // namespace binnacle::ui
