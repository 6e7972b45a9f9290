// SPDX-License-Identifier: Apache-2.0
#include "core/cluster/node_for.h"

namespace binnacle::cluster {

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
    const bool masterAlone = isWrite(row.segment->verb) || row.policy->replica == Replica::master;
    const std::shared_ptr<Node> node = state.node(route(state.map, key.nameSpace, partition, masterAlone, attempt));
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
