// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/net/info_request.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace binnacle::cluster {

// What to ask a node, and what its answers mean. Pure.

/// Asked once, when a node is met.
std::string_view introductionCommands();

/// Asked about once a second; by clients that know racks, also whether those have changed.
std::string statusCommands(bool withRacks);

struct NodeFacts {
    std::string name; ///< hexadecimal, as the node calls itself
    std::string build;
    friend bool operator==(const NodeFacts&, const NodeFacts&) = default;
};

/// Refuses, with a sentence, what is no node that this client can work with: one without a name, with another number of
/// partitions than 4096, or without scans by partition.
Result<NodeFacts> readIntroduction(const net::InfoAnswer& answer);

struct NodeStatus {
    std::string name;
    std::optional<std::int64_t> peersGeneration;
    std::optional<std::int64_t> partitionGeneration; ///< -1 while the node has not joined its cluster
    std::optional<std::int64_t> rebalanceGeneration;
    friend bool operator==(const NodeStatus&, const NodeStatus&) = default;
};

Result<NodeStatus> readStatus(const net::InfoAnswer& answer);

/// The value of `rack-ids`: `ns:rack;ns:rack`, the rack of the node in each namespace. What cannot be read is left out.
std::map<std::string, std::int32_t, std::less<>> readRacks(std::string_view value);

} // namespace binnacle::cluster
