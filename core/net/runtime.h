// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <asio/executor_work_guard.hpp>
#include <asio/io_context.hpp>

#include <memory>
#include <thread>

namespace binnacle::net {

/// One thread that runs every flow of one cluster. Whatever runs on it needs no lock towards the others on it.
class Runtime {
public:
    Runtime();
    ~Runtime(); ///< stop()
    Runtime(const Runtime&) = delete;
    Runtime& operator=(const Runtime&) = delete;

    asio::io_context& context() { return *m_context; }

    /// Waits until the flows that are still running have ended; they have to be told on their own. On the runtime thread itself,
    /// where nobody can wait, the thread is left to end alone.
    void stop();

    /// True on the thread of any runtime: where a blocking call would wait for itself.
    static bool isCurrent();

private:
    std::shared_ptr<asio::io_context> m_context;
    asio::executor_work_guard<asio::io_context::executor_type> m_work;
    std::thread m_thread;
};

} // namespace binnacle::net
