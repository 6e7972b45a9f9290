// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/bytes.h"
#include "core/value/value.h"

#include <cstdint>
#include <string>

namespace binnacle::engine {

/// What of a value an index holds. The numbers are those of the wire's field for the type of an index.
enum class IndexCollection : std::uint8_t {
    none = 0, ///< the value itself
    listItems = 1,
    mapKeys = 2,
    mapValues = 3,
    wholeSet = 4, ///< nothing of it: an index of a set, which finds records by their set alone
};

/// What a secondary index is over.
struct IndexDefinition {
    std::string name;
    std::string set; ///< empty: every record of the namespace
    std::string bin; ///< empty where there is an expression
    IndexCollection collection = IndexCollection::none;
    /// Integers, strings, blobs or GeoJSON: values of other types are left out. Null for an index of a set.
    ParticleType type = ParticleType::integer;
    Bytes context;    ///< packed list of steps into the bin; empty: the bin itself
    Bytes expression; ///< as on the wire, in place of a bin; empty if there is none
    friend bool operator==(const IndexDefinition&, const IndexDefinition&) = default;

    bool isOfSet() const { return collection == IndexCollection::wholeSet; }
};

/// True if nothing but the names may differ.
inline bool indexTheSame(IndexDefinition a, const IndexDefinition& b)
{
    a.name = b.name;
    return a == b;
}

inline constexpr std::size_t maxIndexName = 63;

/// Strings and blobs that are longer are in no index of plain values, and no query may ask for them.
inline constexpr std::size_t maxIndexedBytes = 2048;

} // namespace binnacle::engine
