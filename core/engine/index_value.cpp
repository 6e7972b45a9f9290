// SPDX-License-Identifier: Apache-2.0
#include "core/engine/index_value.h"

#include "core/bins/geo_particle.h"
#include "core/bins/packed_element.h"
#include "core/value/wyhash.h"
#include "core/wire/big_endian.h"

namespace binnacle::engine {
namespace {

std::optional<IndexedValue> geoValue(ByteView particle)
{
    Result<bins::GeoParticle> parts = bins::readGeoJson(particle);
    if (!parts || parts->cells.empty())
        return std::nullopt;
    return IndexedValue{ParticleType::geoJson, 0, bytesOf(parts->text), std::move(parts->cells), parts->isRegion};
}

/// GeoJSON inside a list or map, or out of an expression, has no cells yet.
std::optional<IndexedValue> geoText(ByteView text)
{
    Bytes sent(3, 0); // no flags, no cells
    sent.insert(sent.end(), text.begin(), text.end());
    const Result<wire::Particle> particle = bins::writtenGeoJson(sent);
    std::optional<IndexedValue> value = particle ? geoValue(particle->bytes) : std::nullopt;
    if (value)
        value->bytes = text;
    return value;
}

std::optional<IndexedValue> geoParticle(ByteView particle)
{
    if (std::optional<IndexedValue> value = geoValue(particle))
        return value;
    const Result<bins::GeoParticle> parts = bins::readGeoJson(particle);
    return parts ? geoText(bytesOf(parts->text)) : std::nullopt;
}

} // namespace

std::optional<IndexedValue> indexedValue(bins::ParticleView particle)
{
    const auto type = static_cast<ParticleType>(particle.type);
    switch (type) {
    case ParticleType::integer:
        if (particle.bytes.size() != 8)
            return std::nullopt;
        return IndexedValue{type, static_cast<std::int64_t>(wire::bigEndian(particle.bytes)), {}, {}, false};
    case ParticleType::string:
    case ParticleType::blob:
        return IndexedValue{type, 0, particle.bytes, {}, false};
    case ParticleType::geoJson:
        return geoParticle(particle.bytes);
    default:
        return std::nullopt;
    }
}

std::optional<IndexedValue> indexedElement(ByteView element)
{
    const std::optional<bins::PackedHead> head = bins::readHead(element);
    if (!head)
        return std::nullopt;
    switch (head->kind) {
    case bins::PackedKind::natural:
    case bins::PackedKind::negative:
        return IndexedValue{ParticleType::integer, static_cast<std::int64_t>(head->bits), {}, {}, false};
    case bins::PackedKind::string:
    case bins::PackedKind::bytes:
    case bins::PackedKind::geoJson: {
        if (head->content.empty())
            return std::nullopt;
        const auto type = static_cast<ParticleType>(head->content[0]);
        const ByteView content = head->content.subspan(1);
        if (type == ParticleType::geoJson)
            return geoText(content);
        if (type != ParticleType::string && type != ParticleType::blob)
            return std::nullopt;
        return IndexedValue{type, 0, content, {}, false};
    }
    default:
        return std::nullopt;
    }
}

void appendIndexKeys(std::vector<std::int64_t>& keys, const IndexedValue& value)
{
    switch (value.type) {
    case ParticleType::integer:
        keys.push_back(value.integer);
        return;
    case ParticleType::geoJson:
        for (const bins::GeoCell cell : value.cells)
            keys.push_back(static_cast<std::int64_t>(cell));
        return;
    default:
        keys.push_back(static_cast<std::int64_t>(wyhash(value.bytes)));
    }
}

} // namespace binnacle::engine
