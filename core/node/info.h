// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/engine.h"
#include "core/node/storage.h"

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>

namespace binnacle::node {

/// What info commands tell beside what is stored.
struct InfoContext {
    const Storage& storage;
    const engine::Configuration& configuration;
    std::string service; ///< where the client reached this node: `address:port`
    std::size_t connections = 0;
    std::size_t maxConnections = 0;
    std::chrono::seconds uptime{0};
    std::chrono::seconds expiryPeriod{0};
};

/// The most text that an info request may be, and the most commands in it.
inline constexpr std::size_t maxInfoRequest = std::size_t{1} << 20;
inline constexpr std::size_t maxInfoCommands = 256;

/// `command<TAB>value<LF>` for each line of the request, in order. What this node does not know is answered as a server
/// answers it: `ERROR:4:unrecognized command`.
std::string answerInfo(std::string_view request, const InfoContext& context);

} // namespace binnacle::node
