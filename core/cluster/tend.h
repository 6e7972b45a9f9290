// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/cluster/core_state.h"

namespace binnacle::cluster {

/// Meets the first seed that answers, and through it the rest of the cluster. The errors of all seeds if none does; that of a
/// node if none tells what it holds.
asio::awaitable<Result<void>> findCluster(std::shared_ptr<CoreState> state);

/// One look at every node: its peers and partitions where they have changed, new nodes in, dead ones out. Its work is bounded
/// by the number of nodes (at most 128) and its time by the connect timeout.
asio::awaitable<void> tend(std::shared_ptr<CoreState> state);

/// tend() once an interval, and sooner when a command asks for it, until the cluster is closed.
asio::awaitable<void> keepTending(std::shared_ptr<CoreState> state);

} // namespace binnacle::cluster
