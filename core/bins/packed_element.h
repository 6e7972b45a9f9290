// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/bytes.h"

#include <cstddef>
#include <cstdint>
#include <optional>

namespace binnacle::bins {

// Elements of lists and maps as they are packed, looked at without unpacking them: what an operation does not touch stays byte for
// byte. Nothing here recurses or allocates.

/// In the order in which values of different types compare. Integers are two kinds, so that each compares as unsigned.
/// Source: msgpack_in.h of the server.
enum class PackedKind : std::uint8_t {
    nil,
    no,
    yes,
    negative,
    natural,
    string,
    list,
    map,
    bytes,
    float64,
    geoJson,
    ext,
    wildcard,
    infinity,
};

/// The first bytes of an element, and where what belongs to it lies.
struct PackedHead {
    PackedKind kind = PackedKind::nil;
    std::uint8_t first = 0;     ///< the byte that the element begins with
    std::uint8_t extType = 0;   ///< of an ext, a wildcard and an infinity
    std::uint64_t bits = 0;     ///< integers as two's complement, doubles as their bits (a float widened)
    ByteView content;           ///< strings and blobs with their particle type in front; the bytes of an ext
    std::uint64_t children = 0; ///< elements that follow: of a list its items, of a map keys and values
    std::size_t size = 0;       ///< bytes without the children
    bool isOperand = false;     ///< wildcard, infinity and the like: compared with, never stored
};

/// Nothing if the bytes do not begin with a head that is wholly there.
std::optional<PackedHead> readHead(ByteView bytes);

/// The bytes that the first element takes, children included; 0 if it is not wholly there.
std::size_t elementSize(ByteView bytes);

/// True if an operand lies anywhere in the element, which has to be well formed.
bool holdsOperand(ByteView element);

/// True if the bytes begin with an ext, which at the beginning of a list or a map holds its flags.
bool beginsWithExt(ByteView bytes);

/// The integer that the element is; naturals above 63 bits wrap.
std::optional<std::int64_t> integerIn(ByteView element);

/// Integers, strings and plain blobs are keys of maps.
bool isMapKey(ByteView element);

/// Reads elements one after another.
class PackedReader {
public:
    explicit PackedReader(ByteView bytes) : m_left(bytes) {}

    /// The next element whole; nothing if it is not there.
    std::optional<ByteView> element();
    /// The next element, if it is an integer.
    std::optional<std::int64_t> integer();
    /// The items that follow, if a list begins here.
    std::optional<std::uint64_t> listHead();

    ByteView left() const { return m_left; }

private:
    ByteView m_left;
};

} // namespace binnacle::bins
