// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/cluster/core_state.h"
#include "core/operation/encode_batch.h"

namespace binnacle::cluster {

/// How far the commands of a record have come: one that begins, or one that a batch has failed to carry out.
struct Progress {
    std::uint32_t attempt = 0; ///< the number of the next one, from 0
    net::Deadline deadline;    ///< for all attempts together
    bool begun = false;        ///< otherwise there is no deadline yet: no time passes while a row waits for its turn
};

/// Does what `row` says in a command of its own: finds the node, sends it, and tries again where that is safe, until the
/// deadline. Every failure is in the result. The references outlive the flow.
asio::awaitable<RecordResult> runCommand(std::shared_ptr<CoreState> state, BatchRow row, Progress progress,
                                         net::CancelSignal& signal);

/// Waits until some node has told which partitions it holds. False if none does until the deadline, or if it was stopped.
asio::awaitable<bool> waitForMap(std::shared_ptr<CoreState> state, net::Deadline deadline, net::CancelSignal& signal);

/// Waits before attempt number `next`, at least as long as the policy says, and has the map refreshed meanwhile. False if it was
/// stopped.
asio::awaitable<bool> pauseForMap(std::shared_ptr<CoreState> state, std::uint32_t next, const Policy& policy,
                                  net::CancelSignal& signal);

} // namespace binnacle::cluster
