// SPDX-License-Identifier: Apache-2.0
#include "core/node/chores.h"

#include "core/node/now.h"
#include "core/node/record_table.h"
#include "core/node/truncation.h"

namespace binnacle::node {
namespace {

/// How many records one transaction removes.
constexpr std::size_t stepRecords = 1000;

} // namespace

ExpiryChore::ExpiryChore(const StoredNamespace& nameSpace, std::chrono::milliseconds period)
    : m_nameSpace(nameSpace), m_period(period), m_nextTurn(std::chrono::steady_clock::now() + period)
{
}

Result<bool> ExpiryChore::hasWork(const ReadTransaction& snapshot)
{
    return hasExpired(snapshot, m_nameSpace.tables, now().seconds);
}

Result<void> ExpiryChore::step(WriteTransaction& transaction)
{
    const Result<std::size_t> removed = removeExpired(transaction, m_nameSpace.tables, now().seconds, stepRecords);
    return removed ? Result<void>() : removed.error();
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
