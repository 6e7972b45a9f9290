// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/error.h"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>

namespace binnacle::cluster {

enum class Decision : std::uint8_t {
    retry,
    fail,        ///< it has certainly not taken effect, or there was nothing to take effect
    failInDoubt, ///< a write that the node may have carried out
};

/// One attempt that failed.
struct Attempt {
    bool write = false;
    bool sent = false;        ///< the whole request went out, so the node may have acted on it
    std::uint32_t number = 0; ///< from 0
    std::uint32_t maxRetries = 0;
    std::chrono::milliseconds left{0}; ///< of the total timeout
    bool brokenOff = false;            ///< the node gave up on a batch, and may have begun with its rows
};

/// What to do about it. A write that may have been applied is never sent again. Pure.
Decision decide(const Attempt& attempt, const Error& error);

/// The codes by which a node turns a batch away before it looks at any row: where as_batch_queue_task() of the server's batch.c
/// answers for the batch as a whole, and what a Community Edition says to a compressed one. All its other answers of that kind may follow rows that were begun with: a row that it
/// cannot read, or in a namespace that it does not have, ends the batch with a parameter error.
bool turnsBatchAway(ServerCode code);

/// How many rows to put together instead of `rows`, when a node has turned such a batch away; 1: as commands of their own. Nothing
/// if fewer rows would not help.
std::optional<std::size_t> rowsInstead(std::size_t rows, ServerCode code);

/// How long to wait before the next attempt, so that the map can be refreshed: 50 ms, doubled each time, at most 500 ms.
std::chrono::milliseconds pauseBefore(std::uint32_t nextAttempt);

} // namespace binnacle::cluster
