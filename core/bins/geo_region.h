// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/value/geo_json.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace binnacle::bins {

/// A cell of the S2 geometry: a square on the earth by its number, a position to the centimetre at its smallest.
using GeoCell = std::uint64_t;

/// The smallest cell that the position lies in; never 0.
GeoCell geoCellOf(const GeoPosition& position);

/// The numbers of the smallest cells in a cell run from one to another.
struct GeoCellRange {
    GeoCell first = 0;
    GeoCell last = 0;
};
GeoCellRange smallestCellsIn(GeoCell cell);

/// The cell itself and all that it lies in, but the six largest: those that a covering may name. In ascending order.
std::vector<GeoCell> cellsAround(GeoCell cell);

/// Positions on the earth, a sphere with a radius of 6,371,000 metres. Movable; const members may be called from any thread.
class GeoRegion {
public:
    /// Nothing for a point, which is no region.
    static std::optional<GeoRegion> of(const GeoShape& shape);

    GeoRegion(GeoRegion&& other) noexcept;
    GeoRegion& operator=(GeoRegion&& other) noexcept;
    ~GeoRegion();

    /// True if the middle of the cell lies in the region.
    bool contains(GeoCell cell) const;

    /// Cells of levels 1 to 30, at most 12, that together hold the whole region, in ascending order. Nothing if so few do not suffice.
    std::optional<std::vector<GeoCell>> covering() const;

private:
    struct Geometry;
    explicit GeoRegion(std::unique_ptr<Geometry> geometry);

    std::unique_ptr<Geometry> m_geometry;
};

/// True if one of them is a region and the other is a point in it. Two points never match, nor do two regions.
bool geoMatches(const GeoShape& a, const GeoShape& b);

} // namespace binnacle::bins
