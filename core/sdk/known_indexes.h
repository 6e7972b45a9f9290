// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/cluster/cluster_core.h"
#include "core/value/secondary_index.h"

#include <chrono>
#include <functional>
#include <memory>
#include <mutex>
#include <vector>

namespace binnacle {

/// The secondary indexes of a cluster, as its nodes last told. Asked for when they are wanted, and again when the last answer is
/// older than a second. Safe from any thread; outlives the core that it asks.
class KnownIndexes {
public:
    using Handler = std::function<void(Result<std::vector<SecondaryIndex>>)>;

    /// Calls the handler here if the answer is fresh, on the runtime thread otherwise.
    void get(cluster::ClusterCore& core, Handler handler);

    /// The next one who wants to know asks anew: something has changed.
    void forget();

private:
    void ask(cluster::ClusterCore& core);
    void askStatistics(cluster::ClusterCore& core, std::vector<SecondaryIndex> indexes);
    void tell(const Result<std::vector<SecondaryIndex>>& outcome);

    std::mutex m_mutex;
    std::vector<SecondaryIndex> m_indexes;
    std::vector<Handler> m_waiting;
    std::chrono::steady_clock::time_point m_freshUntil{};
    unsigned m_changes = 0; ///< counts forget(), so that an answer from before does not count as fresh
    unsigned m_askedAt = 0;
};

} // namespace binnacle
