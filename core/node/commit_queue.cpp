// SPDX-License-Identifier: Apache-2.0
#include "core/node/commit_queue.h"

#include "core/engine/commands.h"
#include "core/node/answers.h"
#include "core/node/now.h"
#include "core/node/record_table.h"
#include "core/node/tombstones.h"

#include <algorithm>
#include <iterator>
#include <optional>

namespace binnacle::node {
namespace {

/// How many expired records go in one transaction.
constexpr std::size_t expiryBatch = 1000;

Result<void> store(WriteTransaction& transaction, const PendingWrite& write, const std::optional<engine::StoredRecord>& before,
                   const engine::Outcome& outcome)
{
    const NamespaceTables& tables = write.nameSpace->tables;
    switch (outcome.change) {
    case engine::Change::none:
        return {};
    case engine::Change::put:
        if (!before || !engine::isTombstone(*before))
            return putRecord(transaction, tables, write.digest, before ? &*before : nullptr, *outcome.record);
        if (Result<void> removed = removeTombstone(transaction, tables, write.digest, *before); !removed)
            return removed;
        return putRecord(transaction, tables, write.digest, nullptr, *outcome.record);
    case engine::Change::remove:
        return before ? removeRecord(transaction, tables, write.digest, *before) : Result<void>();
    case engine::Change::bury:
        return before ? buryRecord(transaction, tables, write.digest, *before, *outcome.record) : Result<void>();
    }
    return {};
}

/// What the write came to, without the record. An error is one of the storage; the transaction it happened in is of no more use.
Result<engine::Outcome> apply(WriteTransaction& transaction, const PendingWrite& write, const engine::Configuration& configuration)
{
    std::size_t offset = 0;
    const Result<wire::Message> message = wire::decodeMessage(*write.message, offset);
    if (!message)
        return engine::answered(ServerCode::parameterError);
    const auto before = getRecordOrTombstone(transaction, write.nameSpace->tables, write.digest);
    if (!before)
        return before.error();
    engine::Outcome outcome = engine::apply(*before, *message, now(), configuration, &write.digest);
    if (const Result<void> stored = store(transaction, write, *before, outcome); !stored) {
        // Found out before anything was changed: too many sets.
        if (stored.error().is(ServerCode::parameterError))
            return engine::answered(ServerCode::parameterError);
        return stored.error();
    }
    outcome.record.reset();
    return outcome;
}

} // namespace

CommitQueue::CommitQueue(Storage& storage, const engine::Configuration& configuration, std::chrono::milliseconds expiryPeriod)
    : m_storage(storage),
      m_configuration(configuration),
      m_expiryPeriod(expiryPeriod),
      m_nextExpiry(std::chrono::steady_clock::now() + expiryPeriod),
      m_thread([this] { run(); })
{
}

CommitQueue::~CommitQueue()
{
    stop();
}

void CommitQueue::submit(PendingWrite write)
{
    {
        const std::lock_guard lock(m_mutex);
        m_waiting.push_back(std::move(write));
    }
    m_wake.notify_one();
}

void CommitQueue::submit(std::vector<PendingWrite> writes)
{
    {
        const std::lock_guard lock(m_mutex);
        std::ranges::move(writes, std::back_inserter(m_waiting));
    }
    m_wake.notify_one();
}

void CommitQueue::stop()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_one();
    if (m_thread.joinable())
        m_thread.join();
}

void CommitQueue::run()
{
    for (;;) {
        {
            std::unique_lock lock(m_mutex);
            m_wake.wait_until(lock, m_nextExpiry, [this] { return m_stopping || !m_waiting.empty(); });
            if (m_stopping && m_waiting.empty())
                return;
        }
        Batch batch = take();
        if (!batch.empty())
            carryOut(batch);
        if (std::chrono::steady_clock::now() >= m_nextExpiry) {
            m_nextExpiry = std::chrono::steady_clock::now() + m_expiryPeriod;
            removeExpired();
        }
    }
}

