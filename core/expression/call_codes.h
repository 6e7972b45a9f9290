// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

/// Codes of the calls that the language can write, and of the contexts before them. Source: as_list_operations.h,
/// as_map_operations.h, as_hll_operations.h and as_cdt_ctx.h of the vendor's C client.
namespace binnacle::expression {

inline constexpr std::int64_t listSize = 16;
inline constexpr std::int64_t listByIndex = 19;
inline constexpr std::int64_t listByRank = 21;
inline constexpr std::int64_t listByValue = 22;
inline constexpr std::int64_t listByValueList = 23;
inline constexpr std::int64_t listByIndexRange = 24;
inline constexpr std::int64_t listByValueRange = 25;
inline constexpr std::int64_t listByRankRange = 26;
inline constexpr std::int64_t listByRelativeRank = 27;

inline constexpr std::int64_t mapSize = 96;
inline constexpr std::int64_t mapByKey = 97;
inline constexpr std::int64_t mapByIndex = 98;
inline constexpr std::int64_t mapByRank = 100;
inline constexpr std::int64_t mapByValue = 102;
inline constexpr std::int64_t mapByKeyRange = 103;
inline constexpr std::int64_t mapByIndexRange = 104;
inline constexpr std::int64_t mapByValueRange = 105;
inline constexpr std::int64_t mapByRankRange = 106;
inline constexpr std::int64_t mapByKeyList = 107;
inline constexpr std::int64_t mapByValueList = 108;
inline constexpr std::int64_t mapByRelativeIndex = 109;
inline constexpr std::int64_t mapByRelativeRank = 110;

inline constexpr std::int64_t sketchCount = 50;
inline constexpr std::int64_t sketchUnion = 51;
inline constexpr std::int64_t sketchUnionCount = 52;
inline constexpr std::int64_t sketchIntersectCount = 53;
inline constexpr std::int64_t sketchSimilarity = 54;
inline constexpr std::int64_t sketchDescribe = 55;
inline constexpr std::int64_t sketchMayContain = 56;

inline constexpr std::int64_t contextListIndex = 0x10;
inline constexpr std::int64_t contextListRank = 0x11;
inline constexpr std::int64_t contextListValue = 0x13;
inline constexpr std::int64_t contextMapIndex = 0x20;
inline constexpr std::int64_t contextMapRank = 0x21;
inline constexpr std::int64_t contextMapKey = 0x22;
inline constexpr std::int64_t contextMapValue = 0x23;

inline constexpr std::int64_t invertedFlag = 0x10000;

} // namespace binnacle::expression
