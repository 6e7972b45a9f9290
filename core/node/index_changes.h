// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/node/storage.h"

#include <string_view>

namespace binnacle::node {

// What changes the list of indexes. The catalog and the entries follow.

/// Adds an index, to be built; over no records it can be read at once. One over the same is renamed. indexFound if the name is
/// another's, indexMaxCount if there are too many, in a server's words.
Result<void> createIndex(WriteTransaction& transaction, const NamespaceTables& tables, const engine::IndexDefinition& definition);

/// Fine, too, if there is no such index.
Result<void> dropIndex(WriteTransaction& transaction, const NamespaceTables& tables, std::string_view name);

} // namespace binnacle::node
