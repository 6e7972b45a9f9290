// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/bins/packed_container.h"
#include "core/bins/packed_order.h"

#include <vector>

namespace binnacle::bins {

std::vector<ByteView> keysOf(const PackedMap& map);
std::vector<ByteView> valuesOf(const PackedMap& map);

/// The entries in ascending order of their keys; in an ordered map they lie so.
Indexes keyOrder(const PackedMap& map);
/// The entries in ascending order of their values, of equal ones by key.
Indexes valueOrder(const PackedMap& map);

/// Where a key is, or where in the order of the keys it would be.
struct KeyPlace {
    std::uint32_t index = 0;
    bool found = false;
};

/// In an ordered map. A search by halves, as the server's: a wildcard is found wherever the search happens to look first.
KeyPlace findOrderedKey(const PackedMap& map, ByteView key);

/// In any map: the place to put an entry. Where the entries of an unordered map are out of order, a new one goes behind them.
KeyPlace placeOfKey(const PackedMap& map, ByteView key);

/// The first entry with an equal key, in any map; one behind the last if there is none.
KeyPlace findKey(const PackedMap& map, ByteView key);

} // namespace binnacle::bins
