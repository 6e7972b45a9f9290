// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/bins/geo_region.h"
#include "core/engine/index_value.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace binnacle::engine {

/// Both ends belong to it.
struct IndexRange {
    std::int64_t first = 0;
    std::int64_t last = 0;
    friend bool operator==(const IndexRange&, const IndexRange&) = default;
};

/// What a query asks of an index: where to look, and what has to hold of what is found there. Cheap to copy.
class IndexPredicate {
public:
    // What no server takes is a parameter error.

    static Result<IndexPredicate> between(std::int64_t first, std::int64_t last);
    /// `type`: string or blob.
    static Result<IndexPredicate> equals(ParticleType type, ByteView bytes);
    /// Points in a region, or regions around a point.
    static Result<IndexPredicate> geo(std::string_view text);

    ParticleType type() const { return m_type; }
    /// In ascending order, of cells as unsigned numbers. They hold every key that is looked for, and may hold others.
    const std::vector<IndexRange>& ranges() const { return m_ranges; }
    /// True for more than one value: then a record comes up once for each of its values.
    bool isRange() const { return m_isRange; }
    bool holds(const IndexedValue& value) const;

private:
    ParticleType m_type = ParticleType::integer;
    std::vector<IndexRange> m_ranges;
    bool m_isRange = false;
    Bytes m_bytes;
    bins::GeoCell m_cell = 0; ///< of the point to be around
    std::shared_ptr<const bins::GeoRegion> m_region;
};

/// The field that says what to look for: one bin name, empty where the index is named otherwise, and a predicate. Damage is a
/// parameter error. Source: get_range_field in query.c of the server.
struct RangeField {
    std::string bin;
    IndexPredicate predicate;
};
Result<RangeField> parseRangeField(ByteView field);

} // namespace binnacle::engine
