// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/net/event.h"

#include <asio/co_spawn.hpp>

#include <cstddef>
#include <memory>

namespace binnacle::net {

/// Flows that run side by side and are waited for together. Lives on the runtime thread; join() before it goes.
class TaskGroup {
public:
    explicit TaskGroup(asio::io_context& context) : m_context(context), m_state(std::make_shared<State>(context)) {}

    void spawn(asio::awaitable<void> flow)
    {
        ++m_state->running;
        asio::co_spawn(m_context, std::move(flow), [state = m_state](std::exception_ptr failure) {
            --state->running;
            state->ended.notify();
            if (failure) {
                std::rethrow_exception(failure); // flows report failures as values; anything else must not pass unseen
            }
        });
    }

    std::size_t running() const { return m_state->running; }

    asio::awaitable<void> join()
    {
        const std::shared_ptr<State> state = m_state;
        while (state->running > 0) {
            co_await state->ended.wait();
        }
    }

private:
    struct State {
        explicit State(asio::io_context& context) : ended(context) {}
        std::size_t running = 0;
        Event ended;
    };

    asio::io_context& m_context;
    std::shared_ptr<State> m_state;
};

} // namespace binnacle::net
