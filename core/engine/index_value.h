// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/bytes.h"
#include "core/bins/geo_region.h"
#include "core/bins/scalars.h"
#include "core/value/value.h"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace binnacle::engine {

/// One value that an index holds of a record. Views live as long as what the value was taken from.
struct IndexedValue {
    ParticleType type = ParticleType::null;
    std::int64_t integer = 0;
    ByteView bytes;                   ///< of strings and blobs, the text of GeoJSON
    std::vector<bins::GeoCell> cells; ///< of GeoJSON: one for a point, the covering of a region
    bool isRegion = false;
};

/// Nothing for types that are not indexed, and for what is damaged.
std::optional<IndexedValue> indexedValue(bins::ParticleView particle);
/// The same for a packed element of a list or map; it may be GeoJSON without cells.
std::optional<IndexedValue> indexedElement(ByteView element);

/// Adds the numbers that stand for the value in an index: an integer itself, the hash of a string or blob, the cells of GeoJSON.
void appendIndexKeys(std::vector<std::int64_t>& keys, const IndexedValue& value);

} // namespace binnacle::engine
