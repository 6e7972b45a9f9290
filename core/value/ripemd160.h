// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/bytes.h"

#include <array>
#include <cstdint>

namespace binnacle {

/// RIPEMD-160 of `bytes` (Dobbertin, Bosselaers, Preneel 1996). Safe from any thread.
std::array<std::uint8_t, 20> ripemd160(ByteView bytes);

} // namespace binnacle
