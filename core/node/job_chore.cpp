// SPDX-License-Identifier: Apache-2.0
#include "core/node/job_chore.h"

#include "core/engine/time_to_live.h"
#include "core/node/index_cursor.h"
#include "core/node/job_request.h"
#include "core/node/now.h"
#include "core/node/record_cursor.h"
#include "core/node/record_table.h"
#include "core/node/write_record.h"

#include <algorithm>

namespace binnacle::node {
namespace {

using std::chrono::steady_clock;

/// How long one step may keep writes waiting, and the most records that it changes.
constexpr std::chrono::milliseconds stepTime{5};
constexpr std::size_t recordsOfStep = 1000;

Result<std::unique_ptr<ScanCursor>> cursorOf(const WriteTransaction& transaction, const Job& job)
{
    const NamespaceTables& tables = job.nameSpace.tables;
    if (job.request.query) {
        const auto& [index, predicate] = *job.request.query;
        if (index->progress->dropped || index->definition().type != predicate.type())
            return std::unique_ptr<ScanCursor>();
        Result<std::unique_ptr<IndexCursor>> cursor = IndexCursor::open(transaction, tables, *index, predicate, nullptr);
        return cursor ? Result<std::unique_ptr<ScanCursor>>(*std::move(cursor)) : cursor.error();
    }
    std::optional<std::uint32_t> set;
    if (!job.request.set.empty()) {
        const Result<std::optional<SetEntry>> entry = findSet(transaction, tables, job.request.set);
        if (!entry)
            return entry.error();
        if (!entry->has_value())
            return std::unique_ptr<ScanCursor>();
        set = (*entry)->number;
    }
    Result<std::unique_ptr<RecordCursor>> cursor = RecordCursor::open(transaction, tables, set);
    return cursor ? Result<std::unique_ptr<ScanCursor>>(*std::move(cursor)) : cursor.error();
}

bool isWanted(const Job& job, const engine::StoredRecord& record, const Digest& digest)
{
    if (engine::isExpired(record.voidTime, now()) || (!job.request.set.empty() && job.request.set != record.set))
        return false;
    const std::optional<IndexQuery>& query = job.request.query;
    return !query || query->index->keys->matches(query->predicate, record, digest);
}

} // namespace

/// A tenth of a second's records at once, so that the rate is kept over time and not record by record.
Chore::TimePoint JobChore::dueTimeOf(const Job& job) const
{
    const auto found = m_progress.find(&job);
    if (found == m_progress.end() || job.stopped)
        return TimePoint::min();
    const std::chrono::duration<double> due(static_cast<double>(found->second.taken) / job.request.recordsPerSecond);
    return job.started + std::chrono::duration_cast<steady_clock::duration>(due);
}

Chore::TimePoint JobChore::nextTurn() const
{
    if (m_pending)
        return TimePoint::min();
    TimePoint next = TimePoint::max();
    for (const std::shared_ptr<Job>& job : m_jobs.active())
        next = std::min(next, dueTimeOf(*job));
    return next;
}

std::shared_ptr<Job> JobChore::nextJob() const
{
    const std::vector<std::shared_ptr<Job>> jobs = m_jobs.active();
    const auto due = [this](const std::shared_ptr<Job>& job) { return dueTimeOf(*job); };
    const auto next = std::ranges::min_element(jobs, {}, due);
    return next != jobs.end() && due(*next) <= steady_clock::now() ? *next : nullptr;
}

/// The step before is durable.
void JobChore::settle()
{
    if (!m_pending)
        return;
    const auto [job, progress] = *std::exchange(m_pending, std::nullopt);
    job->partition = progress.partition;
    job->throttled = progress.taken;
    job->filtered = progress.filtered;
    job->succeeded = progress.succeeded;
    job->failed = progress.failed;
    m_progress[job.get()] = progress;
    if (progress.partition >= partitionCount && progress.left.empty()) {
        m_progress.erase(job.get());
        m_jobs.end(job, JobState::done);
    }
}

Result<bool> JobChore::hasWork(const ReadTransaction&)
{
    settle();
    for (const std::shared_ptr<Job>& job : m_jobs.active()) {
        if (job->stopped) {
            m_progress.erase(job.get());
            m_jobs.end(job, JobState::aborted);
        }
    }
    return nextJob() != nullptr;
}

void JobChore::rest(TimePoint)
{
    if (!m_pending)
        return;
    const std::shared_ptr<Job> job = std::exchange(m_pending, std::nullopt)->job;
    m_progress.erase(job.get());
    m_jobs.end(job, JobState::failed);
}

/// The records of the next partition that has any.
Result<void> JobChore::lookUp(const WriteTransaction& transaction, const Job& job, Progress& progress) const
{
    const Result<std::unique_ptr<ScanCursor>> opened = cursorOf(transaction, job);
    if (!opened)
        return opened.error();
    ScanCursor* cursor = opened->get();
    Result<bool> found = cursor != nullptr;
    while (found && *found && progress.partition < partitionCount && progress.left.empty()) {
        const auto partition = static_cast<std::uint16_t>(progress.partition);
        found = cursor->seek({.partition = partition});
        if (!found || !*found)
            break;
        progress.partition = cursor->partition();
        if (progress.partition != partition)
            continue;
        for (; found && *found && cursor->partition() == partition; found = cursor->next())
            progress.left.push_back(cursor->digest());
        ++progress.partition;
    }
    if (!found)
        return found.error();
    if (!*found && progress.left.empty())
        progress.partition = partitionCount;
    std::ranges::sort(progress.left, std::greater());
    progress.left.erase(std::unique(progress.left.begin(), progress.left.end()), progress.left.end());
    return {};
}

Result<void> JobChore::change(WriteTransaction& transaction, const Job& job, const wire::Message& request, const Digest& digest,
                              Progress& progress) const
{
    const Result<std::optional<engine::StoredRecord>> record = getRecord(transaction, job.nameSpace.tables, digest);
    if (!record)
        return record.error();
    if (!record->has_value() || !isWanted(job, **record, digest))
        return {};
    ++progress.taken;
    const Bytes command = jobCommand(request, job.nameSpace.name, (*record)->set, digest);
    const Result<engine::Outcome> outcome = writeRecord(transaction, job.nameSpace, digest, command, m_configuration);
    if (!outcome)
        return outcome.error();
    if (outcome->code == ServerCode::ok)
        ++progress.succeeded;
    else if (outcome->code == ServerCode::filteredOut)
        ++progress.filtered;
    else if (outcome->code != ServerCode::recordNotFound)
        ++progress.failed;
    return {};
}

Result<void> JobChore::step(WriteTransaction& transaction)
{
    const std::shared_ptr<Job> job = nextJob();
    if (job == nullptr)
        return {};
    m_pending = Pending{job, m_progress[job.get()]};
    Progress& progress = m_pending->progress;
    std::size_t offset = 0;
    const Result<wire::Message> request = wire::decodeMessage(*job->request.message, offset);
    if (!request)
        return request.error();
    const std::size_t most = std::clamp<std::size_t>(job->request.recordsPerSecond / 10, 1, recordsOfStep);
    const steady_clock::time_point end = steady_clock::now() + stepTime;
    for (std::size_t changed = 0; changed < most && steady_clock::now() < end;) {
        if (progress.left.empty() && progress.partition >= partitionCount)
            return {};
        if (progress.left.empty()) {
            if (Result<void> looked = lookUp(transaction, *job, progress); !looked)
                return looked;
            continue;
        }
        const Digest digest = progress.left.back();
        progress.left.pop_back();
        if (Result<void> done = change(transaction, *job, *request, digest, progress); !done)
            return done;
        ++changed;
    }
    return {};
}

} // namespace binnacle::node
