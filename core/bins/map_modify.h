// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/bins/cdt_change.h"
#include "core/bins/packed_container.h"

#include <cstdint>

namespace binnacle::bins {

// What writes do to a map. Keys and values to store come as they were sent and are brought into the form that is kept. Where nothing
// is to be done the map stays unset in the change. Source: particle_map.c of the server.

/// What one write may do.
struct MapWrite {
    bool overwrite = true;
    bool create = true;
    bool noFail = false;
    bool partial = false;
    /// From as_cdt_map_modify_flags in proto.h of the server.
    static MapWrite of(std::uint64_t flags);
};

/// Any flags among those of an order and of an index; a map that was not sorted is now. `topLevel`: only there an index is remembered.
Result<CdtChange> mapSetFlags(const PackedMap& map, std::uint64_t flags, bool topLevel);
Result<CdtChange> mapPut(const PackedMap& map, ByteView key, ByteView value, MapWrite write);
/// `items` is a packed map.
Result<CdtChange> mapPutItems(const PackedMap& map, ByteView items, MapWrite write);
Result<CdtChange> mapIncrement(const PackedMap& map, ByteView key, ByteView step, bool decrement);

} // namespace binnacle::bins
