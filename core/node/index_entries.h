// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/stored_record.h"
#include "core/node/index_catalog.h"
#include "core/node/tables.h"

#include <cstdint>

namespace binnacle::node {

inline constexpr std::size_t indexEntrySize = 4 + 2 + 8 + digestSize;

/// What an entry says. Entries lie by index, partition, key and digest: as a server's trees do.
struct IndexEntry {
    std::uint32_t index = 0;
    std::uint16_t partition = 0;
    std::int64_t key = 0;
    Digest digest{};
};

/// A key's bytes, in an order that is that of the keys.
std::uint64_t orderedKey(std::int64_t key, bool isUnsigned);

Bytes indexEntry(const Index& index, std::int64_t key, const Digest& digest);
/// `bytes` are those of an entry of this index.
IndexEntry decodeIndexEntry(const Index& index, ByteView bytes);

/// Keeps all indexes of the namespace true to a record that was (null: it was not there) and is (null: it goes).
Result<void> updateIndexes(WriteTransaction& transaction, const NamespaceTables& tables, const Digest& digest,
                           const engine::StoredRecord* before, const engine::StoredRecord* after);

/// Enters one record in one index.
Result<void> enterRecord(WriteTransaction& transaction, const NamespaceTables& tables, const Index& index, const Digest& digest,
                         const engine::StoredRecord& record);

/// Removes at most `limit` entries of an index that is no more. How many it removed.
Result<std::size_t> removeIndexEntries(WriteTransaction& transaction, const NamespaceTables& tables, std::uint32_t index,
                                       std::size_t limit);

/// Looks at all of them.
Result<std::uint64_t> countIndexEntries(const Transaction& transaction, const NamespaceTables& tables, std::uint32_t index);

} // namespace binnacle::node
