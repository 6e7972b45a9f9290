// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/cluster/cluster_core.h"
#include "core/cluster/partition_map.h"
#include "core/net/cancel_signal.h"
#include "core/net/event.h"
#include "core/net/info_request.h"
#include "core/net/pool.h"
#include "core/wire/info.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace binnacle::cluster {

/// A node of the cluster, and what was last heard from it.
struct Node {
    NodeId id = noNode;
    std::string name;
    std::string build;
    std::shared_ptr<net::Pool> pool;
    std::optional<std::int64_t> peersGeneration;     ///< of `peers`
    std::optional<std::int64_t> partitionGeneration; ///< of its claims in the map
    std::optional<std::int64_t> rebalanceGeneration; ///< of its racks
    std::vector<wire::Peer> peers;
    std::map<std::string, std::int32_t, std::less<>> racks; ///< by namespace; known only if the options name racks
    unsigned failures = 0;        ///< to answer, in a row
    std::optional<Error> failure; ///< the last of them, which names the node
    bool replaced = false; ///< another node answers at its address now
};

/// What the flows of one cluster share. It is touched on the runtime thread only.
struct CoreState {
    CoreState(asio::io_context& ioContext, Options clusterOptions)
        : context(ioContext), options(std::move(clusterOptions)), tendNow(ioContext)
    {
    }

    asio::io_context& context;
    Options options;
    std::map<NodeId, std::shared_ptr<Node>> nodes;
    NodeId nextNode = 1;
    PartitionMap map;
    net::CancelSignal closing;
    net::Event tendNow;
    bool tendWanted = false;

    /// A command has met a map that is out of date, or a node that does not answer.
    void requestTend()
    {
        tendWanted = true;
        tendNow.notify();
    }

    bool isClosed() const { return closing.isCancelled(); }

    bool knows(std::string_view name) const
    {
        return std::any_of(nodes.begin(), nodes.end(), [name](const auto& entry) { return entry.second->name == name; });
    }

    /// Null if there is none.
    std::shared_ptr<Node> node(NodeId id) const
    {
        const auto found = nodes.find(id);
        return found == nodes.end() ? nullptr : found->second;
    }
};

inline Error closedError()
{
    return Error::client(ClientCode::aborted, "the connection to the cluster is closed");
}

/// One info request on a pooled connection.
asio::awaitable<Result<net::InfoAnswer>> askNode(std::shared_ptr<net::Pool> pool, std::string commands, net::Deadline deadline,
                                                 net::CancelSignal& signal);

} // namespace binnacle::cluster
