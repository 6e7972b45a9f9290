// SPDX-License-Identifier: Apache-2.0
#include "core/sdk/known_indexes.h"

#include "core/sdk/index_reader.h"

#include <utility>

namespace binnacle {

namespace {

constexpr std::chrono::seconds staysFresh{1};

using Answers = Result<std::vector<cluster::NodeAnswer>>;

} // namespace

void KnownIndexes::get(cluster::ClusterCore& core, Handler handler)
{
    std::unique_lock lock(m_mutex);
    if (std::chrono::steady_clock::now() < m_freshUntil) {
        const std::vector<SecondaryIndex> indexes = m_indexes;
        lock.unlock();
        handler(indexes);
        return;
    }
    m_waiting.push_back(std::move(handler));
    if (m_waiting.size() > 1) {
        return; // asked already
    }
    m_askedAt = m_changes;
    lock.unlock();
    ask(core);
}

void KnownIndexes::forget()
{
    const std::lock_guard lock(m_mutex);
    ++m_changes;
    m_freshUntil = {};
}

void KnownIndexes::ask(cluster::ClusterCore& core)
{
    core.ask([](const std::vector<std::string>&) { return indexListCommands(); },
             [this, &core](Answers nodes) {
                 if (!nodes) {
                     tell(nodes.error());
                     return;
                 }
                 std::vector<SecondaryIndex> indexes = readIndexes(*nodes);
                 indexes.size() > 1 ? askStatistics(core, std::move(indexes)) : tell(std::move(indexes));
             });
}

void KnownIndexes::askStatistics(cluster::ClusterCore& core, std::vector<SecondaryIndex> indexes)
{
    std::string commands = indexStatisticsCommands(indexes);
    core.ask([commands = std::move(commands)](const std::vector<std::string>&) { return commands; },
             [this, indexes = std::move(indexes)](const Answers& nodes) mutable {
                 if (nodes) {
                     readIndexStatistics(indexes, *nodes);
                 }
                 tell(std::move(indexes));
             });
}

void KnownIndexes::tell(const Result<std::vector<SecondaryIndex>>& outcome)
{
    std::vector<Handler> waiting;
    {
        const std::lock_guard lock(m_mutex);
        if (outcome) {
            m_indexes = *outcome;
            m_freshUntil = m_askedAt == m_changes ? std::chrono::steady_clock::now() + staysFresh : m_freshUntil;
        }
        waiting.swap(m_waiting);
    }
    for (const Handler& handler : waiting) {
        handler(outcome);
    }
}

} // namespace binnacle
