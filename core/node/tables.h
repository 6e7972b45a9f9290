// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/bytes.h"
#include "core/node/environment.h"
#include "core/value/key.h"

#include <cstdint>
#include <string>

namespace binnacle::node {

class IndexCatalog;

/// The tables of one namespace. FORMAT.md beside this file describes them.
struct NamespaceTables {
    MDB_dbi records = 0;
    MDB_dbi sets = 0;
    MDB_dbi setIndex = 0;
    MDB_dbi expiry = 0;
    MDB_dbi tombstones = 0;
    MDB_dbi truncations = 0;
    MDB_dbi indexes = 0;
    MDB_dbi indexEntries = 0;
    const IndexCatalog* catalog = nullptr; ///< the indexes to keep when records change; null: none
};

inline constexpr unsigned tablesPerNamespace = 8;

Result<NamespaceTables> openTables(WriteTransaction& transaction, const std::string& nameSpace);

inline constexpr std::size_t digestSize = 20;
inline constexpr std::size_t recordKeySize = 2 + digestSize;
inline constexpr std::size_t setIndexKeySize = 4 + recordKeySize;
inline constexpr std::size_t expiryKeySize = 4 + digestSize;

Bytes recordKey(const Digest& digest);
Bytes setIndexKey(std::uint32_t set, const Digest& digest);
Bytes expiryKey(std::uint32_t voidTime, const Digest& digest);

/// The last twenty bytes of any of those keys.
Digest digestOfKey(ByteView key);

/// What the table of sets says of one.
struct SetEntry {
    std::uint32_t number = 0;
    std::uint64_t records = 0;
    std::uint64_t tombstones = 0;
};

Result<std::optional<SetEntry>> findSet(const Transaction& transaction, const NamespaceTables& tables, std::string_view name);
Result<void> putSet(WriteTransaction& transaction, const NamespaceTables& tables, std::string_view name, const SetEntry& entry);
Result<SetEntry> decodeSet(ByteView value);

} // namespace binnacle::node
