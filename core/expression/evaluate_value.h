// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/bins/scalars.h"
#include "core/expression/node.h"
#include "core/wire/particle.h"

#include <cstdint>
#include <memory>
#include <optional>

namespace binnacle::expression {

/// What kind of value a node comes to. The first ten are those of Type, so that one becomes the other by its number.
enum class Kind : std::uint8_t {
    nil = 0,
    boolean = 1,
    integer = 2,
    string = 3,
    list = 4,
    map = 5,
    blob = 6,
    float64 = 7,
    geoJson = 8,
    hll = 9,
    unknown, ///< neither true nor false: a bin that is not there or of another type, a division by zero, a failed call
    operand, ///< the wildcard or infinity, to compare with
    removal, ///< what removes an element in a path
};

inline Kind kindOf(Type type)
{
    return static_cast<Kind>(type);
}

/// What a node has come to. Cheap to copy: bytes are the record's or the program's own, or shared.
struct Evaluated {
    Kind kind = Kind::unknown;
    std::int64_t integer = 0; ///< also 0 or 1 for a boolean
    double number = 0;        ///< of a float64
    ByteView bytes;           ///< content of strings, blobs and sketches, text of GeoJSON; lists, maps and operands packed
    std::shared_ptr<const Bytes> owner; ///< of the bytes, where they are neither the record's nor the program's

    bool isUnknown() const { return kind == Kind::unknown; }
    bool isTrue() const { return kind == Kind::boolean && integer == 1; }
};

Evaluated evaluatedBoolean(bool value);
Evaluated evaluatedInteger(std::int64_t value);
Evaluated evaluatedFloat(double value);
/// A view: the bytes stay where they are.
Evaluated evaluatedBytes(Kind kind, ByteView bytes);

/// A particle as a value, its bytes a view; unknown for a type that expressions do not know, and for a particle that is damaged.
Evaluated evaluated(bins::ParticleView particle);
/// The same for a particle that belongs to nobody else; null is nil.
Evaluated evaluated(wire::Particle particle);
/// A value in a program; owns what it holds.
Evaluated evaluated(const Value& value);

/// As a bin holds it: of type null for nil, nothing for what no bin can hold.
std::optional<wire::Particle> particleOf(const Evaluated& value);

/// As an element of a list; nothing for unknown and for a removal.
std::optional<Bytes> packedElement(const Evaluated& value);

/// To show it; nothing for unknown and for a removal.
std::optional<Value> valueOf(const Evaluated& value);

} // namespace binnacle::expression
