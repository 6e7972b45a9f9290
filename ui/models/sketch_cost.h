// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <cstdint>

namespace binnacle::ui {

/// What a sketch of that precision costs: `error ±0.81 %, 12 KiB`. Empty for bits that no sketch has.
QString sketchCost(std::int64_t indexBits, std::int64_t minHashBits);

} // namespace binnacle::ui
