// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <string_view>
#include <variant>
#include <vector>

namespace binnacle {

/// Degrees; latitude -90 to 90, longitude -180 to 180.
struct GeoPosition {
    double longitude = 0;
    double latitude = 0;
    friend bool operator==(const GeoPosition&, const GeoPosition&) = default;
};

/// Closed: the last position is the first one again. In either direction: a ring encloses the smaller of its two sides.
using GeoRing = std::vector<GeoPosition>;

/// The outer ring and the holes, in any order.
struct GeoPolygon {
    std::vector<GeoRing> rings;
    friend bool operator==(const GeoPolygon&, const GeoPolygon&) = default;
};

struct GeoMultiPolygon {
    std::vector<GeoPolygon> polygons;
    friend bool operator==(const GeoMultiPolygon&, const GeoMultiPolygon&) = default;
};

struct GeoCircle {
    GeoPosition center;
    double radius = 0; ///< metres; nothing lies in a circle of less than 0
    friend bool operator==(const GeoCircle&, const GeoCircle&) = default;
};

/// A point, or one of the regions that a server knows.
using GeoShape = std::variant<GeoPosition, GeoPolygon, GeoMultiPolygon, GeoCircle>;

inline bool isRegion(const GeoShape& shape)
{
    return !std::holds_alternative<GeoPosition>(shape);
}

/// What servers take as GeoJSON: a Point of two numbers, a Polygon, a MultiPolygon, an AeroCircle (`[[longitude, latitude], radius]`), or
/// one of them as the geometry of a Feature. A ring has four positions at least, repeated ones not counted. An invalid
/// parameter with what is wrong for anything else. A server also refuses regions that it cannot cover with its number of cells:
/// those of a quarter of the earth and more, and rings that cross themselves.
Result<GeoShape> parseGeoJson(std::string_view text);

} // namespace binnacle
