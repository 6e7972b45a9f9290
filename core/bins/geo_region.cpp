// SPDX-License-Identifier: Apache-2.0
#include "core/bins/geo_region.h"

#include <s2/s2cap.h>
#include <s2/s2cell_id.h>
#include <s2/s2latlng.h>
#include <s2/s2loop.h>
#include <s2/s2polygon.h>
#include <s2/s2region_coverer.h>
#include <s2/s2region_union.h>

#include <algorithm>
#include <utility>

namespace binnacle::bins {
namespace {

constexpr double earthRadius = 6'371'000; // metres; what servers reckon with

S2Point pointOf(const GeoPosition& position)
{
    return S2LatLng::FromDegrees(position.latitude, position.longitude).ToPoint();
}

// Loops that cross themselves are taken as they are: the library's own checks, which end the program, are switched off.

std::unique_ptr<S2Loop> loopOf(const GeoRing& ring)
{
    std::vector<S2Point> points;
    points.reserve(ring.size());
    for (const GeoPosition& position : ring)
        points.push_back(pointOf(position));
    points.pop_back();
    auto loop = std::make_unique<S2Loop>(points, S2Debug::DISABLE);
    loop->Normalize();
    return loop;
}

std::unique_ptr<S2Region> regionOf(const GeoPolygon& polygon)
{
    std::vector<std::unique_ptr<S2Loop>> loops;
    loops.reserve(polygon.rings.size());
    for (const GeoRing& ring : polygon.rings)
        loops.push_back(loopOf(ring));
    return std::make_unique<S2Polygon>(std::move(loops), S2Debug::DISABLE);
}

std::unique_ptr<S2Region> regionOf(const GeoMultiPolygon& all)
{
    auto region = std::make_unique<S2RegionUnion>();
    for (const GeoPolygon& polygon : all.polygons)
        region->Add(regionOf(polygon));
    return region;
}

std::unique_ptr<S2Region> regionOf(const GeoCircle& circle)
{
    return std::make_unique<S2Cap>(pointOf(circle.center), S1Angle::Radians(circle.radius / earthRadius));
}

std::unique_ptr<S2Region> regionOf(const GeoPosition&)
{
    return nullptr;
}

} // namespace

struct GeoRegion::Geometry {
    std::unique_ptr<S2Region> region;
};

GeoRegion::GeoRegion(std::unique_ptr<Geometry> geometry) : m_geometry(std::move(geometry)) {}
GeoRegion::GeoRegion(GeoRegion&& other) noexcept = default;
GeoRegion& GeoRegion::operator=(GeoRegion&& other) noexcept = default;
GeoRegion::~GeoRegion() = default;

GeoCell geoCellOf(const GeoPosition& position)
{
    return S2CellId(pointOf(position)).id();
}

GeoCellRange smallestCellsIn(GeoCell cell)
{
    const S2CellId id(cell);
    return {id.range_min().id(), id.range_max().id()};
}

std::vector<GeoCell> cellsAround(GeoCell cell)
{
    std::vector<GeoCell> cells;
    for (S2CellId id(cell); id.is_valid() && id.level() > 0; id = id.parent())
        cells.push_back(id.id());
    std::ranges::sort(cells);
    return cells;
}

std::optional<GeoRegion> GeoRegion::of(const GeoShape& shape)
{
    std::unique_ptr<S2Region> region = std::visit([](const auto& known) { return regionOf(known); }, shape);
    if (!region)
        return std::nullopt;
    return GeoRegion(std::make_unique<Geometry>(Geometry{std::move(region)}));
}

bool GeoRegion::contains(GeoCell cell) const
{
    const S2CellId id(cell);
    return id.is_valid() && m_geometry->region->Contains(id.ToPoint());
}

std::optional<std::vector<GeoCell>> GeoRegion::covering() const
{
    constexpr int maxCells = 12;
    S2RegionCoverer::Options options;
    options.set_min_level(1);
    options.set_max_level(30);
    options.set_max_cells(maxCells);
    std::vector<S2CellId> cells;
    S2RegionCoverer(options).GetCovering(*m_geometry->region, &cells);
    if (cells.size() > maxCells) // the limit gives way to the lowest level
        return std::nullopt;
    std::vector<GeoCell> covering;
    for (const S2CellId cell : cells)
        covering.push_back(cell.id());
    return covering;
}

bool geoMatches(const GeoShape& a, const GeoShape& b)
{
    if (isRegion(a) == isRegion(b))
        return false;
    const GeoShape& region = isRegion(a) ? a : b;
    const GeoShape& point = isRegion(a) ? b : a;
    return GeoRegion::of(region)->contains(geoCellOf(std::get<GeoPosition>(point)));
}

} // namespace binnacle::bins
