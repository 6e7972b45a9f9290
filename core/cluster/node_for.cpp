// SPDX-License-Identifier: Apache-2.0
#include "core/cluster/node_for.h"

namespace binnacle::cluster {

namespace {

/// 0 for the rack that the client likes best; the number of its racks for a node of none of them.
std::size_t rankOf(const CoreState& state, NodeId id, std::string_view nameSpace)
{
    const std::vector<std::int32_t>& liked = state.options.racks;
    const std::shared_ptr<Node> node = state.node(id);
    if (!node) {
        return liked.size();
    }
    const auto rack = node->racks.find(nameSpace);
    if (rack == node->racks.end()) {
        return liked.size();
    }
    return static_cast<std::size_t>(std::ranges::find(liked, rack->second) - liked.begin());
}

} // namespace

NodeId readFrom(const CoreState& state, std::string_view nameSpace, std::uint16_t partition, Replica replica, std::size_t attempt)
{
    if (replica != Replica::preferRack || state.options.racks.empty()) {
        return route(state.map, nameSpace, partition, replica == Replica::master, attempt);
    }
    std::vector<std::pair<std::size_t, NodeId>> holders;
    for (std::size_t i = 0; i < state.map.replicaCount(nameSpace); ++i) {
        if (const NodeId holder = state.map.holder(nameSpace, partition, i); holder != noNode) {
            holders.emplace_back(rankOf(state, holder, nameSpace), holder);
        }
    }
    std::ranges::stable_sort(holders, {}, &std::pair<std::size_t, NodeId>::first);
    return holders.empty() ? noNode : holders[attempt % holders.size()].second;
}

std::optional<Error> absentNamespace(const PartitionMap& map, std::string_view nameSpace)
{
    if (map.contains(nameSpace)) {
        return std::nullopt;
    }
    if (map.isEmpty()) {
        return Error::client(ClientCode::invalidNode, "no node has told yet which partitions it holds");
    }
    return Error::server(ServerCode::namespaceNotFound, "the cluster has no namespace \"" + escaped(nameSpace) + '"');
}

Result<std::shared_ptr<Node>> nodeFor(const CoreState& state, const BatchRow& row, std::uint32_t attempt)
{
    const Key& key = row.key;
    if (std::optional<Error> absent = absentNamespace(state.map, key.nameSpace)) {
        return *absent;
    }
    const std::uint16_t partition = partitionOf(key.digest);
    const Replica replica = isWrite(row.segment->verb) ? Replica::master : row.policy->replica;
    const std::shared_ptr<Node> node = state.node(readFrom(state, key.nameSpace, partition, replica, attempt));
    if (!node) {
        return Error::client(ClientCode::invalidNode, "no node holds partition " + std::to_string(partition) +
                                                          " of namespace \"" + escaped(key.nameSpace) + "\" just now");
    }
    return node;
}

std::int64_t unixNow()
{
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    return std::chrono::duration_cast<std::chrono::seconds>(now).count();
}

std::uint32_t timeoutFor(const net::Deadline& deadline)
{
    return static_cast<std::uint32_t>(std::max<std::int64_t>(deadline.left().count(), 1));
}

RecordResult failedResult(Key key, std::int64_t index, Error error)
{
    RecordResult result;
    result.index = index;
    result.key = std::move(key);
    result.error = std::move(error);
    return result;
}

} // namespace binnacle::cluster
