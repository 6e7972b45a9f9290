// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/bytes.h"
#include "core/value/value.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace binnacle {

/// What a secondary index holds. The SDKs' names; servers before 8.1.3 call integer `numeric`.
enum class IndexType : std::uint8_t { integer, string, blob, geo2dSphere };

/// What of a bin it holds: the bin itself, or each item of a list, or each key or value of a map. The numbers of the wire.
enum class IndexCollectionType : std::uint8_t { defaultType = 0, list = 1, mapKeys = 2, mapValues = 3 };

/// A secondary index, as nodes tell of it.
struct SecondaryIndex {
    std::string nameSpace;
    std::string set; ///< empty: of all sets
    std::string name;
    std::string bin; ///< empty: an index on an expression
    IndexType type = IndexType::integer;
    IndexCollectionType collection = IndexCollectionType::defaultType;
    Bytes context;                     ///< packed: where in the bin; empty: the bin itself
    Bytes expression;                  ///< packed; empty: none
    std::uint64_t entriesPerValue = 0; ///< by the nodes' last count
    bool isReadable = true;            ///< complete, so that queries are answered

    friend bool operator==(const SecondaryIndex&, const SecondaryIndex&) = default;
};

/// What a query asks of an index: all entries from `begin` to `end`, both included. Strings, blobs and regions have one value.
struct IndexRange {
    std::string indexName; ///< empty: the index is found by what it is on
    std::string bin;
    IndexType type = IndexType::integer;
    IndexCollectionType collection = IndexCollectionType::defaultType;
    Bytes context;
    Value begin;
    Value end;

    friend bool operator==(const IndexRange&, const IndexRange&) = default;
};

/// As servers spell them in their answers, in any case of letters, and as they take them: `numeric`, `string`, `blob`,
/// `geo2dsphere`; `default`, `list`, `mapkeys`, `mapvalues`.
std::string_view nameOf(IndexType type);
std::string_view nameOf(IndexCollectionType type);
std::optional<IndexType> indexTypeNamed(std::string_view name);
std::optional<IndexCollectionType> indexCollectionTypeNamed(std::string_view name);

/// From this many bytes on servers refuse a string or blob in a query.
inline constexpr std::size_t longestIndexedText = 2047;

} // namespace binnacle
