// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bridge/gui_dispatcher.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QMetaObject>
#include <QPointer>

#include <deque>
#include <memory>
#include <mutex>
#include <utility>

namespace binnacle::ui {

namespace {

/// One turn of the event loop works on tasks for so long, then lets others in; well under a frame of 16 ms.
constexpr qint64 turnMs = 6;

class Hop;

struct Queue {
    std::mutex mutex;
    std::deque<std::function<void()>> tasks;
    Hop* hop = nullptr; // lives on the GUI thread; null before and after the application
    bool woken = false;
};

/// The object on the GUI thread that tasks are posted to. It goes with the application.
class Hop : public QObject {
public:
    Hop(std::shared_ptr<Queue> queue, QObject* parent) : QObject(parent), m_queue(std::move(queue))
    {
        const std::lock_guard lock(m_queue->mutex);
        m_queue->hop = this;
    }

    ~Hop() override
    {
        const std::lock_guard lock(m_queue->mutex);
        m_queue->hop = nullptr;
        m_queue->woken = false;
        m_dropped.swap(m_queue->tasks);
    }

    /// Called with the queue locked.
    void wake()
    {
        m_queue->woken = true;
        QMetaObject::invokeMethod(
            this, [this] { work(); }, Qt::QueuedConnection);
    }

private:
    void work()
    {
        const QPointer<Hop> self(this);
        QElapsedTimer elapsed;
        elapsed.start();
        do {
            const std::function<void()> task = next();
            if (!task)
                return;
            task();
        } while (self && elapsed.elapsed() < turnMs);
        if (!self)
            return;
        const std::lock_guard lock(m_queue->mutex);
        wake();
    }

    std::function<void()> next()
    {
        const std::lock_guard lock(m_queue->mutex);
        if (m_queue->tasks.empty()) {
            m_queue->woken = false;
            return {};
        }
        std::function<void()> task = std::move(m_queue->tasks.front());
        m_queue->tasks.pop_front();
        return task;
    }

    std::shared_ptr<Queue> m_queue;
    std::deque<std::function<void()>> m_dropped; // goes after the lock is released: a task's destructor may post
};

std::shared_ptr<Queue> sharedQueue()
{
    static const auto queue = std::make_shared<Queue>();
    return queue;
}

void post(Queue& queue, std::function<void()> task)
{
    const std::lock_guard lock(queue.mutex);
    if (!queue.hop)
        return;
    queue.tasks.push_back(std::move(task));
    if (!queue.woken)
        queue.hop->wake();
}

} // namespace

Dispatcher guiDispatcher()
{
    const std::shared_ptr<Queue> queue = sharedQueue();
    if (!queue->hop && QCoreApplication::instance())
        new Hop(queue, QCoreApplication::instance());
    return [queue](std::function<void()> task) { post(*queue, std::move(task)); };
}

Dispatcher guiDispatcher(QObject* receiver)
{
    return [toGui = guiDispatcher(), guard = QPointer<QObject>(receiver)](std::function<void()> task) {
        toGui([guard, task = std::move(task)] {
            if (guard)
                task();
        });
    };
}

} // namespace binnacle::ui
