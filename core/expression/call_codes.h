// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/bins/cdt_operation.h"

#include <cstdint>

namespace binnacle::expression {

inline std::int64_t codeOf(bins::CdtCode code)
{
    return static_cast<std::int64_t>(code);
}

// Calls on sketches. Source: as_hll_operations.h of the vendor's C client.
inline constexpr std::int64_t sketchCount = 50;
inline constexpr std::int64_t sketchUnion = 51;
inline constexpr std::int64_t sketchUnionCount = 52;
inline constexpr std::int64_t sketchIntersectCount = 53;
inline constexpr std::int64_t sketchSimilarity = 54;
inline constexpr std::int64_t sketchDescribe = 55;
inline constexpr std::int64_t sketchMayContain = 56;

// What the steps of a context go by. Source: as_cdt_ctx.h of the vendor's C client.
inline constexpr std::int64_t contextListIndex = 0x10;
inline constexpr std::int64_t contextListRank = 0x11;
inline constexpr std::int64_t contextListValue = 0x13;
inline constexpr std::int64_t contextMapIndex = 0x20;
inline constexpr std::int64_t contextMapRank = 0x21;
inline constexpr std::int64_t contextMapKey = 0x22;
inline constexpr std::int64_t contextMapValue = 0x23;

/// Added to what a call returns: all but what the selector finds.
inline constexpr std::int64_t invertedFlag = 0x10000;

} // namespace binnacle::expression
