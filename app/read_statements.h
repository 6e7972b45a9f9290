// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/script/read.h"

#include <QString>

#include <optional>
#include <vector>

namespace binnacle::app {

/// The statements of SDK code, or of one or several operation documents in JSON: told by the file's name, or for `-` by the first character of
/// `text`. Diagnostics and notes are printed to standard error; nothing if there were errors.
std::optional<std::vector<ScriptStatement>> readStatements(const QString& name, const std::string& text);

} // namespace binnacle::app
