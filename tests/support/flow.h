// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <asio/awaitable.hpp>
#include <asio/co_spawn.hpp>
#include <asio/io_context.hpp>

#include <chrono>
#include <exception>
#include <optional>
#include <stdexcept>
#include <utility>

namespace binnacle::test {

/// Runs a flow to its end on this thread, for at most 30 seconds, and gives back its value.
template <typename T>
T runFlow(asio::io_context& context, asio::awaitable<T> flow)
{
    std::optional<T> value;
    asio::co_spawn(context, std::move(flow), [&value](std::exception_ptr failure, T got) {
        if (failure) {
            std::rethrow_exception(failure);
        }
        value.emplace(std::move(got));
    });
    context.restart();
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds{30};
    while (!value && std::chrono::steady_clock::now() < end && context.run_one_until(end) > 0) {
    }
    if (!value) {
        throw std::runtime_error("the flow did not end");
    }
    return std::move(*value);
}

} // namespace binnacle::test
