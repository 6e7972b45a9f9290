// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/value/key.h"
#include "core/wire/message.h"
#include "tests/support/scripted_server.h"

#include <bitset>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace binnacle::test {

/// Records that several fake nodes share, as a cluster's nodes do; keyed by digest, each the operations of its last write.
struct FakeStore {
    struct Entry {
        std::string set;
        Bytes ops;
        std::uint16_t opCount = 0;
        std::uint32_t generation = 0;
    };
    std::mutex mutex;
    std::map<Digest, Entry> records;

    std::size_t count()
    {
        const std::lock_guard lock(mutex);
        return records.size();
    }
};

/// As much of a node as a client needs: it introduces itself, claims partitions, stores, reads, deletes and scans, record by record
/// and in batches. It answers
/// with code 11 for partitions that it does not hold. For clusters of several nodes, and for failing on purpose.
class FakeNode {
public:
    using Partitions = std::bitset<4096>;

    FakeNode(std::string name, std::shared_ptr<FakeStore> store, Partitions partitions, std::uint16_t port = 0);

    std::uint16_t port() const { return m_server->port(); }
    const std::string& name() const { return m_name; }

    void setPeers(const std::vector<const FakeNode*>& peers);
    /// Names and ports of the loopback.
    void setPeersAt(const std::vector<std::pair<std::string, std::uint16_t>>& peers);
    void setPartitions(const Partitions& partitions);
    /// Which partitions it holds as the second replica; it answers reads of them.
    void setReplicas(const Partitions& partitions);
    /// Above 0: its namespace is strongly consistent.
    void setRegime(std::uint32_t regime);
    void setRack(int rack);
    /// From now on, until it is given partitions again, it belongs to no cluster and has none.
    void leaveCluster();
    /// The next `count` scans report each partition of theirs in `partitions` as unavailable.
    void setUnavailable(const Partitions& partitions, int count);
    /// After so many commands, connections are closed without an answer; negative: never.
    void closeAfter(int commands);

    /// How many commands (no info requests) have come so far; each row of a batch counts as one.
    int commands() const;

    /// What it answers to an info request, for servers that are nodes in this only.
    std::string infoAnswer(std::string_view commands);

    /// What it answers to the body of a command, for servers that send it on in their own way.
    Bytes commandAnswer(ByteView body);

private:
    void serve(Peer& peer);
    std::string infoValue(std::string_view command);
    Bytes answer(const wire::Message& request);
    Bytes answerRecord(const wire::Message& request, const Digest& digest);
    Bytes answerBatch(ByteView rows);
    Bytes answerScan(const wire::Message& request);
    Bytes answerWrite(const wire::Message& request, const Digest& digest);
    void appendScanned(Bytes& body, std::uint16_t partition, const Digest* after, const wire::Message& request,
                       std::int64_t& left);

    std::string m_name;
    std::shared_ptr<FakeStore> m_store;
    mutable std::mutex m_mutex;
    Partitions m_replicas;
    std::uint32_t m_regime = 0;
    std::optional<int> m_rack;
    int m_rebalanceGeneration = 0;
    Partitions m_partitions;
    int m_partitionGeneration = 1;
    std::string m_peers = "[]";
    int m_peersGeneration = 1;
    Partitions m_unavailable;
    int m_unavailableScans = 0;
    int m_closeAfter = -1;
    int m_commands = 0;
    std::unique_ptr<ScriptedServer> m_server;
};

/// The partitions first, first + step, …
FakeNode::Partitions everyNth(std::size_t first, std::size_t step);

} // namespace binnacle::test
