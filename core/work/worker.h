// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <stop_token>
#include <thread>

namespace binnacle::work {

/// One thread for what blocks: rehearsals, executions with undo, the journal. Tasks run one after the other, in the order in which
/// they were posted, so a document is in the journal before the next one begins. A task hands its result on by a dispatcher of the
/// caller's; what it throws must not leave it.
class Worker {
public:
    /// Gets a token of which a stop is requested once the worker is to end.
    using Task = std::function<void(std::stop_token)>;

    Worker();
    /// Asks the task under way to stop, still runs those that wait, each with its stop requested, and waits for them.
    ~Worker();
    Worker(const Worker&) = delete;
    Worker& operator=(const Worker&) = delete;

    /// From any thread, also from a task.
    void post(Task task);

private:
    void run(const std::stop_token& stop);

    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    std::deque<Task> m_tasks;
    std::jthread m_thread; ///< last: it uses the others
};

} // namespace binnacle::work
