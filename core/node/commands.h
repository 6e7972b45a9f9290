// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/node/batch.h"
#include "core/node/commit_queue.h"
#include "core/node/scan.h"

#include <variant>

namespace binnacle::node {

/// What a message asks for: an answer that is there already, a change for the committing thread (whose `answer` is still to be
/// set), a scan, a job that nobody waits for, or a batch.
using Work = std::variant<Bytes, PendingWrite, Scan, std::shared_ptr<Job>, BatchSteps>;

/// Decides about a message, and carries it out if it only reads one record. Whatever the bytes are, there is an answer.
Work takeMessage(Bytes message, const Storage& storage, const engine::Configuration& configuration);

} // namespace binnacle::node
