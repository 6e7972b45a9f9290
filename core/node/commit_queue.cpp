// SPDX-License-Identifier: Apache-2.0
#include "core/node/commit_queue.h"

#include "core/engine/commands.h"
#include "core/node/answers.h"
#include "core/node/chores.h"
#include "core/node/in_transaction.h"
#include "core/node/index_chore.h"
#include "core/node/job_chore.h"
#include "core/node/write_record.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

namespace binnacle::node {
namespace {

std::vector<std::unique_ptr<Chore>> choresOf(const Storage& storage, std::chrono::milliseconds expiryPeriod, Jobs& jobs,
                                             const engine::Configuration& configuration)
{
    std::vector<std::unique_ptr<Chore>> chores;
    chores.push_back(std::make_unique<JobChore>(jobs, configuration));
    for (const StoredNamespace& nameSpace : storage.namespaces()) {
        NamespaceSettings settings = nameSpace.state->settings();
        settings.expiryPeriod = expiryPeriod;
        nameSpace.state->change(settings);
        chores.push_back(std::make_unique<ExpiryChore>(nameSpace));
        chores.push_back(std::make_unique<TruncationChore>(nameSpace));
        chores.push_back(std::make_unique<IndexChore>(nameSpace, storage.environment()));
    }
    return chores;
}

} // namespace

CommitQueue::CommitQueue(Storage& storage, const engine::Configuration& configuration, std::chrono::milliseconds expiryPeriod)
    : m_storage(storage),
      m_configuration(configuration),
      m_chores(choresOf(storage, expiryPeriod, m_jobs, m_configuration)),
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

void CommitQueue::submit(StorageChange change)
{
    {
        const std::lock_guard lock(m_mutex);
        m_changes.push_back(std::move(change));
    }
    m_wake.notify_one();
}

bool CommitQueue::start(std::shared_ptr<Job> job)
{
    if (!m_jobs.add(std::move(job)))
        return false;
    {
        const std::lock_guard lock(m_mutex);
        m_hasNewJob = true;
    }
    m_wake.notify_one();
    return true;
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
            const auto hasSomething = [this] { return m_stopping || m_hasNewJob || !m_waiting.empty() || !m_changes.empty(); };
            if (const Chore::TimePoint next = nextTurn(); next == Chore::TimePoint::max())
                m_wake.wait(lock, hasSomething);
            else
                m_wake.wait_until(lock, next, hasSomething);
            if (m_stopping && m_waiting.empty() && m_changes.empty())
                return;
            m_hasNewJob = false;
        }
        for (const StorageChange& change : takeChanges())
            carryOut(change);
        Batch batch = take();
        if (!batch.empty())
            carryOut(batch);
        doChores();
    }
}

Chore::TimePoint CommitQueue::nextTurn() const
{
    Chore::TimePoint next = Chore::TimePoint::max();
    for (const std::unique_ptr<Chore>& chore : m_chores)
        next = std::min(next, chore->nextTurn());
    return next;
}

std::deque<StorageChange> CommitQueue::takeChanges()
{
    const std::lock_guard lock(m_mutex);
    return std::exchange(m_changes, {});
}

void CommitQueue::carryOut(const StorageChange& change)
{
    Result<std::string> outcome = inTransaction(m_storage.environment(), change.apply);
    for (const std::unique_ptr<Chore>& chore : m_chores)
        chore->wake();
    change.answer(std::move(outcome));
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
    if (Result<std::vector<engine::Outcome>> outcomes = commit(batch)) {
        for (std::size_t i = 0; i < batch.size(); ++i)
            batch[i].answer(std::move((*outcomes)[i]));
        return;
    }
    // One of them spoiled the transaction: each on its own, so that the others get through.
    for (PendingWrite& write : batch) {
        Result<std::vector<engine::Outcome>> outcome = commit({&write, 1});
        write.answer(outcome ? std::move(outcome->front()) : engine::answered(codeOf(outcome.error())));
    }
}

Result<std::vector<engine::Outcome>> CommitQueue::commit(std::span<const PendingWrite> writes)
{
    return inTransaction(m_storage.environment(), [&](WriteTransaction& transaction) -> Result<std::vector<engine::Outcome>> {
        std::vector<engine::Outcome> outcomes;
        outcomes.reserve(writes.size());
        for (const PendingWrite& write : writes) {
            Result<engine::Outcome> outcome =
                writeRecord(transaction, *write.nameSpace, write.digest, *write.message, m_configuration);
            if (!outcome)
                return outcome.error();
            outcomes.push_back(*std::move(outcome));
        }
        return outcomes;
    });
}

void CommitQueue::doChores()
{
    for (const std::unique_ptr<Chore>& chore : m_chores) {
        const Chore::TimePoint now = std::chrono::steady_clock::now();
        if (chore->nextTurn() > now)
            continue;
        const Result<bool> stepped = doStep(*chore);
        // What is left comes up again as soon as what has come in meanwhile is written.
        if (!stepped || !*stepped)
            chore->rest(now);
    }
}

/// False if there was nothing to do.
Result<bool> CommitQueue::doStep(Chore& chore)
{
    {
        const Result<std::unique_ptr<ReadTransaction>> snapshot = m_storage.environment().read();
        if (!snapshot)
            return snapshot.error();
        const Result<bool> any = chore.hasWork(**snapshot);
        if (!any || !*any)
            return any;
    }
    return inTransaction(m_storage.environment(), [&](WriteTransaction& transaction) -> Result<bool> {
        const Result<void> done = chore.step(transaction);
        return done ? Result<bool>(true) : done.error();
    });
}

} // namespace binnacle::node
