// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/node/index_codec.h"
#include "core/node/tables.h"

#include <cstdint>
#include <vector>

namespace binnacle::node {

// The table of a namespace's indexes: a number each, and what FORMAT.md says.

/// By number.
Result<std::vector<NumberedIndex>> listIndexes(const Transaction& transaction, const NamespaceTables& tables);

/// Adds one. Its number, which no other has.
Result<std::uint32_t> addIndexRow(WriteTransaction& transaction, const NamespaceTables& tables, const IndexRow& row);

/// Puts a row that was found in this transaction, changed.
Result<void> putIndexRow(WriteTransaction& transaction, const NamespaceTables& tables, const NumberedIndex& index);
Result<void> removeIndexRow(WriteTransaction& transaction, const NamespaceTables& tables, std::uint32_t number);

} // namespace binnacle::node
