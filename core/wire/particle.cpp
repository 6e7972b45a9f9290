// SPDX-License-Identifier: Apache-2.0
#include "core/wire/particle.h"

#include "core/wire/big_endian.h"
#include "core/wire/msgpack.h"

#include <bit>
#include <string>

namespace binnacle::wire {

namespace {

constexpr std::size_t geoJsonHeaderSize = 3; // flags, and the count of cells in two bytes
constexpr std::size_t cellSize = 8;

Error protocolError(std::string detail)
{
    return Error::client(ClientCode::protocolError, std::move(detail));
}

Particle particle(ParticleType type, Bytes bytes)
{
    return {static_cast<std::uint8_t>(type), std::move(bytes)};
}

Particle packed(ParticleType type, const Value& value)
{
    Particle result = particle(type, {});
    pack(result.bytes, value);
    return result;
}

Particle encodeGeoJson(const GeoJson& geo)
{
    Bytes bytes(geoJsonHeaderSize, 0);
    const ByteView text = bytesOf(geo.text);
    bytes.insert(bytes.end(), text.begin(), text.end());
    return particle(ParticleType::geoJson, std::move(bytes));
}

/// Eight bytes is what everyone sends; servers take the shorter, unsigned forms too.
Result<Value> decodeInteger(ByteView bytes)
{
    if (bytes.size() != 8 && bytes.size() != 4 && bytes.size() != 2 && bytes.size() != 1)
        return protocolError("an integer of " + std::to_string(bytes.size()) + " bytes");
    return Value(static_cast<std::int64_t>(bigEndian(bytes)));
}

Result<Value> decodeDouble(ByteView bytes)
{
    if (bytes.size() != 8)
        return protocolError("a double of " + std::to_string(bytes.size()) + " bytes");
    return Value(std::bit_cast<double>(bigEndian(bytes)));
}

Result<Value> decodeBoolean(ByteView bytes)
{
    if (bytes.size() != 1 || bytes[0] > 1)
        return protocolError("a boolean that is neither 0 nor 1 in one byte");
    return Value(bytes[0] == 1);
}

Result<Value> decodeGeoJson(ByteView bytes)
{
    if (bytes.size() < geoJsonHeaderSize)
        return protocolError("a GeoJSON value of " + std::to_string(bytes.size()) + " bytes");
    const std::size_t cells = bigEndianAt<std::uint16_t>(bytes, 1) * cellSize;
    if (cells > bytes.size() - geoJsonHeaderSize)
        return protocolError("a GeoJSON value claims more cells than it has bytes");
    return Value(GeoJson{std::string(textOf(bytes.subspan(geoJsonHeaderSize + cells)))});
}

template <typename Collection>
Result<Value> decodeCollection(ByteView bytes, const char* what)
{
    Result<Value> value = unpack(bytes);
    if (value && !value->template as<Collection>())
        return protocolError(std::string("a ") + what + " whose bytes are something else");
    return value;
}

} // namespace

Result<Particle> encodeParticle(const Value& value)
{
    struct Encoder {
        const Value& whole;

        Result<Particle> operator()(Nil) const { return particle(ParticleType::null, {}); }
        Result<Particle> operator()(bool v) const { return particle(ParticleType::boolean, Bytes(1, v ? 1 : 0)); }
        Result<Particle> operator()(std::int64_t v) const { return number(ParticleType::integer, static_cast<std::uint64_t>(v)); }
        Result<Particle> operator()(double v) const { return number(ParticleType::float64, std::bit_cast<std::uint64_t>(v)); }
        Result<Particle> operator()(const std::string& v) const { return particle(ParticleType::string, toBytes(v)); }
        Result<Particle> operator()(const Blob& v) const { return particle(ParticleType::blob, v.bytes); }
        Result<Particle> operator()(const GeoJson& v) const { return encodeGeoJson(v); }
        Result<Particle> operator()(const Hll& v) const { return particle(ParticleType::hll, v.bytes); }
        Result<Particle> operator()(const List&) const { return packed(ParticleType::list, whole); }
        Result<Particle> operator()(const Map&) const { return packed(ParticleType::map, whole); }
        Result<Particle> operator()(const Opaque& v) const { return Particle{v.type, v.bytes}; }
        Result<Particle> operator()(Infinity) const { return noBinValue("infinity"); }
        Result<Particle> operator()(Wildcard) const { return noBinValue("the wildcard"); }

        static Result<Particle> number(ParticleType type, std::uint64_t bits)
        {
            Particle result = particle(type, {});
            appendBigEndian(result.bytes, bits, 8);
            return result;
        }

        static Error noBinValue(const char* what)
        {
            return Error::client(ClientCode::invalidParameter, std::string(what) + " is no value of a bin");
        }
    };
    return std::visit(Encoder{value}, value.storage());
}

Result<Value> decodeParticle(std::uint8_t type, ByteView bytes)
{
    switch (static_cast<ParticleType>(type)) {
    case ParticleType::null: return Value();
    case ParticleType::integer: return decodeInteger(bytes);
    case ParticleType::float64: return decodeDouble(bytes);
    case ParticleType::string: return Value(textOf(bytes));
    case ParticleType::blob: return Value(Blob{{bytes.begin(), bytes.end()}});
    case ParticleType::boolean: return decodeBoolean(bytes);
    case ParticleType::hll: return Value(Hll{{bytes.begin(), bytes.end()}});
    case ParticleType::map: return decodeCollection<Map>(bytes, "map");
    case ParticleType::list: return decodeCollection<List>(bytes, "list");
    case ParticleType::geoJson: return decodeGeoJson(bytes);
    }
    return Value(Opaque{type, {bytes.begin(), bytes.end()}});
}

Bytes encodeKeyValue(const KeyValue& key)
{
    Bytes out;
    if (const auto* integer = std::get_if<std::int64_t>(&key)) {
        out.push_back(static_cast<std::uint8_t>(ParticleType::integer));
        appendBigEndian(out, static_cast<std::uint64_t>(*integer), 8);
        return out;
    }
    const auto* text = std::get_if<std::string>(&key);
    out.push_back(static_cast<std::uint8_t>(text ? ParticleType::string : ParticleType::blob));
    const ByteView bytes = text ? bytesOf(*text) : ByteView(std::get<Blob>(key).bytes);
    out.insert(out.end(), bytes.begin(), bytes.end());
    return out;
}

Result<KeyValue> decodeKeyValue(ByteView field)
{
    if (field.empty())
        return protocolError("a key without a type");
    const ByteView bytes = field.subspan(1);
    Result<KeyValue> key{KeyValue()}; // filled in place: GCC 12 warns falsely about temporaries of such variants
    switch (static_cast<ParticleType>(field[0])) {
    case ParticleType::integer:
        if (bytes.size() != 8)
            return protocolError("an integer key of " + std::to_string(bytes.size()) + " bytes");
        key->emplace<std::int64_t>(static_cast<std::int64_t>(bigEndian(bytes)));
        break;
    case ParticleType::string: key->emplace<std::string>(textOf(bytes)); break;
    case ParticleType::blob: key->emplace<Blob>().bytes.assign(bytes.begin(), bytes.end()); break;
    default: return protocolError("a key of the type " + std::to_string(field[0]) + ", which no key has");
    }
    return key;
}

} // namespace binnacle::wire
