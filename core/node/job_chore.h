// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/engine.h"
#include "core/node/chore.h"
#include "core/node/jobs.h"
#include "core/node/scan_cursor.h"

#include <map>
#include <memory>
#include <vector>

namespace binnacle::node {

/// Carries the jobs out. The records of a partition are looked up before the first of them is changed: a record whose change moves it
/// within an index is changed once.
class JobChore : public Chore {
public:
    JobChore(Jobs& jobs, const engine::Configuration& configuration) : m_jobs(jobs), m_configuration(configuration) {}

    TimePoint nextTurn() const override;
    Result<bool> hasWork(const ReadTransaction& snapshot) override;
    Result<void> step(WriteTransaction& transaction) override;
    /// After a failure: the job whose step it was is given up.
    void rest(TimePoint now) override;

private:
    /// How far a job has come.
    struct Progress {
        std::uint32_t partition = 0; ///< the next one to look up
        std::vector<Digest> left;    ///< of the one before, the last first
        std::uint64_t taken = 0;
        std::uint64_t filtered = 0;
        std::uint64_t succeeded = 0;
        std::uint64_t failed = 0;
    };
    struct Pending {
        std::shared_ptr<Job> job;
        Progress progress;
    };

    TimePoint dueTimeOf(const Job& job) const;
    std::shared_ptr<Job> nextJob() const;
    void settle();
    Result<void> lookUp(const WriteTransaction& transaction, const Job& job, Progress& progress) const;
    Result<void> change(WriteTransaction& transaction, const Job& job, const wire::Message& request, const Digest& digest,
                        Progress& progress) const;

    Jobs& m_jobs;
    const engine::Configuration& m_configuration;
    std::map<const Job*, Progress> m_progress;
    std::optional<Pending> m_pending; ///< of a step whose transaction may not be durable yet
};

} // namespace binnacle::node
