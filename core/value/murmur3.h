// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/bytes.h"

#include <array>
#include <cstdint>

namespace binnacle {

/// MurmurHash3, the 128-bit variant for 64-bit machines, seed 0: the two halves as the algorithm leaves them.
/// Source of the algorithm: Austin Appleby, SMHasher, placed in the public domain.
std::array<std::uint64_t, 2> murmur3(ByteView bytes);

} // namespace binnacle
