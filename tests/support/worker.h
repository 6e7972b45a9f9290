// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/dispatcher.h"

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <utility>

namespace binnacle::test {

/// A thread that takes tasks, as a program's own loop does. Tasks that are there when it goes are still run.
class Worker {
public:
    Worker() : m_thread([this] { run(); }) {}
    ~Worker()
    {
        post([this] { m_stop = true; });
        m_thread.join();
    }
    Worker(const Worker&) = delete;
    Worker& operator=(const Worker&) = delete;

    Dispatcher dispatcher()
    {
        return [this](std::function<void()> task) { post(std::move(task)); };
    }

    std::thread::id id() const { return m_thread.get_id(); }

private:
    void post(std::function<void()> task)
    {
        const std::lock_guard lock(m_mutex);
        m_tasks.push_back(std::move(task));
        m_changed.notify_one();
    }

    void run()
    {
        while (!m_stop) {
            std::unique_lock lock(m_mutex);
            m_changed.wait(lock, [this] { return !m_tasks.empty(); });
            const auto task = std::move(m_tasks.front());
            m_tasks.pop_front();
            lock.unlock();
            task();
        }
    }

    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<std::function<void()>> m_tasks;
    bool m_stop = false;
    std::thread m_thread;
};

} // namespace binnacle::test
