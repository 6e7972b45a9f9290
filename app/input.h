// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QString>

namespace binnacle::app {

/// All of a file, or of standard input for `-`; at most 64 MiB.
Result<std::string> readInput(const QString& name);

} // namespace binnacle::app