CommitQueue::Batch CommitQueue::take()
{
    Batch batch;
    std::size_t bytes = 0;
    const std::lock_guard lock(m_mutex);
    while (!m_waiting.empty() && batch.size() < maxWrites && bytes < maxBytes) {
        bytes += m_waiting.front().message->size();
        batch.push_back(std::move(m_waiting.front()));
        m_waiting.pop_front();
    }
    return batch;
}

void CommitQueue::carryOut(Batch& batch)
{
    if (Result<std::vector<engine::Outcome>> outcomes = commitGrowing(batch)) {
        for (std::size_t i = 0; i < batch.size(); ++i)
            batch[i].answer(std::move((*outcomes)[i]));
        return;
    }
    // One of them spoiled the transaction: each on its own, so that the others get through.
    for (PendingWrite& write : batch) {
        Result<std::vector<engine::Outcome>> outcome = commitGrowing({&write, 1});
        write.answer(outcome ? std::move(outcome->front()) : engine::answered(codeOf(outcome.error())));
    }
}

Result<std::vector<engine::Outcome>> CommitQueue::commitGrowing(std::span<const PendingWrite> writes)
{
    for (;;) {
        bool mapFull = false;
        Result<std::vector<engine::Outcome>> outcomes = commit(writes, mapFull);
        if (outcomes || !mapFull)
            return outcomes;
        if (const Result<void> grown = m_storage.environment().grow(); !grown)
            return grown.error();
    }
}

Result<std::vector<engine::Outcome>> CommitQueue::commit(std::span<const PendingWrite> writes, bool& mapFull)
{
    Result<std::unique_ptr<WriteTransaction>> begun = m_storage.environment().write();
    if (!begun)
        return begun.error();
    WriteTransaction& transaction = **begun;
    std::vector<engine::Outcome> outcomes;
    outcomes.reserve(writes.size());
    for (const PendingWrite& write : writes) {
        Result<engine::Outcome> outcome = apply(transaction, write, m_configuration);
        if (!outcome) {
            mapFull = transaction.mapFull();
            return outcome.error();
        }
        outcomes.push_back(*std::move(outcome));
    }
    if (const Result<void> committed = transaction.commit(); !committed) {
        mapFull = transaction.mapFull();
        return committed.error();
    }
    return outcomes;
}

void CommitQueue::removeExpired()
{
    const std::uint32_t seconds = now().seconds;
    for (const StoredNamespace& nameSpace : m_storage.namespaces()) {
        const Result<std::size_t> removed = removeExpired(nameSpace, seconds);
        // There may be more: as soon as what has come in meanwhile is written.
        if (removed && *removed == expiryBatch)
            m_nextExpiry = std::chrono::steady_clock::now();
    }
}

Result<std::size_t> CommitQueue::removeExpired(const StoredNamespace& nameSpace, std::uint32_t seconds)
{
    {
        const Result<std::unique_ptr<ReadTransaction>> snapshot = m_storage.environment().read();
        if (!snapshot)
            return snapshot.error();
        const Result<bool> any = hasExpired(**snapshot, nameSpace.tables, seconds);
        if (!any)
            return any.error();
        if (!*any)
            return std::size_t{0};
    }
    Result<std::unique_ptr<WriteTransaction>> begun = m_storage.environment().write();
    if (!begun)
        return begun.error();
    WriteTransaction& transaction = **begun;
    const Result<std::size_t> removed = node::removeExpired(transaction, nameSpace.tables, seconds, expiryBatch);
    const Result<void> committed = removed ? transaction.commit() : Result<void>(removed.error());
    if (committed)
        return removed;
    // Removing needs pages, too; the next round finds them.
    if (transaction.mapFull()) {
        begun->reset();
        if (const Result<void> grown = m_storage.environment().grow(); !grown)
            return grown.error();
    }
    return committed.error();
}

} // namespace binnacle::node
