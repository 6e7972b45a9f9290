// SPDX-License-Identifier: Apache-2.0
#include "core/node/chores.h"

#include "core/node/now.h"
#include "core/node/record_table.h"
#include "core/node/truncation.h"

#include <utility>

namespace binnacle::node {
namespace {

/// How many records one transaction removes.
constexpr std::size_t stepRecords = 1000;

} // namespace

ExpiryChore::ExpiryChore(const StoredNamespace& nameSpace) : m_nameSpace(nameSpace), m_lastRest(std::chrono::steady_clock::now())
{
}

Chore::TimePoint ExpiryChore::nextTurn() const
{
    const std::chrono::milliseconds period = m_nameSpace.state->settings().expiryPeriod;
    if (period.count() == 0)
        return TimePoint::max();
    return m_working ? TimePoint::min() : m_lastRest + period;
}

void ExpiryChore::rest(TimePoint now)
{
    m_lastRest = now;
    m_working = false;
    m_removed = 0;
}

Result<bool> ExpiryChore::hasWork(const ReadTransaction& snapshot)
{
    m_nameSpace.state->tallies.expired += std::exchange(m_removed, 0);
    m_working = true;
    return hasExpired(snapshot, m_nameSpace.tables, now().seconds);
}

Result<void> ExpiryChore::step(WriteTransaction& transaction)
{
    const Result<std::size_t> removed = removeExpired(transaction, m_nameSpace.tables, now().seconds, stepRecords);
    if (!removed)
        return removed.error();
    m_removed = *removed;
    return {};
}

Result<bool> TruncationChore::hasWork(const ReadTransaction& snapshot)
{
    return hasTruncated(snapshot, m_nameSpace.tables);
}

Result<void> TruncationChore::step(WriteTransaction& transaction)
{
    return removeTruncated(transaction, m_nameSpace.tables, stepRecords);
}

} // namespace binnacle::node
