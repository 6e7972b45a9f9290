// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operation/bin_operation.h"

#include <QString>

namespace binnacle::ui {

/// What is done to a bin, in short: `h: hllAdd 3 values (14 index bits)`, `m › "a" › [0]: listAppend 5`, `n: set to 1`.
QString textOf(const BinOperation& operation);

} // namespace binnacle::ui
