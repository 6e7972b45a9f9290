// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/error.h"
#include "core/engine/engine.h"

#include <atomic>
#include <chrono>
#include <cstdint>
#include <mutex>

namespace binnacle::node {

/// What `set-config` changes of a namespace. As on a server it lasts until the node ends.
struct NamespaceSettings {
    std::uint32_t defaultTtl = 0;              ///< seconds; 0: never
    std::chrono::milliseconds expiryPeriod{0}; ///< how often expired records are removed; 0: never
    std::uint32_t maxRecordSize = 8U << 20;    ///< bytes
    bool allowTtlWithoutExpiry = false;        ///< records may expire although nothing removes them
};

/// How many commands of one kind ended in which way.
struct Tally {
    std::uint64_t success = 0;
    std::uint64_t error = 0;
    std::uint64_t notFound = 0;
    std::uint64_t filteredOut = 0;

    void add(ServerCode code);
};

/// How many commands about many records ended in which way.
struct ScanTally {
    std::uint64_t complete = 0;
    std::uint64_t failed = 0;
    std::uint64_t left = 0; ///< by the client
};

/// Of the server's thread alone, but for `expired`.
struct NamespaceTallies {
    Tally reads;
    Tally writes;
    Tally deletes;
    Tally batchReads;
    Tally batchWrites;
    Tally batchDeletes;
    ScanTally scans;
    ScanTally indexQueries;
    std::atomic<std::uint64_t> expired{0};
};

/// What a running node knows about a namespace beside what it has stored.
class NamespaceState {
public:
    NamespaceTallies tallies;

    // From any thread.

    NamespaceSettings settings() const;
    void change(const NamespaceSettings& settings);
    /// The same configuration with these settings.
    engine::Configuration configured(engine::Configuration configuration) const;

private:
    mutable std::mutex m_mutex;
    NamespaceSettings m_settings;
};

/// What a node has done since it was started. Of the server's thread alone.
struct NodeTallies {
    std::uint64_t connectionsOpened = 0;
    std::uint64_t infoRequests = 0;
    std::uint64_t badFrames = 0;
    std::uint64_t batchesBegun = 0;
    std::uint64_t batchesComplete = 0;
    std::uint64_t batchesFailed = 0;
};

} // namespace binnacle::node
