// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/dispatcher.h"
#include "core/base/result.h"
#include "core/sdk/catalog.h"
#include "core/sdk/session.h"
#include "core/value/secondary_index.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace binnacle {

namespace cluster {
struct Options;
}

struct Host {
    std::string name; ///< a host name or an address; IPv6 without brackets
    std::uint16_t port = 3000;
    friend bool operator==(const Host&, const Host&) = default;
};

/// `host[:port][,…]`, IPv6 in brackets. Bad input says which part cannot be read. At most 64 hosts.
Result<std::vector<Host>> parseHosts(std::string_view text);

/// A connected cluster: it keeps itself current (nodes, partitions) about once a second on the runtime thread until the last
/// copy goes. Copies share it. Safe from any thread; the last copy must not go on the runtime thread.
class Cluster {
public:
    class State; // inside sdk

    explicit Cluster(std::shared_ptr<State> state);

    Session createSession(Behavior behavior = {}) const;

    /// Node count, namespaces and sets. One info request a node; the handler runs through the dispatcher.
    void catalogAsync(Dispatcher dispatcher, std::function<void(Result<Catalog>)> handler) const;
    Result<Catalog> catalog() const; ///< the same, blocking

    /// True if it was connected read-only: every write through any of its sessions is refused, before anything is sent.
    bool isReadOnly() const;

    /// The secondary indexes of all namespaces, at most a second old.
    void indexesAsync(Dispatcher dispatcher, std::function<void(Result<std::vector<SecondaryIndex>>)> handler) const;
    Result<std::vector<SecondaryIndex>> indexes() const; ///< the same, blocking

    /// The seeds it was connected by, as `host:port`.
    std::string address() const;

    void close();

private:
    std::shared_ptr<State> m_state;
};

/// Where a cluster is and how to reach it.
class ClusterDefinition {
public:
    ClusterDefinition(std::string host, std::uint16_t port);
    explicit ClusterDefinition(std::vector<Host> seeds);

    /// For one connection attempt, name resolution included. Default 2 s.
    ClusterDefinition& connectTimeout(std::chrono::milliseconds timeout);

    /// Refuses every write, with the client's code readOnly. Default false.
    ClusterDefinition& readOnly(bool readOnly);

    /// The racks that this client is in, or near to, the best first: reads of a behavior that prefers its rack (FAST_RACK_AWARE) go to
    /// replicas there. Without racks such reads go by sequence.
    ClusterDefinition& preferRacks(std::vector<std::int32_t> racks);

    /// Blocks until a seed has answered or all have failed. Throws AerospikeError: invalid host, connection failed, timeout,
    /// protocol error (the port speaks something else), each naming the seed.
    Cluster connect() const;
    Result<Cluster> tryConnect() const; ///< the same without throwing
    void connectAsync(Dispatcher dispatcher, std::function<void(Result<Cluster>)> handler) const;

private:
    cluster::Options options() const;

    std::vector<Host> m_seeds;
    std::chrono::milliseconds m_connectTimeout{2000};
    bool m_readOnly = false;
    std::vector<std::int32_t> m_racks;
};

} // namespace binnacle
