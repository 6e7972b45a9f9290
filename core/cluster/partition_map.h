// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/value/key.h"
#include "core/wire/info.h"

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace binnacle::cluster {

/// A node as this client counts it, from 1 and never used twice; 0 stands for no node.
using NodeId = std::uint32_t;
inline constexpr NodeId noNode = 0;

/// Which node holds which partition, per namespace and replica; put together from what the nodes say of themselves.
class PartitionMap {
public:
    /// Takes over what `node` claims. A claim of an older regime than the partition's is ignored; a partition that is no longer
    /// claimed stays with the node until another claims it, since a node forwards what it has just handed over.
    void claim(NodeId node, const std::map<std::string, wire::NamespaceReplicas>& claims);

    /// The node has left.
    void forget(NodeId node);

    /// True until the first claim, and after the last node has left.
    bool isEmpty() const { return m_namespaces.empty(); }
    bool contains(std::string_view nameSpace) const { return m_namespaces.find(nameSpace) != m_namespaces.end(); }
    std::vector<std::string> namespaces() const;
    /// A namespace of regimes: others have none, and say 0.
    bool isStronglyConsistent(std::string_view nameSpace) const;

    /// Replica 0 is the master. No node if nobody claims it, or there is no such replica.
    NodeId holder(std::string_view nameSpace, std::uint16_t partition, std::size_t replica) const;
    std::size_t replicaCount(std::string_view nameSpace) const;

private:
    struct Namespace {
        std::vector<std::array<NodeId, partitionCount>> replicas;
        std::array<std::uint32_t, partitionCount> regimes{};
        bool strong = false;
    };
    std::map<std::string, Namespace, std::less<>> m_namespaces;
};

/// Where attempt number `attempt` (from 0) of a command goes. Writes go to the master alone; reads begin there, if nothing else is said, and go on through the
/// replicas. A holder that is not known is skipped where there is another.
NodeId route(const PartitionMap& map, std::string_view nameSpace, std::uint16_t partition, bool masterAlone, std::size_t attempt);

} // namespace binnacle::cluster
