// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/value/key.h"
#include "core/value/value.h"

#include <cstdint>

namespace binnacle::wire {

/// A bin's value on the wire: its type byte and its bytes.
struct Particle {
    std::uint8_t type = 0;
    Bytes bytes;
    friend bool operator==(const Particle&, const Particle&) = default;
};

/// Integers and doubles are 8 bytes big-endian, booleans one byte, strings and blobs as they are, GeoJSON one byte flags, two
/// bytes count of S2 cells (zero from a client), the cells and the text; lists and maps msgpack. Infinity and Wildcard are no
/// bin values: an invalid parameter.
Result<Particle> encodeParticle(const Value& value);

/// A type that is not known becomes an Opaque. Cells of a GeoJSON are skipped.
Result<Value> decodeParticle(std::uint8_t type, ByteView bytes);

/// Type byte and bytes, as in a key field.
Bytes encodeKeyValue(const KeyValue& key);
Result<KeyValue> decodeKeyValue(ByteView field);

} // namespace binnacle::wire
