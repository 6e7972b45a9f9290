// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bridge/worker_dispatcher.h"

#include <QThreadPool>

#include <deque>
#include <memory>
#include <mutex>
#include <utility>

namespace binnacle::ui {

namespace {

class Line : public std::enable_shared_from_this<Line> {
public:
    void post(std::function<void()> task)
    {
        const std::lock_guard lock(m_mutex);
        m_tasks.push_back(std::move(task));
        if (!std::exchange(m_working, true))
            QThreadPool::globalInstance()->start([self = shared_from_this()] { self->work(); });
    }

private:
    void work()
    {
        while (const std::function<void()> task = next())
            task();
    }

    std::function<void()> next()
    {
        const std::lock_guard lock(m_mutex);
        if (m_tasks.empty()) {
            m_working = false;
            return {};
        }
        std::function<void()> task = std::move(m_tasks.front());
        m_tasks.pop_front();
        return task;
    }

    std::mutex m_mutex;
    std::deque<std::function<void()>> m_tasks;
    bool m_working = false;
};

} // namespace

Dispatcher workerDispatcher()
{
    return [line = std::make_shared<Line>()](std::function<void()> task) { line->post(std::move(task)); };
}

} // namespace binnacle::ui
