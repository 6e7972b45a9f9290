// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/stored_record.h"
#include "core/node/tables.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace binnacle::node {

// Truncation: what was last updated before a moment is gone at once for everybody who asks, and is removed bit by bit. As on a
// server the moment stays when that is done, until it is undone.

enum class TruncationLeft : std::uint8_t { records, tombstones, nothing };

struct Truncation {
    std::string set;          ///< empty: the whole namespace
    std::uint64_t before = 0; ///< milliseconds since 2010-01-01 UTC
    TruncationLeft left = TruncationLeft::records;
    Bytes after; ///< the key that was looked at last, in the table that is being gone through; empty at its beginning
};

Result<std::optional<Truncation>> findTruncation(const Transaction& transaction, const NamespaceTables& tables,
                                                 std::string_view set);
Result<std::vector<Truncation>> listTruncations(const Transaction& transaction, const NamespaceTables& tables);

/// Begins one. An earlier one of the same stays as it is if its moment is not before this one's; a set that is not there has
/// nothing to truncate.
Result<void> truncate(WriteTransaction& transaction, const NamespaceTables& tables, std::string_view set, std::uint64_t before);

/// What has not been removed yet is there again.
Result<void> undoTruncation(WriteTransaction& transaction, const NamespaceTables& tables, std::string_view set);

/// True for a record, or a tombstone, that a truncation has taken away.
Result<bool> isTruncated(const Transaction& transaction, const NamespaceTables& tables, const engine::StoredRecord& record);

/// True if removeTruncated() has something to do.
Result<bool> hasTruncated(const Transaction& transaction, const NamespaceTables& tables);

/// Looks at the next records of a truncation that is under way, at most `limit`, and removes those that it has taken away.
Result<void> removeTruncated(WriteTransaction& transaction, const NamespaceTables& tables, std::size_t limit);

} // namespace binnacle::node
