// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace binnacle::node {

struct Options {
    std::string address = "127.0.0.1"; ///< where to listen: numeric, or localhost
    std::uint16_t port = 0;            ///< 0: any that is free
    std::filesystem::path dataDirectory;
    /// Namespaces that have to be there. A data directory keeps those that it has, too.
    std::vector<std::string> namespaces = {"test", "bar"};
    /// Taken where the data directory is created; an existing one keeps its own.
    bool durableDeletes = false;

    std::size_t maxConnections = 1024;
    /// A request that has begun has to be whole after this time, or the connection is closed. Idle connections stay.
    std::chrono::milliseconds requestTimeout{30'000};
    /// A client that takes nothing of an answer for this time is dropped.
    std::chrono::milliseconds answerTimeout{30'000};
    /// How often expired records are removed. They are never shown, removed or not.
    std::chrono::milliseconds expiryPeriod{5'000};
};

/// The bounds on what one node holds.
inline constexpr std::size_t maxNamespaces = 32;
inline constexpr std::size_t maxNamespaceName = 31;

} // namespace binnacle::node
