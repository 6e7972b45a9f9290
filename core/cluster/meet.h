// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/cluster/core_state.h"

namespace binnacle::cluster {

// Getting to know nodes: whoever is met and turns out to be a node that is not known yet is added to the state.

/// Seeds in turn, until one answers. If none does: its error, or for several the first one's code and all sentences.
asio::awaitable<Result<void>> meetSeeds(std::shared_ptr<CoreState> state);

/// A node that another one named, at the first of its addresses where a node of that name answers.
asio::awaitable<void> meetPeer(std::shared_ptr<CoreState> state, wire::Peer peer);

} // namespace binnacle::cluster
