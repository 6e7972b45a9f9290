// SPDX-License-Identifier: Apache-2.0
#include "core/work/worker.h"

#include <utility>

namespace binnacle::work {

Worker::Worker() : m_thread([this](const std::stop_token& stop) { run(stop); }) {}

Worker::~Worker() = default;

void Worker::post(Task task)
{
    const std::lock_guard lock(m_mutex);
    m_tasks.push_back(std::move(task));
    m_changed.notify_one();
}

void Worker::run(const std::stop_token& stop)
{
    for (;;) {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, stop, [this] { return !m_tasks.empty(); });
        if (m_tasks.empty()) // stopped
            return;
        const Task task = std::move(m_tasks.front());
        m_tasks.pop_front();
        lock.unlock();
        task(stop);
    }
}

} // namespace binnacle::work
