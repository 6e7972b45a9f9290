// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/bins/geo_region.h"
#include "core/expression/evaluate_value.h"
#include "core/value/geo_json.h"

#include <memory>
#include <optional>
#include <string_view>

namespace binnacle::expression {

/// GeoJSON made ready to be compared any number of times.
class GeoOperand {
public:
    /// Null for what servers do not take as GeoJSON.
    static std::shared_ptr<const GeoOperand> parse(std::string_view text);

    bool isRegion() const { return m_region.has_value(); }
    /// True if one is a region, and the other a point in it.
    bool matches(const GeoOperand& other) const;

private:
    bins::GeoCell m_cell = 0;                ///< of a point
    std::optional<bins::GeoRegion> m_region; ///< of everything else
};

} // namespace binnacle::expression
