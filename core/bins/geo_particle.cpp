// SPDX-License-Identifier: Apache-2.0
#include "core/bins/geo_particle.h"

#include "core/wire/big_endian.h"

#include <string>

namespace binnacle::bins {
namespace {

constexpr std::size_t headSize = 3; // flags, and the number of cells in two bytes
constexpr std::size_t cellSize = 8;
constexpr std::uint8_t regionFlag = 1;
constexpr std::size_t maxText = std::size_t{8} << 20; // no record has room for more

Error invalid(std::string detail)
{
    return Error::server(ServerCode::invalidGeoJson, std::move(detail));
}

Result<std::vector<GeoCell>> cellsOf(const GeoShape& shape)
{
    const std::optional<GeoRegion> region = GeoRegion::of(shape);
    if (!region)
        return std::vector<GeoCell>{geoCellOf(std::get<GeoPosition>(shape))};
    std::optional<std::vector<GeoCell>> cells = region->covering();
    if (!cells)
        return invalid("the region is too large to be covered by twelve cells");
    return *std::move(cells);
}

} // namespace

Result<wire::Particle> writtenGeoJson(ByteView sent)
{
    const Result<GeoParticle> parts = readGeoJson(sent);
    if (!parts)
        return invalid(parts.error().detail());
    if (parts->text.size() > maxText)
        return Error::server(ServerCode::recordTooBig);
    const Result<GeoShape> shape = parseGeoJson(parts->text);
    if (!shape)
        return invalid(shape.error().detail());
    const Result<std::vector<GeoCell>> cells = cellsOf(*shape);
    if (!cells)
        return cells.error();
    wire::Particle particle{static_cast<std::uint8_t>(ParticleType::geoJson), {isRegion(*shape) ? regionFlag : std::uint8_t{0}}};
    wire::appendBigEndian(particle.bytes, cells->size(), 2);
    for (const GeoCell cell : *cells)
        wire::appendBigEndian(particle.bytes, cell, cellSize);
    const ByteView text = bytesOf(parts->text);
    particle.bytes.insert(particle.bytes.end(), text.begin(), text.end());
    return particle;
}

Result<GeoParticle> readGeoJson(ByteView bytes)
{
    const auto broken = [](const char* detail) { return Error::client(ClientCode::protocolError, detail); };
    if (bytes.size() < headSize)
        return broken("a GeoJSON value of less than three bytes");
    const std::size_t count = wire::bigEndianAt<std::uint16_t>(bytes, 1);
    if (count * cellSize > bytes.size() - headSize)
        return broken("a GeoJSON value claims more cells than it has bytes");
    GeoParticle parts{(bytes[0] & regionFlag) != 0, {}, textOf(bytes.subspan(headSize + count * cellSize))};
    for (std::size_t i = 0; i < count; ++i)
        parts.cells.push_back(wire::bigEndianAt<std::uint64_t>(bytes, headSize + i * cellSize));
    return parts;
}

} // namespace binnacle::bins
