// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <utility>

namespace binnacle::net {

/// Stops flows that wait: each registers, for as long as it waits, what wakes it up. Lives on the runtime thread.
class CancelSignal {
public:
    /// Removes its hook when it goes. The signal has to outlive it.
    class Hook {
    public:
        Hook(CancelSignal& signal, std::function<void()> wake) : m_signal(signal), m_id(signal.m_next++)
        {
            m_signal.m_hooks.emplace(m_id, std::move(wake));
        }
        ~Hook() { m_signal.m_hooks.erase(m_id); }
        Hook(const Hook&) = delete;
        Hook& operator=(const Hook&) = delete;

    private:
        CancelSignal& m_signal;
        std::size_t m_id;
    };

    bool isCancelled() const { return m_cancelled; }

    void cancel()
    {
        m_cancelled = true;
        const auto hooks = m_hooks; // a hook may end a flow, and that flow's hooks with it
        for (const auto& [id, wake] : hooks) {
            if (m_hooks.contains(id)) {
                wake();
            }
        }
    }

private:
    bool m_cancelled = false;
    std::size_t m_next = 0;
    std::map<std::size_t, std::function<void()>> m_hooks;
};

} // namespace binnacle::net
