// SPDX-License-Identifier: Apache-2.0
#include "core/sdk/afterlife.h"

#include <utility>

namespace binnacle {

Afterlife& Afterlife::instance()
{
    static Afterlife only;
    return only;
}

Afterlife::~Afterlife()
{
    {
        const std::lock_guard lock(m_mutex);
        m_ending = true;
        m_changed.notify_all();
    }
    if (m_thread.joinable()) {
        m_thread.join();
    }
}

void Afterlife::expect()
{
    const std::lock_guard lock(m_mutex);
    ++m_expected;
    if (!m_thread.joinable()) {
        m_thread = std::thread([this] { run(); });
    }
}

void Afterlife::take(std::shared_ptr<void> owner)
{
    const std::lock_guard lock(m_mutex);
    m_owners.push_back(std::move(owner));
    m_changed.notify_all();
}

void Afterlife::forget()
{
    const std::lock_guard lock(m_mutex);
    --m_expected;
    m_changed.notify_all();
}

void Afterlife::run()
{
    std::unique_lock lock(m_mutex);
    for (;;) {
        m_changed.wait(lock, [this] { return !m_owners.empty() || (m_ending && m_expected == 0); });
        if (m_owners.empty()) {
            return;
        }
        std::shared_ptr<void> owner = std::move(m_owners.front());
        m_owners.pop_front();
        lock.unlock();
        owner.reset();
        lock.lock();
        --m_expected;
    }
}

} // namespace binnacle
