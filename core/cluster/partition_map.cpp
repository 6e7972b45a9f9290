// SPDX-License-Identifier: Apache-2.0
#include "core/cluster/partition_map.h"

#include <algorithm>

namespace binnacle::cluster {

namespace {

// What comes from outside is bounded: servers have at most 32 namespaces, and at most 256 replicas.
constexpr std::size_t maxNamespaces = 64;
constexpr std::size_t maxReplicas = 256;

} // namespace

void PartitionMap::claim(NodeId node, const std::map<std::string, wire::NamespaceReplicas>& claims)
{
    for (const auto& [name, claimed] : claims) {
        if (!contains(name) && m_namespaces.size() >= maxNamespaces) {
            continue;
        }
        Namespace& known = m_namespaces[name];
        known.strong = known.strong || claimed.regime != 0;
        const std::size_t count = std::min(claimed.replicas.size(), maxReplicas);
        if (known.replicas.size() < count) {
            known.replicas.resize(count);
        }
        for (std::size_t replica = 0; replica < count; ++replica) {
            for (std::size_t partition = 0; partition < std::size_t{partitionCount}; ++partition) {
                if (claimed.replicas[replica].test(partition) && claimed.regime >= known.regimes[partition]) {
                    known.regimes[partition] = claimed.regime;
                    known.replicas[replica][partition] = node;
                }
            }
        }
    }
}

void PartitionMap::forget(NodeId node)
{
    for (auto& [name, known] : m_namespaces) {
        for (auto& holders : known.replicas) {
            std::replace(holders.begin(), holders.end(), node, noNode);
        }
    }
    std::erase_if(m_namespaces, [](const auto& entry) {
        return std::all_of(entry.second.replicas.begin(), entry.second.replicas.end(), [](const auto& holders) {
            return std::all_of(holders.begin(), holders.end(), [](NodeId holder) { return holder == noNode; });
        });
    });
}

std::vector<std::string> PartitionMap::namespaces() const
{
    std::vector<std::string> names;
    for (const auto& [name, known] : m_namespaces) {
        names.push_back(name);
    }
    return names;
}

bool PartitionMap::isStronglyConsistent(std::string_view nameSpace) const
{
    const auto found = m_namespaces.find(nameSpace);
    return found != m_namespaces.end() && found->second.strong;
}

NodeId PartitionMap::holder(std::string_view nameSpace, std::uint16_t partition, std::size_t replica) const
{
    const auto found = m_namespaces.find(nameSpace);
    if (found == m_namespaces.end() || replica >= found->second.replicas.size() || partition >= partitionCount) {
        return noNode;
    }
    return found->second.replicas[replica][partition];
}

std::size_t PartitionMap::replicaCount(std::string_view nameSpace) const
{
    const auto found = m_namespaces.find(nameSpace);
    return found == m_namespaces.end() ? 0 : found->second.replicas.size();
}

NodeId route(const PartitionMap& map, std::string_view nameSpace, std::uint16_t partition, bool masterAlone, std::size_t attempt)
{
    if (masterAlone) {
        return map.holder(nameSpace, partition, 0);
    }
    const std::size_t count = map.replicaCount(nameSpace);
    for (std::size_t step = 0; step < count; ++step) {
        const NodeId holder = map.holder(nameSpace, partition, (attempt + step) % count);
        if (holder != noNode) {
            return holder;
        }
    }
    return noNode;
}

} // namespace binnacle::cluster
