// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/bytes.h"
#include "core/engine/engine.h"
#include "core/node/chore.h"
#include "core/node/jobs.h"
#include "core/node/storage.h"
#include "core/value/key.h"

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <thread>
#include <vector>

namespace binnacle::node {

/// A command that may change its record. `message` is the message's bytes, which are decoded again where it is applied.
struct PendingWrite {
    const StoredNamespace* nameSpace = nullptr;
    Digest digest{};
    std::shared_ptr<const Bytes> message;
    /// Called once, on the committing thread, with what became of it (without the record), after that is durable.
    std::function<void(engine::Outcome)> answer;
};

/// A change of anything but one record: `apply` is called on the committing thread, again if the map had to grow, and gives the
/// text that answers it.
struct StorageChange {
    std::function<Result<std::string>(WriteTransaction&)> apply;
    /// Called once, on the committing thread, after it is durable or has failed.
    std::function<void(Result<std::string>)> answer;
};

/// The thread that changes the database, and the only one. It takes what waits, applies it in order in one transaction, makes
/// that durable with one flush, and then answers all of it. In between it does its chores, a step at a time.
class CommitQueue {
public:
    /// The bounds of one transaction.
    static constexpr std::size_t maxWrites = 4096;
    static constexpr std::size_t maxBytes = std::size_t{16} << 20;

    CommitQueue(Storage& storage, const engine::Configuration& configuration, std::chrono::milliseconds expiryPeriod);
    /// Carries out what has been submitted, and ends the thread.
    ~CommitQueue();
    CommitQueue(const CommitQueue&) = delete;
    CommitQueue& operator=(const CommitQueue&) = delete;

    /// From any thread. Who submits bounds what waits: a connection waits for its answer.
    void submit(PendingWrite write);
    /// Several, which go into the same transaction as far as its bounds allow.
    void submit(std::vector<PendingWrite> writes);
    /// Carried out alone.
    void submit(StorageChange change);

    /// Begins a job in the background; false if there is one of that number.
    bool start(std::shared_ptr<Job> job);
    Jobs& jobs() { return m_jobs; }

    /// As the destructor does it; more calls do nothing. Nothing may be submitted afterwards.
    void stop();

private:
    using Batch = std::vector<PendingWrite>;

    void run();
    Chore::TimePoint nextTurn() const;
    std::deque<StorageChange> takeChanges();
    void carryOut(const StorageChange& change);
    Batch take();
    void carryOut(Batch& batch);
    Result<std::vector<engine::Outcome>> commit(std::span<const PendingWrite> writes);
    void doChores();
    Result<bool> doStep(Chore& chore);

    Storage& m_storage;
    const engine::Configuration m_configuration;
    Jobs m_jobs;
    std::vector<std::unique_ptr<Chore>> m_chores;

    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<PendingWrite> m_waiting;
    std::deque<StorageChange> m_changes;
    bool m_hasNewJob = false;
    bool m_stopping = false;

    std::thread m_thread;
};

} // namespace binnacle::node
