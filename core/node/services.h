// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/engine.h"
#include "core/node/commit_queue.h"
#include "core/node/options.h"
#include "core/node/storage.h"

#include <chrono>
#include <cstddef>

namespace binnacle::node {

/// What all connections of a node share. Outlives them.
struct Services {
    /// The most bytes of requests that are held at once, all connections together.
    static constexpr std::size_t maxRequestBytes = std::size_t{512} << 20;

    Storage& storage;
    CommitQueue& commits;
    const engine::Configuration& configuration;
    const Options& options;
    std::chrono::steady_clock::time_point started = std::chrono::steady_clock::now();

    // Of the server's thread alone.
    std::size_t connections = 0;
    NodeTallies tallies{};
    std::size_t requestBytes = 0;
};

} // namespace binnacle::node
