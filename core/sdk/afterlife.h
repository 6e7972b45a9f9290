// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <thread>

namespace binnacle {

/// Where the last owners of sessions go whose writes ran on after everybody had left: they must not end on the runtime thread,
/// which they wait for. One thread, started when it is first needed. At the end of the program it waits for what still runs, since
/// writes that were asked for are done.
class Afterlife {
public:
    static Afterlife& instance();

    /// One more that will come.
    void expect();
    /// It has come: lets go of it, on a thread of its own. Safe from any thread.
    void take(std::shared_ptr<void> owner);
    /// It will not come after all.
    void forget();

    Afterlife(const Afterlife&) = delete;
    Afterlife& operator=(const Afterlife&) = delete;

private:
    Afterlife() = default;
    ~Afterlife();
    void run();

    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<std::shared_ptr<void>> m_owners;
    std::size_t m_expected = 0;
    bool m_ending = false;
    std::thread m_thread;
};

} // namespace binnacle
