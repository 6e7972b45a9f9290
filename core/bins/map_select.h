// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/bins/cdt_answer.h"
#include "core/bins/packed_container.h"

#include <vector>

namespace binnacle::bins {

/// Entries of a map: those to remove, if they are to be removed, and the answer about them.
struct MapSelection {
    std::vector<bool> entries;
    wire::Particle answer;
};

// The families of selections that reads and removals share. Places are the server's: an index is a place among the keys, a rank one
// among the values, of equal ones by key. The order of the results, and what is not applicable, depend on the map's order and on
// its index by value. Source: particle_map.c of the server.

Result<MapSelection> mapByIndexRange(const PackedMap& map, std::int64_t index, std::uint64_t count, Returning returning);
Result<MapSelection> mapByRankRange(const PackedMap& map, std::int64_t rank, std::uint64_t count, Returning returning);
Result<MapSelection> mapByKey(const PackedMap& map, ByteView key, Returning returning);
/// From `begin` to before `end`; to the end of everything if that has a null pointer.
Result<MapSelection> mapByKeyRange(const PackedMap& map, ByteView begin, ByteView end, Returning returning);
Result<MapSelection> mapByKeyList(const PackedMap& map, ByteView keys, Returning returning);
Result<MapSelection> mapByValue(const PackedMap& map, ByteView value, Returning returning);
Result<MapSelection> mapByValueRange(const PackedMap& map, ByteView begin, ByteView end, Returning returning);
Result<MapSelection> mapByValueList(const PackedMap& map, ByteView values, Returning returning);
Result<MapSelection> mapByRelativeIndex(const PackedMap& map, ByteView key, std::int64_t index, std::uint64_t count,
                                        Returning returning);
Result<MapSelection> mapByRelativeRank(const PackedMap& map, ByteView value, std::int64_t rank, std::uint64_t count,
                                       Returning returning);

} // namespace binnacle::bins
