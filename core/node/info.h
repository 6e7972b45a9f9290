// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/engine.h"
#include "core/node/commit_queue.h"
#include "core/node/storage.h"

#include <chrono>
#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace binnacle::node {

/// What info commands tell beside what is stored.
struct InfoContext {
    const Storage& storage;
    const NodeTallies& tallies;
    std::string service; ///< where the client reached this node: `address:port`
    std::size_t connections = 0;
    std::size_t maxConnections = 0;
    std::chrono::seconds uptime{0};
    Jobs* jobs = nullptr; ///< null: none
};

/// The most text that an info request may be, and the most commands in it.
inline constexpr std::size_t maxInfoRequest = std::size_t{2} << 20;
inline constexpr std::size_t maxInfoCommands = 256;
/// An answer that grows over this is not sent: whoever asks for so much loses the connection.
inline constexpr std::size_t maxInfoAnswer = std::size_t{64} << 20;

/// What a command is answered with: a text that is there already, or what a change comes to that the committing thread carries out.
using InfoAnswer = std::variant<std::string, decltype(StorageChange::apply)>;

/// The commands of a request, at most maxInfoCommands: what ends with a line feed, as servers read it. Of an empty request, those
/// that sum a server up.
std::vector<std::string_view> infoCommands(std::string_view request);

/// The value of one command. What this node does not know is answered as a server answers it: `ERROR:4:unrecognized command`.
InfoAnswer answerInfo(std::string_view command, const InfoContext& context);

} // namespace binnacle::node
