// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/bytes.h"
#include "core/engine/engine.h"
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

/// The thread that changes the database, and the only one. It takes what waits, applies it in order in one transaction, makes
/// that durable with one flush, and then answers all of it. While it has nothing to do it removes expired records.
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

    /// As the destructor does it; more calls do nothing. Nothing may be submitted afterwards.
    void stop();

private:
    using Batch = std::vector<PendingWrite>;

    void run();
    Batch take();
    void carryOut(Batch& batch);
    Result<std::vector<engine::Outcome>> commit(std::span<const PendingWrite> writes, bool& mapFull);
    Result<std::vector<engine::Outcome>> commitGrowing(std::span<const PendingWrite> writes);
    void removeExpired();
    Result<std::size_t> removeExpired(const StoredNamespace& nameSpace, std::uint32_t seconds);

    Storage& m_storage;
    const engine::Configuration m_configuration;
    const std::chrono::milliseconds m_expiryPeriod;

    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<PendingWrite> m_waiting;
    bool m_stopping = false;

    std::chrono::steady_clock::time_point m_nextExpiry;
    std::thread m_thread;
};

} // namespace binnacle::node
