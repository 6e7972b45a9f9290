// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/operation/behavior.h"

#include <cstdint>

namespace binnacle {

/// As readTouchTtlPercent: no read prolongs a record's life, whatever the server's default says. -1 on the wire.
inline constexpr std::uint32_t neverTouches = 0xFFFFFFFF;

/// `behavior`, but its reads prolong no record's life.
Behavior withoutReadTouch(const Behavior& behavior);

} // namespace binnacle
