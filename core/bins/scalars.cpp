// SPDX-License-Identifier: Apache-2.0
#include "core/bins/scalars.h"

#include "core/bins/bin_error.h"
#include "core/bins/geo_particle.h"
#include "core/bins/packed_canonical.h"
#include "core/bins/packed_element.h"
#include "core/value/hll_sketch.h"
#include "core/value/value.h"
#include "core/wire/big_endian.h"

#include <bit>
#include <optional>

namespace binnacle::bins {
namespace {

constexpr std::uint8_t typeByte(ParticleType type)
{
    return static_cast<std::uint8_t>(type);
}

// Blobs marked with a client's language (Java, C#, Python, Ruby, PHP, Erlang), and the server's reserved vector type.
constexpr std::uint8_t firstLanguageBlob = 7;
constexpr std::uint8_t lastLanguageBlob = 12;
constexpr std::uint8_t vector = 16;

bool isKnown(std::uint8_t type)
{
    switch (static_cast<ParticleType>(type)) {
    case ParticleType::integer:
    case ParticleType::float64:
    case ParticleType::string:
    case ParticleType::blob:
    case ParticleType::boolean:
    case ParticleType::hll:
    case ParticleType::map:
    case ParticleType::list:
    case ParticleType::geoJson:
        return true;
    case ParticleType::null:
        return false;
    }
    return (type >= firstLanguageBlob && type <= lastLanguageBlob) || type == vector;
}

bool isConcatenable(std::uint8_t type)
{
    return type == typeByte(ParticleType::string) || type == typeByte(ParticleType::blob) ||
           (type >= firstLanguageBlob && type <= lastLanguageBlob);
}

Bytes eightBytes(std::uint64_t value)
{
    Bytes bytes;
    wire::appendBigEndian(bytes, value, 8);
    return bytes;
}

Result<std::uint64_t> integerOperand(ByteView bytes)
{
    switch (bytes.size()) {
    case 1:
    case 2:
    case 4:
    case 8:
        return wire::bigEndian(bytes);
    default:
        return parameterError("an integer of " + std::to_string(bytes.size()) + " bytes");
    }
}

/// Whatever is done to the text of a GeoJSON bin, a server fails without a code of its own for it.
std::optional<Error> unchangeable(ParticleView present)
{
    if (present.type == typeByte(ParticleType::geoJson))
        return Error::server(ServerCode::serverError, "GeoJSON is only written whole");
    return std::nullopt;
}

Result<wire::Particle> concatenated(ParticleView present, ParticleView operand, ByteView first, ByteView second)
{
    if (std::optional<Error> error = unchangeable(present))
        return *std::move(error);
    if (present.type != operand.type || !isConcatenable(present.type))
        return typeError("only strings are joined to strings, and blobs to blobs");
    Bytes joined;
    joined.reserve(first.size() + second.size());
    joined.insert(joined.end(), first.begin(), first.end());
    joined.insert(joined.end(), second.begin(), second.end());
    return wire::Particle{present.type, std::move(joined)};
}

Result<wire::Particle> collection(ParticleView operand)
{
    const std::optional<PackedHead> head = readHead(operand.bytes);
    const PackedKind kind = operand.type == typeByte(ParticleType::list) ? PackedKind::list : PackedKind::map;
    std::optional<Bytes> kept = head && head->kind == kind ? canonical(operand.bytes, true) : std::nullopt;
    if (!kept)
        return Error::server(ServerCode::serverError, "a list or a map that cannot be stored");
    return wire::Particle{operand.type, *std::move(kept)};
}

Result<wire::Particle> sketch(ParticleView operand)
{
    const Result<HllSketch> sketch = HllSketch::fromBytes(Bytes(operand.bytes.begin(), operand.bytes.end()));
    if (!sketch)
        return parameterError(sketch.error().detail());
    return wire::Particle{operand.type, sketch->bytes()};
}

/// The server asks for the operand's type before it looks at the bin.
std::optional<Error> unknownOperand(ParticleView operand)
{
    if (isKnown(operand.type))
        return std::nullopt;
    return parameterError("no bin holds a value of type " + std::to_string(operand.type));
}

Result<wire::Particle> incrementedInteger(ByteView present, ByteView operand)
{
    const Result<std::uint64_t> step = integerOperand(operand);
    if (!step)
        return step.error();
    return wire::Particle{typeByte(ParticleType::integer), eightBytes(wire::bigEndian(present) + *step)};
}

Result<wire::Particle> incrementedDouble(ByteView present, ByteView operand)
{
    if (operand.size() != 8)
        return parameterError("a double of " + std::to_string(operand.size()) + " bytes");
    const double sum = std::bit_cast<double>(wire::bigEndian(present)) + std::bit_cast<double>(wire::bigEndian(operand));
    return wire::Particle{typeByte(ParticleType::float64), eightBytes(std::bit_cast<std::uint64_t>(sum))};
}

} // namespace

Result<wire::Particle> written(ParticleView operand)
{
    if (std::optional<Error> error = unknownOperand(operand))
        return *std::move(error);
    switch (static_cast<ParticleType>(operand.type)) {
    case ParticleType::integer: {
        const Result<std::uint64_t> value = integerOperand(operand.bytes);
        if (!value)
            return value.error();
        return wire::Particle{operand.type, eightBytes(*value)};
    }
    case ParticleType::float64:
        if (operand.bytes.size() != 8)
            return parameterError("a double of " + std::to_string(operand.bytes.size()) + " bytes");
        break;
    case ParticleType::boolean:
        if (operand.bytes.size() != 1 || operand.bytes[0] > 1)
            return parameterError("a boolean is one byte, 0 or 1");
        break;
    case ParticleType::hll:
        return sketch(operand);
    case ParticleType::geoJson:
        return writtenGeoJson(operand.bytes);
    case ParticleType::list:
    case ParticleType::map:
        return collection(operand);
    default:
        break;
    }
    return wire::Particle{operand.type, Bytes(operand.bytes.begin(), operand.bytes.end())};
}

Result<wire::Particle> incremented(const ParticleView* present, ParticleView operand)
{
    if (present == nullptr)
        return written(operand);
    if (std::optional<Error> error = unknownOperand(operand))
        return *std::move(error);
    if (std::optional<Error> error = unchangeable(*present))
        return *std::move(error);
    if (present->type != operand.type)
        return typeError("a bin is incremented by a value of its own type");
    if (present->bytes.size() == 8 && present->type == typeByte(ParticleType::integer))
        return incrementedInteger(present->bytes, operand.bytes);
    if (present->bytes.size() == 8 && present->type == typeByte(ParticleType::float64))
        return incrementedDouble(present->bytes, operand.bytes);
    return typeError("only integers and doubles are incremented");
}

Result<wire::Particle> appended(const ParticleView* present, ParticleView operand)
{
    if (present == nullptr)
        return written(operand);
    if (std::optional<Error> error = unknownOperand(operand))
        return *std::move(error);
    return concatenated(*present, operand, present->bytes, operand.bytes);
}

Result<wire::Particle> prepended(const ParticleView* present, ParticleView operand)
{
    if (present == nullptr)
        return written(operand);
    if (std::optional<Error> error = unknownOperand(operand))
        return *std::move(error);
    return concatenated(*present, operand, operand.bytes, present->bytes);
}

} // namespace binnacle::bins
