// SPDX-License-Identifier: Apache-2.0
#include "core/node/jobs.h"

#include <algorithm>
#include <cstdio>

namespace binnacle::node {
namespace {

using std::chrono::milliseconds;

std::string_view statusOf(const Job& job)
{
    switch (job.state) {
    case JobState::active:
        return job.stopped ? "active(user-aborted)" : "active(ok)";
    case JobState::done:
        return "done(ok)";
    case JobState::aborted:
        return "done(user-aborted)";
    case JobState::failed:
        break;
    }
    return "done(abandoned-unknown)";
}

std::string percentOf(const Job& job)
{
    const std::uint32_t partitions = std::min<std::uint32_t>(job.partition + 1, partitionCount);
    char text[16];
    std::snprintf(text, sizeof text, "%.2f", partitions * 100.0 / partitionCount);
    return text;
}

std::string millisecondsOf(Job::Clock::duration duration)
{
    return std::to_string(std::chrono::duration_cast<milliseconds>(duration).count());
}

std::string described(const Job& job)
{
    const bool isActive = job.state == JobState::active;
    const Job::Clock::time_point now = Job::Clock::now();
    const Job::Clock::time_point end = isActive ? now : job.finished.load();
    const JobRequest& request = job.request;
    std::string client = request.client;
    std::ranges::replace(client, ':', '+');
    std::string text = "trid=" + std::to_string(request.id) + ":ns=" + job.nameSpace.name;
    if (!request.set.empty())
        text += ":set=" + request.set;
    if (request.query)
        text += ":sindex-name=" + request.query->index->name;
    return text + ":rps=" + std::to_string(request.recordsPerSecond) + ":active-threads=" + (isActive ? "1" : "0") +
           ":status=" + std::string(statusOf(job)) + ":job-progress=" + percentOf(job) +
           ":run-time=" + millisecondsOf(end - job.started) + ":time-since-done=" + millisecondsOf(now - end) +
           ":recs-throttled=" + std::to_string(job.throttled) +
           ":recs-filtered-meta=0:recs-filtered-bins=" + std::to_string(job.filtered) +
           ":recs-succeeded=" + std::to_string(job.succeeded) + ":recs-failed=" + std::to_string(job.failed) + ":from=" + client +
           ":job-type=background-ops:net-io-bytes=30:socket-timeout=10000:ops-active=0";
}

} // namespace

std::shared_ptr<Job> Jobs::find(std::uint64_t id) const
{
    for (const auto* jobs : {&m_active, &m_ended}) {
        const auto found = std::ranges::find_if(*jobs, [id](const auto& job) { return job->request.id == id; });
        if (found != jobs->end())
            return *found;
    }
    return nullptr;
}

bool Jobs::add(std::shared_ptr<Job> job)
{
    const std::lock_guard lock(m_mutex);
    if (job->request.id == 0)
        job->request.id = ++m_lastDrawn;
    if (find(job->request.id) != nullptr)
        return false;
    m_active.push_back(std::move(job));
    return true;
}

void Jobs::end(const std::shared_ptr<Job>& job, JobState state)
{
    const std::lock_guard lock(m_mutex);
    job->finished = Job::Clock::now();
    job->state = state;
    std::erase(m_active, job);
    m_ended.push_back(job);
    if (m_ended.size() > maxEnded)
        m_ended.pop_front();
}

std::vector<std::shared_ptr<Job>> Jobs::active() const
{
    const std::lock_guard lock(m_mutex);
    return {m_active.begin(), m_active.end()};
}

bool Jobs::abort(std::uint64_t id)
{
    const std::lock_guard lock(m_mutex);
    const auto found = std::ranges::find_if(m_active, [id](const auto& job) { return job->request.id == id; });
    if (found == m_active.end())
        return false;
    (*found)->stopped = true;
    return true;
}

std::size_t Jobs::abortAll()
{
    const std::lock_guard lock(m_mutex);
    for (const std::shared_ptr<Job>& job : m_active)
        job->stopped = true;
    return m_active.size();
}

std::string Jobs::describeAll() const
{
    const std::lock_guard lock(m_mutex);
    std::string text;
    for (const auto* jobs : {&m_active, &m_ended}) {
        for (auto job = jobs->rbegin(); job != jobs->rend(); ++job)
            text += (text.empty() ? "" : ";") + described(**job);
    }
    return text;
}

std::optional<std::string> Jobs::describe(std::uint64_t id) const
{
    const std::lock_guard lock(m_mutex);
    const std::shared_ptr<Job> job = find(id);
    return job != nullptr ? std::optional(described(*job)) : std::nullopt;
}

} // namespace binnacle::node
