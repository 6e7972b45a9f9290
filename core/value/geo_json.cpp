// SPDX-License-Identifier: Apache-2.0
#include "core/value/geo_json.h"

#include <nlohmann/json.hpp>

#include <array>
#include <cmath>
#include <limits>
#include <numbers>
#include <optional>
#include <string>

namespace binnacle {

namespace {

using Json = nlohmann::json;

constexpr int maxDepth = 2048;           // as the parser of servers
constexpr std::size_t maxRings = 10'000; // of one polygon; their nesting is found in quadratic time

/// Reads geometries out of JSON. The first thing that is wrong is kept.
class Reader {
public:
    std::optional<GeoShape> shape(const Json& json, bool mayBeFeature);

    const std::string& wrong() const { return m_wrong; }

private:
    std::nullopt_t fail(std::string wrong)
    {
        if (m_wrong.empty())
            m_wrong = std::move(wrong);
        return std::nullopt;
    }

    /// Null if there is no such array.
    const Json* coordinates(const Json& json);
    std::optional<double> number(const Json& json, const char* what);
    std::optional<GeoPosition> position(const Json& json);
    std::optional<GeoRing> ring(const Json& json);
    std::optional<GeoPolygon> polygon(const Json& json);
    std::optional<GeoMultiPolygon> multiPolygon(const Json& json);
    std::optional<GeoCircle> circle(const Json& json);

    std::string m_wrong;
};

const Json* Reader::coordinates(const Json& json)
{
    const auto found = json.find("coordinates");
    if (found != json.end() && found->is_array())
        return &*found;
    fail("\"coordinates\" is missing, or no array");
    return nullptr;
}

std::optional<double> Reader::number(const Json& json, const char* what)
{
    if (!json.is_number())
        return fail(std::string("a ") + what + " is no number");
    return json.get<double>();
}

std::optional<GeoPosition> Reader::position(const Json& json)
{
    if (!json.is_array() || json.size() != 2)
        return fail("a position is an array of a longitude and a latitude");
    const std::optional<double> longitude = number(json[0], "longitude");
    const std::optional<double> latitude = longitude ? number(json[1], "latitude") : std::nullopt;
    if (!latitude)
        return std::nullopt;
    if (std::abs(*latitude) > 90)
        return fail("the latitude " + json[1].dump() + " is not within -90 and 90");
    if (std::abs(*longitude) > 180)
        return fail("the longitude " + json[0].dump() + " is not within -180 and 180");
    return GeoPosition{*longitude, *latitude};
}

/// The point on the unit sphere, as servers compute and compare it.
std::array<double, 3> pointOf(const GeoPosition& position)
{
    constexpr double radiansEach = std::numbers::pi / 180;
    const double theta = radiansEach * position.longitude;
    const double phi = radiansEach * position.latitude;
    const double cosine = std::cos(phi);
    return {std::cos(theta) * cosine, std::sin(theta) * cosine, std::sin(phi)};
}

std::optional<GeoRing> Reader::ring(const Json& json)
{
    if (!json.is_array())
        return fail("a ring is an array of positions");
    GeoRing ring;
    for (const Json& element : json) {
        const std::optional<GeoPosition> next = position(element);
        if (!next)
            return std::nullopt;
        if (ring.empty() || pointOf(ring.back()) != pointOf(*next))
            ring.push_back(*next);
    }
    if (ring.size() < 4)
        return fail("a ring has fewer than four positions");
    if (pointOf(ring.front()) != pointOf(ring.back()))
        return fail("a ring is not closed: its last position is not its first");
    return ring;
}

std::optional<GeoPolygon> Reader::polygon(const Json& json)
{
    if (!json.is_array())
        return fail("a polygon is an array of rings");
    if (json.size() > maxRings)
        return fail("a polygon has more than " + std::to_string(maxRings) + " rings");
    GeoPolygon polygon;
    for (const Json& element : json) {
        std::optional<GeoRing> next = ring(element);
        if (!next)
            return std::nullopt;
        polygon.rings.push_back(*std::move(next));
    }
    return polygon;
}

std::optional<GeoMultiPolygon> Reader::multiPolygon(const Json& json)
{
    GeoMultiPolygon all;
    for (const Json& element : json) {
        std::optional<GeoPolygon> next = polygon(element);
        if (!next)
            return std::nullopt;
        all.polygons.push_back(*std::move(next));
    }
    return all;
}

std::optional<GeoCircle> Reader::circle(const Json& json)
{
    if (json.size() != 2)
        return fail("an AeroCircle is an array of a center and a radius");
    const std::optional<GeoPosition> center = position(json[0]);
    const std::optional<double> radius = center ? number(json[1], "radius") : std::nullopt;
    if (!radius)
        return std::nullopt;
    return GeoCircle{*center, *radius};
}

std::optional<GeoShape> Reader::shape(const Json& json, bool mayBeFeature)
{
    if (!json.is_object())
        return fail("GeoJSON is an object");
    const auto type = json.find("type");
    if (type == json.end() || !type->is_string())
        return fail("\"type\" is missing, or no string");
    const auto& name = type->get_ref<const std::string&>();
    if (name == "Feature" && mayBeFeature) {
        const auto geometry = json.find("geometry");
        return geometry != json.end() ? shape(*geometry, false) : fail("\"geometry\" is missing");
    }
    if (name != "Point" && name != "Polygon" && name != "MultiPolygon" && name != "AeroCircle")
        return fail("the type \"" + name + "\" is not one of Point, Polygon, MultiPolygon and AeroCircle");
    const Json* where = coordinates(json);
    if (where == nullptr)
        return std::nullopt;
    if (name == "Point")
        return position(*where);
    if (name == "Polygon")
        return polygon(*where);
    if (name == "MultiPolygon")
        return multiPolygon(*where);
    return circle(*where);
}

bool holdsZero(const Json& json)
{
    return json.is_string() && json.get_ref<const std::string&>().find('\0') != std::string::npos;
}

bool isTooLarge(const Json& json)
{
    return json.is_number_unsigned() &&
           json.get<std::uint64_t>() > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
}

/// Discarded for what the parser of servers does not take either: a byte order mark, deep nesting, zero bytes in strings, integers above
/// 63 bits.
Json parsed(std::string_view text)
{
    bool taken = !text.starts_with("\xEF\xBB\xBF");
    const auto look = [&taken](int depth, Json::parse_event_t, const Json& json) {
        taken = taken && depth <= maxDepth && !holdsZero(json) && !isTooLarge(json);
        return true;
    };
    Json json = Json::parse(text, look, false);
    return taken ? json : Json(Json::value_t::discarded);
}

} // namespace

Result<GeoShape> parseGeoJson(std::string_view text)
{
    const auto invalid = [](const std::string& wrong) {
        return Error::client(ClientCode::invalidParameter, "GeoJSON: " + wrong);
    };
    const Json json = parsed(text);
    if (json.is_discarded())
        return invalid("the text is no JSON");
    Reader reader;
    std::optional<GeoShape> shape = reader.shape(json, true);
    if (!shape)
        return invalid(reader.wrong());
    return *std::move(shape);
}

} // namespace binnacle
