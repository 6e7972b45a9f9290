// SPDX-License-Identifier: Apache-2.0
#include "core/expression/evaluate_value.h"

#include "core/bins/geo_particle.h"
#include "core/wire/big_endian.h"
#include "core/wire/msgpack.h"

#include <bit>
#include <utility>

namespace binnacle::expression {
namespace {

Evaluated evaluatedGeoJson(ByteView bytes)
{
    const Result<bins::GeoParticle> parts = bins::readGeoJson(bytes);
    return parts ? evaluatedBytes(Kind::geoJson, bytesOf(parts->text)) : Evaluated{};
}

Evaluated owning(Kind kind, Bytes bytes)
{
    auto owner = std::make_shared<const Bytes>(std::move(bytes));
    Evaluated result = evaluatedBytes(kind, *owner);
    result.owner = std::move(owner);
    return result;
}

Evaluated packed(Kind kind, const Value& value)
{
    Bytes bytes;
    wire::pack(bytes, value);
    return owning(kind, std::move(bytes));
}

wire::Particle particle(ParticleType type, ByteView bytes)
{
    return {static_cast<std::uint8_t>(type), Bytes(bytes.begin(), bytes.end())};
}

} // namespace

Evaluated evaluatedBoolean(bool value)
{
    Evaluated result;
    result.kind = Kind::boolean;
    result.integer = value ? 1 : 0;
    return result;
}

Evaluated evaluatedInteger(std::int64_t value)
{
    Evaluated result;
    result.kind = Kind::integer;
    result.integer = value;
    return result;
}

Evaluated evaluatedFloat(double value)
{
    Evaluated result;
    result.kind = Kind::float64;
    result.number = value;
    return result;
}

Evaluated evaluatedBytes(Kind kind, ByteView bytes)
{
    Evaluated result;
    result.kind = kind;
    result.bytes = bytes;
    return result;
}

Evaluated evaluated(bins::ParticleView particle)
{
    const ByteView bytes = particle.bytes;
    switch (static_cast<ParticleType>(particle.type)) {
    case ParticleType::null:
        return evaluatedBytes(Kind::nil, {});
    case ParticleType::integer:
        return bytes.size() == 8 ? evaluatedInteger(static_cast<std::int64_t>(wire::bigEndian(bytes))) : Evaluated{};
    case ParticleType::float64:
        return bytes.size() == 8 ? evaluatedFloat(std::bit_cast<double>(wire::bigEndian(bytes))) : Evaluated{};
    case ParticleType::boolean:
        return bytes.size() == 1 ? evaluatedBoolean(bytes[0] != 0) : Evaluated{};
    case ParticleType::string:
        return evaluatedBytes(Kind::string, bytes);
    case ParticleType::blob:
        return evaluatedBytes(Kind::blob, bytes);
    case ParticleType::hll:
        return evaluatedBytes(Kind::hll, bytes);
    case ParticleType::map:
        return evaluatedBytes(Kind::map, bytes);
    case ParticleType::list:
        return evaluatedBytes(Kind::list, bytes);
    case ParticleType::geoJson:
        return evaluatedGeoJson(bytes);
    }
    return {};
}

Evaluated evaluated(wire::Particle particle)
{
    auto owner = std::make_shared<const Bytes>(std::move(particle.bytes));
    Evaluated result = evaluated(bins::ParticleView{particle.type, *owner});
    result.owner = std::move(owner);
    return result;
}

Evaluated evaluated(const Value& value)
{
    struct Maker {
        const Value& whole;

        Evaluated operator()(Nil) const { return evaluatedBytes(Kind::nil, {}); }
        Evaluated operator()(bool v) const { return evaluatedBoolean(v); }
        Evaluated operator()(std::int64_t v) const { return evaluatedInteger(v); }
        Evaluated operator()(double v) const { return evaluatedFloat(v); }
        Evaluated operator()(const std::string& v) const { return owning(Kind::string, toBytes(v)); }
        Evaluated operator()(const Blob& v) const { return owning(Kind::blob, v.bytes); }
        Evaluated operator()(const GeoJson& v) const { return owning(Kind::geoJson, toBytes(v.text)); }
        Evaluated operator()(const Hll& v) const { return owning(Kind::hll, v.bytes); }
        Evaluated operator()(const List&) const { return packed(Kind::list, whole); }
        Evaluated operator()(const Map&) const { return packed(Kind::map, whole); }
        Evaluated operator()(const Opaque&) const { return {}; }
        Evaluated operator()(Infinity) const { return packed(Kind::operand, whole); }
        Evaluated operator()(Wildcard) const { return packed(Kind::operand, whole); }
    };
    return std::visit(Maker{value}, value.storage());
}

std::optional<wire::Particle> particleOf(const Evaluated& value)
{
    Bytes number;
    switch (value.kind) {
    case Kind::nil:
        return particle(ParticleType::null, {});
    case Kind::boolean:
        return particle(ParticleType::boolean, Bytes(1, static_cast<std::uint8_t>(value.integer)));
    case Kind::integer:
        wire::appendBigEndian(number, static_cast<std::uint64_t>(value.integer), 8);
        return particle(ParticleType::integer, number);
    case Kind::float64:
        wire::appendBigEndian(number, std::bit_cast<std::uint64_t>(value.number), 8);
        return particle(ParticleType::float64, number);
    case Kind::string:
        return particle(ParticleType::string, value.bytes);
    case Kind::blob:
        return particle(ParticleType::blob, value.bytes);
    case Kind::hll:
        return particle(ParticleType::hll, value.bytes);
    case Kind::map:
        return particle(ParticleType::map, value.bytes);
    case Kind::list:
        return particle(ParticleType::list, value.bytes);
    case Kind::geoJson:
        break;
    case Kind::unknown:
    case Kind::operand:
    case Kind::removal:
        return std::nullopt;
    }
    Result<wire::Particle> text = wire::encodeParticle(Value(GeoJson{std::string(textOf(value.bytes))}));
    if (text)
        text = bins::writtenGeoJson(text->bytes);
    return text ? std::optional(*std::move(text)) : std::nullopt;
}

std::optional<Bytes> packedElement(const Evaluated& value)
{
    if (value.kind == Kind::list || value.kind == Kind::map || value.kind == Kind::operand)
        return Bytes(value.bytes.begin(), value.bytes.end());
    const std::optional<Value> plain = valueOf(value);
    if (!plain)
        return std::nullopt;
    Bytes bytes;
    wire::pack(bytes, *plain);
    return bytes;
}

std::optional<Value> valueOf(const Evaluated& value)
{
    const auto unpacked = [&value]() -> std::optional<Value> {
        Result<Value> whole = wire::unpack(value.bytes);
        return whole ? std::optional(*std::move(whole)) : std::nullopt;
    };
    const auto owned = [&value] { return Bytes(value.bytes.begin(), value.bytes.end()); };
    switch (value.kind) {
    case Kind::nil:
        return Value();
    case Kind::boolean:
        return Value(value.integer != 0);
    case Kind::integer:
        return Value(value.integer);
    case Kind::float64:
        return Value(value.number);
    case Kind::string:
        return Value(textOf(value.bytes));
    case Kind::blob:
        return Value(Blob{owned()});
    case Kind::hll:
        return Value(Hll{owned()});
    case Kind::geoJson:
        return Value(GeoJson{std::string(textOf(value.bytes))});
    case Kind::list:
    case Kind::map:
    case Kind::operand:
        return unpacked();
    case Kind::unknown:
    case Kind::removal:
        break;
    }
    return std::nullopt;
}

} // namespace binnacle::expression
