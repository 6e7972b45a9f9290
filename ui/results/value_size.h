// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/value/value.h"

#include <cstddef>
#include <vector>

namespace binnacle::ui {

/// About how many bytes of memory the bins take, nested values included.
std::size_t sizeOf(const std::vector<Bin>& bins);

} // namespace binnacle::ui
