// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/script/read.h"
#include "core/sdk/cluster.h"

#include <optional>
#include <vector>

namespace binnacle::app {

/// Rehearses the statements, one after the other on what those before it would leave, and prints a JSON object a record on standard
/// output. `durableDeletes`: whether the target takes them, where that is known. Returns an ExitCode: all ok, if every record was
/// rehearsed and no step would fail.
int runRehearsals(const Cluster& cluster, const std::vector<ScriptStatement>& statements, std::optional<bool> durableDeletes);

} // namespace binnacle::app
