// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/cluster/partition_map.h"
#include "core/cluster/scan_plan.h"

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

namespace binnacle::cluster {

/// How far a scan has come in each of the 4096 partitions, and what to ask next. A round is one page: every node that still has
/// something is asked for a share of it. Pure: no socket, no clock.
///     while (auto shares = tracker.beginRound(route); …) {
///         per answer: take(), unavailable(), then finish() or fail(); when all shares have ended: endRound()
///     }
/// Invariants: a partition's resume digest is the last record that was taken from it, so nothing is taken twice and nothing is
/// left out, whatever fails; never more than the limit is taken.
class ScanTracker {
public:
    /// The node that holds a partition; the second argument counts the partition's failures, for trying replicas in turn.
    using Route = std::function<NodeId(std::uint16_t, std::size_t)>;

    explicit ScanTracker(const ScanPlan& plan);

    /// Empty if no node is known for any partition that is left; endRound() counts that as a failure.
    std::vector<ScanShare> beginRound(const Route& route);

    /// A record has come. False if it is beyond the limit and to be dropped. A protocol error if its partition was not asked for,
    /// or if the share's records have all come. In a query of an index `place` says where it was found there.
    Result<bool> take(std::size_t share, const Digest& digest, const std::optional<IndexValue>& place = {});

    /// The node does not serve this partition just now. Partitions that were not asked for are a protocol error.
    Result<void> unavailable(std::size_t share, std::uint32_t partition);

    /// The node has sent all that it had to, or its share of the page.
    void finish(std::size_t share);

    /// The answer broke off; what was taken counts, the rest is asked again.
    void fail(std::size_t share, Error error);

    enum class Next : std::uint8_t { page, retry, end };

    /// After all shares have ended. The last error, when too many rounds in a row brought nothing.
    Result<Next> endRound();

    /// Records taken in all rounds, and in the current one.
    std::int64_t taken() const { return m_taken; }
    std::int64_t takenInRound() const { return m_takenInRound; }

private:
    struct Partition {
        bool done = false;
        std::uint16_t failures = 0;
        std::uint32_t share = 0; ///< in the current round, from 1; 0: not asked for
        bool missing = false;    ///< reported as unavailable in this round
        std::optional<Digest> last;
        IndexValue lastPlace{}; ///< of an index: where that one was
    };
    struct Progress {
        std::int64_t asked = 0;
        std::int64_t received = 0;
        bool cut = false; ///< records were dropped at the limit
    };

    bool limitReached() const { return m_limit > 0 && m_taken >= m_limit; }
    void distribute(std::vector<ScanShare>& shares);
    void missed(Partition& partition);

    bool m_readsIndex;
    std::int64_t m_pageSize;
    std::int64_t m_limit;
    std::uint32_t m_maxRetries;
    std::array<Partition, partitionCount> m_partitions{};
    std::vector<Progress> m_shares;
    std::int64_t m_taken = 0;
    std::int64_t m_takenInRound = 0;
    std::uint32_t m_emptyRounds = 0; ///< failed rounds in a row that brought nothing
    std::optional<Error> m_failure;  ///< of the current round
};

} // namespace binnacle::cluster
