// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/bytes.h"
#include "core/wire/particle.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace binnacle::bins {

/// A list's items where they lie. The views live as long as the bytes that were parsed.
struct PackedList {
    std::uint8_t flags = 0;
    std::vector<ByteView> items;

    bool isOrdered() const;
};

struct PackedEntry {
    ByteView key;
    ByteView value;
};

/// A map's entries where they lie.
struct PackedMap {
    std::uint8_t flags = 0;
    std::vector<PackedEntry> entries;

    /// Any flag makes a server take the entries for sorted by key; without, it looks at all of them.
    bool isOrdered() const { return flags != 0; }
    /// There is an index by value: a server keeps it for a map of the top level that is value-ordered and asked for it.
    bool hasValueIndex() const;
};

/// Nothing if the bytes are not one whole list or map.
std::optional<PackedList> parseList(ByteView bytes);
std::optional<PackedMap> parseMap(ByteView bytes);

Bytes packedList(std::uint8_t flags, const std::vector<ByteView>& items);
/// The list with so many nils and then `more` behind it.
Bytes paddedList(const PackedList& list, std::size_t nils, const std::vector<ByteView>& more);
Bytes packedMap(std::uint8_t flags, const std::vector<PackedEntry>& entries);

/// More nils than this are not put in front of an item: no record has room for them.
inline constexpr std::size_t maxPadding = std::size_t{8} << 20;

/// The particle as it goes out to a client: of a map that was asked to be indexed, without that flag.
wire::Particle withoutIndexFlag(std::uint8_t type, ByteView bytes);

} // namespace binnacle::bins
