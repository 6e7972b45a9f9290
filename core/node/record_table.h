// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/stored_record.h"
#include "core/node/tables.h"

#include <cstddef>
#include <optional>

namespace binnacle::node {

/// As many sets as a server takes in one namespace; one more is a parameter error.
inline constexpr std::uint32_t maxSets = 4095;

/// A set is there before its first record if an index is made of it. Fine if it is there already.
Result<void> addSet(WriteTransaction& transaction, const NamespaceTables& tables, std::string_view name);

Result<std::optional<engine::StoredRecord>> getRecord(const Transaction& transaction, const NamespaceTables& tables,
                                                      const Digest& digest);

/// Puts a record in the place of `before`, which getRecord() found in this transaction, and keeps the count of its set, the indexes by
/// set and by expiry, and all secondary indexes true.
Result<void> putRecord(WriteTransaction& transaction, const NamespaceTables& tables, const Digest& digest,
                       const engine::StoredRecord* before, const engine::StoredRecord& after);

Result<void> removeRecord(WriteTransaction& transaction, const NamespaceTables& tables, const Digest& digest,
                          const engine::StoredRecord& before);

/// Removes at most `limit` records whose void time is before `now`, in seconds since 2010-01-01 UTC. How many it removed.
Result<std::size_t> removeExpired(WriteTransaction& transaction, const NamespaceTables& tables, std::uint32_t now,
                                  std::size_t limit);

/// True if removeExpired() would find one: asked of a snapshot, so that an idle node does not write.
Result<bool> hasExpired(const Transaction& transaction, const NamespaceTables& tables, std::uint32_t now);

} // namespace binnacle::node
