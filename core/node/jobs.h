// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/bytes.h"
#include "core/node/index_query.h"
#include "core/node/storage.h"

#include <atomic>
#include <chrono>
#include <cstdint>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace binnacle::node {

/// How a job ended, or that it has not.
enum class JobState : std::uint8_t { active, done, aborted, failed };

/// Operations that are carried out on many records while nobody waits for them, as they were asked for.
struct JobRequest {
    std::uint64_t id = 0; ///< 0: the node draws one
    std::string set;      ///< empty: the whole namespace
    std::optional<IndexQuery> query;
    std::uint32_t recordsPerSecond = 0;
    std::shared_ptr<const Bytes> message; ///< the request, whose operations, filter and flags count
    std::string client;                   ///< address and port
};

/// A job and what has come of it. The figures are read from any thread.
struct Job {
    using Clock = std::chrono::steady_clock;

    Job(const StoredNamespace& space, JobRequest what) : nameSpace(space), request(std::move(what)) {}

    const StoredNamespace& nameSpace;
    JobRequest request;
    const Clock::time_point started = Clock::now();

    std::atomic<JobState> state{JobState::active};
    std::atomic<bool> stopped{false}; ///< somebody asked it to end
    std::atomic<Clock::time_point> finished{};
    std::atomic<std::uint32_t> partition{0}; ///< the one under way
    std::atomic<std::uint64_t> throttled{0};
    std::atomic<std::uint64_t> filtered{0};
    std::atomic<std::uint64_t> succeeded{0};
    std::atomic<std::uint64_t> failed{0};
};

/// The jobs under way, and the last ones that ended. Safe from any thread.
class Jobs {
public:
    /// As many ended ones as a server remembers.
    static constexpr std::size_t maxEnded = 100;

    /// False if there is one of that number.
    bool add(std::shared_ptr<Job> job);
    void end(const std::shared_ptr<Job>& job, JobState state);
    std::vector<std::shared_ptr<Job>> active() const;

    /// False if none of that number is under way.
    bool abort(std::uint64_t id);
    /// How many.
    std::size_t abortAll();

    /// As `query-show` tells them: those under way first, the latest first.
    std::string describeAll() const;
    /// Nothing if there is none of that number.
    std::optional<std::string> describe(std::uint64_t id) const;

private:
    std::shared_ptr<Job> find(std::uint64_t id) const;

    mutable std::mutex m_mutex;
    std::deque<std::shared_ptr<Job>> m_active;
    std::deque<std::shared_ptr<Job>> m_ended;
    std::uint64_t m_lastDrawn = 0;
};

} // namespace binnacle::node
