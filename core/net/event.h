// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/net/deadline.h"

#include <asio/awaitable.hpp>
#include <asio/io_context.hpp>
#include <asio/redirect_error.hpp>
#include <asio/steady_timer.hpp>
#include <asio/use_awaitable.hpp>

namespace binnacle::net {

/// Lets one flow wait until another one on the same runtime thread notifies it. Nothing is remembered: the waiting flow looks
/// at its condition before it waits and again after.
class Event {
public:
    explicit Event(asio::io_context& context) : m_timer(context) {}

    void notify() { m_timer.cancel(); }

    asio::awaitable<void> wait(SteadyClock::time_point until = SteadyClock::time_point::max())
    {
        m_timer.expires_at(until);
        std::error_code ignored;
        co_await m_timer.async_wait(asio::redirect_error(asio::use_awaitable, ignored));
    }

private:
    asio::steady_timer m_timer;
};

} // namespace binnacle::net
