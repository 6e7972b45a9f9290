// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/engine.h"
#include "core/node/storage.h"
#include "core/value/key.h"
#include "core/wire/message.h"

#include <optional>

namespace binnacle::node {

/// Carries out a command that only reads, on a snapshot of now. Nothing if it would change the record, as a read touch does: then
/// the committing thread has to answer it.
std::optional<engine::Outcome> readRecord(const wire::Message& message, const Digest& digest, const Storage& storage,
                                          const StoredNamespace& nameSpace, const engine::Configuration& configuration);

} // namespace binnacle::node
