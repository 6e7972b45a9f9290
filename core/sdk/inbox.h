// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/error.h"

#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <utility>

namespace binnacle {

/// Hands items from the runtime thread to a thread that waits for them. How many may lie in it is up to the sender's credit.
template <typename Item>
class Inbox {
public:
    void push(Item item)
    {
        const std::lock_guard lock(m_mutex);
        if (!m_abandoned) {
            m_items.push_back(std::move(item));
            m_changed.notify_one();
        }
    }

    /// Gives back what was left here by who has abandoned it.
    std::shared_ptr<void> finish(std::optional<Error> failure)
    {
        const std::lock_guard lock(m_mutex);
        m_finished = true;
        m_failure = std::move(failure);
        m_changed.notify_all();
        return std::exchange(m_kept, nullptr);
    }

    /// Nobody will take the rest: it is thrown away. `kept` stays here until the end. False, with nothing kept, if that has been.
    bool abandon(std::shared_ptr<void> kept)
    {
        const std::lock_guard lock(m_mutex);
        m_abandoned = true;
        m_items.clear();
        if (!m_finished) {
            m_kept = std::move(kept);
        }
        return !m_finished;
    }

    /// The next item; nothing after the last one. Blocks.
    std::optional<Item> pop()
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] { return m_finished || !m_items.empty(); });
        if (m_items.empty()) {
            return std::nullopt;
        }
        std::optional<Item> item(std::move(m_items.front()));
        m_items.pop_front();
        return item;
    }

    /// Why it ended early, told once; meant for after the last item.
    std::optional<Error> takeFailure()
    {
        const std::lock_guard lock(m_mutex);
        return std::exchange(m_failure, std::nullopt);
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<Item> m_items;
    std::shared_ptr<void> m_kept;
    bool m_abandoned = false;
    bool m_finished = false;
    std::optional<Error> m_failure;
};

} // namespace binnacle
