// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/engine.h"
#include "core/node/storage.h"

namespace binnacle::node {

/// Carries out a command that may change its record. What it came to, without the record. An error is one of the storage; the
/// transaction it happened in is of no more use.
Result<engine::Outcome> writeRecord(WriteTransaction& transaction, const StoredNamespace& nameSpace, const Digest& digest,
                                    ByteView message, const engine::Configuration& configuration);

} // namespace binnacle::node
