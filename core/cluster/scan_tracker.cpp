// SPDX-License-Identifier: Apache-2.0
#include "core/cluster/scan_tracker.h"

#include <algorithm>
#include <map>

namespace binnacle::cluster {

namespace {

Error unaskedFor(std::uint32_t partition)
{
    return Error::client(ClientCode::protocolError,
                         "the node answered for partition " + std::to_string(partition) + ", which it was not asked for");
}

} // namespace

ScanTracker::ScanTracker(const ScanPlan& plan)
    : m_readsIndex(plan.index.has_value()),
      m_pageSize(std::max<std::int64_t>(plan.pageSize, 1)),
      m_limit(plan.limit),
      m_maxRetries(plan.maxRetries)
{
    for (std::size_t id = 0; id < m_partitions.size(); ++id) {
        m_partitions[id].done = id < plan.partitions.first || id >= plan.partitions.end;
    }
}

std::vector<ScanShare> ScanTracker::beginRound(const Route& route)
{
    m_failure.reset();
    m_takenInRound = 0;
    std::vector<ScanShare> shares;
    std::map<NodeId, std::uint32_t> shareOf;
    for (std::size_t id = 0; id < m_partitions.size(); ++id) {
        Partition& partition = m_partitions[id];
        partition.share = 0;
        partition.missing = false;
        if (partition.done) {
            continue;
        }
        const NodeId node = route(static_cast<std::uint16_t>(id), partition.failures);
        if (node == noNode) {
            m_failure = Error::client(ClientCode::invalidNode, "no node holds partition " + std::to_string(id));
            missed(partition);
            continue;
        }
        const auto [place, isNew] = shareOf.try_emplace(node, static_cast<std::uint32_t>(shares.size() + 1));
        if (isNew) {
            shares.emplace_back().node = node;
        }
        partition.share = place->second;
        ScanShare& share = shares[place->second - 1];
        if (partition.last) {
            share.resumed.push_back(*partition.last);
            if (m_readsIndex) {
                share.resumedAt.push_back(partition.lastPlace);
            }
        } else {
            share.partitions.push_back(static_cast<std::uint16_t>(id));
        }
    }
    distribute(shares);
    return shares;
}

void ScanTracker::distribute(std::vector<ScanShare>& shares)
{
    m_shares.assign(shares.size(), Progress{});
    const std::int64_t page = m_limit > 0 ? std::min(m_pageSize, m_limit - m_taken) : m_pageSize;
    const auto count = static_cast<std::int64_t>(shares.size());
    for (std::int64_t index = 0; index < count; ++index) {
        const std::int64_t fair = page / count + (index < page % count ? 1 : 0);
        const auto at = static_cast<std::size_t>(index);
        // At least one each: a node that is asked for nothing would look as if it had nothing.
        shares[at].maxRecords = std::max<std::int64_t>(fair, 1);
        m_shares[at].asked = shares[at].maxRecords;
    }
}

Result<bool> ScanTracker::take(std::size_t share, const Digest& digest, const std::optional<IndexValue>& place)
{
    const std::uint16_t id = partitionOf(digest);
    Partition& partition = m_partitions[id];
    if (partition.share != share + 1) {
        return unaskedFor(id);
    }
    if (m_readsIndex && !place) {
        return Error::client(ClientCode::protocolError, "a record of an index came without its place there");
    }
    Progress& progress = m_shares[share];
    if (++progress.received > progress.asked) {
        return Error::client(ClientCode::protocolError,
                             "the node sent more than the " + std::to_string(progress.asked) + " records that it was asked for");
    }
    if (limitReached()) {
        progress.cut = true;
        return false;
    }
    partition.last = digest;
    partition.lastPlace = place.value_or(IndexValue{});
    ++m_taken;
    ++m_takenInRound;
    return true;
}

Result<void> ScanTracker::unavailable(std::size_t share, std::uint32_t partition)
{
    if (partition >= m_partitions.size() || m_partitions[partition].share != share + 1) {
        return unaskedFor(partition);
    }
    missed(m_partitions[partition]);
    m_failure = Error::server(ServerCode::partitionUnavailable, "partition " + std::to_string(partition) + " is not available");
    return {};
}

void ScanTracker::missed(Partition& partition)
{
    if (!partition.missing) {
        partition.missing = true;
        ++partition.failures;
    }
}

void ScanTracker::finish(std::size_t share)
{
    const Progress& progress = m_shares[share];
    if (progress.cut || progress.received >= progress.asked) {
        return;
    }
    for (Partition& partition : m_partitions) {
        if (partition.share == share + 1 && !partition.missing) {
            partition.done = true;
        }
    }
}

void ScanTracker::fail(std::size_t share, Error error)
{
    for (Partition& partition : m_partitions) {
        if (partition.share == share + 1) {
            missed(partition);
        }
    }
    m_failure = std::move(error);
}

Result<ScanTracker::Next> ScanTracker::endRound()
{
    const bool allDone = std::all_of(m_partitions.begin(), m_partitions.end(), [](const Partition& p) { return p.done; });
    if (allDone || limitReached()) {
        return Next::end;
    }
    if (m_takenInRound > 0 || !m_failure) {
        m_emptyRounds = 0;
        return m_failure ? Next::retry : Next::page;
    }
    if (++m_emptyRounds > m_maxRetries) {
        return *m_failure;
    }
    return Next::retry;
}

} // namespace binnacle::cluster
