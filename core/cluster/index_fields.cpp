// SPDX-License-Identifier: Apache-2.0
#include "core/cluster/index_fields.h"

#include "core/value/key.h"
#include "core/wire/big_endian.h"
#include "core/wire/particle.h"

namespace binnacle::cluster {

namespace {

/// A bound's type and bytes: as in a bin, but for regions, which come as the text alone.
wire::Particle boundOf(const Value& value)
{
    if (const auto* geoJson = value.as<GeoJson>()) {
        return {wire::encodeParticle(value).value().type, Bytes(geoJson->text.begin(), geoJson->text.end())};
    }
    return wire::encodeParticle(value).value();
}

void appendBound(Bytes& bytes, const wire::Particle& bound)
{
    wire::appendBigEndian(bytes, bound.bytes.size(), 4);
    bytes.insert(bytes.end(), bound.bytes.begin(), bound.bytes.end());
}

} // namespace

void writeIndexFields(wire::MessageWriter& writer, const IndexRange& range)
{
    const bool byName = !range.indexName.empty();
    if (range.collection != IndexCollectionType::defaultType) {
        writer.field(wire::FieldType::indexType, Bytes{static_cast<std::uint8_t>(range.collection)});
    }
    const std::string bin = byName ? std::string() : range.bin;
    const wire::Particle begin = boundOf(range.begin);
    Bytes bytes{1, static_cast<std::uint8_t>(bin.size())};
    bytes.insert(bytes.end(), bin.begin(), bin.end());
    bytes.push_back(begin.type);
    appendBound(bytes, begin);
    appendBound(bytes, boundOf(range.end));
    writer.field(wire::FieldType::indexRange, bytes);
    if (byName) {
        writer.field(wire::FieldType::indexName, range.indexName);
    } else if (!range.context.empty()) {
        writer.field(wire::FieldType::indexContext, ByteView(range.context));
    }
}

} // namespace binnacle::cluster
