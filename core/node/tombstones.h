// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/stored_record.h"
#include "core/node/tables.h"

#include <optional>

namespace binnacle::node {

// What durable deletes leave lies in a table of its own, so that nothing that looks for records meets it.

/// The record, or else the tombstone of one: what a write goes on from.
Result<std::optional<engine::StoredRecord>> getRecordOrTombstone(const Transaction& transaction, const NamespaceTables& tables,
                                                                 const Digest& digest);

/// Removes `before`, a record that was found in this transaction, and leaves `tombstone`.
Result<void> buryRecord(WriteTransaction& transaction, const NamespaceTables& tables, const Digest& digest,
                        const engine::StoredRecord& before, const engine::StoredRecord& tombstone);

/// Takes away `tombstone`, which was found in this transaction.
Result<void> removeTombstone(WriteTransaction& transaction, const NamespaceTables& tables, const Digest& digest,
                             const engine::StoredRecord& tombstone);

} // namespace binnacle::node
