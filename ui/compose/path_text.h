// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operation/path_step.h"

#include <QString>

namespace binnacle::ui {

/// A step as its chip shows it: `"a"`, `[0]`, `rank -1`, `= 5`, `["a" … "f"]`, `[2 … +3]`.
QString textOf(const PathStep& step);

/// The steps behind the bin: ` › "a" › [0]`; empty without any.
QString pathText(const std::vector<PathStep>& path);

} // namespace binnacle::ui
