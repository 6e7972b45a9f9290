// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/node/commit_queue.h"

#include <asio/associated_executor.hpp>
#include <asio/async_result.hpp>
#include <asio/post.hpp>
#include <asio/use_awaitable.hpp>

#include <cstddef>
#include <memory>
#include <vector>

namespace binnacle::node {

/// Submits writes together and waits, on the coroutine's own executor, for what became of each. There is at least one.
inline asio::awaitable<std::vector<engine::Outcome>> committed(CommitQueue& queue, std::vector<PendingWrite> writes)
{
    auto initiate = [&queue](auto handler, std::vector<PendingWrite> pending) {
        // Answers come from the committing thread alone, one after the other.
        struct Waiting {
            decltype(handler) done;
            std::vector<engine::Outcome> outcomes;
            std::size_t missing;
        };
        const std::size_t count = pending.size();
        auto waiting = std::make_shared<Waiting>(Waiting{std::move(handler), std::vector<engine::Outcome>(count), count});
        for (std::size_t i = 0; i < count; ++i) {
            pending[i].answer = [waiting, i](engine::Outcome outcome) {
                waiting->outcomes[i] = std::move(outcome);
                if (--waiting->missing > 0)
                    return;
                auto executor = asio::get_associated_executor(waiting->done);
                asio::post(executor, [waiting]() mutable { waiting->done(std::move(waiting->outcomes)); });
            };
        }
        queue.submit(std::move(pending));
    };
    return asio::async_initiate<const asio::use_awaitable_t<>, void(std::vector<engine::Outcome>)>(
        std::move(initiate), asio::use_awaitable, std::move(writes));
}

/// Submits a change and waits for the text that answers it.
inline asio::awaitable<Result<std::string>> committed(CommitQueue& queue, decltype(StorageChange::apply) apply)
{
    auto initiate = [&queue](auto handler, decltype(StorageChange::apply) change) {
        auto done = std::make_shared<decltype(handler)>(std::move(handler));
        queue.submit(StorageChange{std::move(change), [done](Result<std::string> outcome) {
                                       auto executor = asio::get_associated_executor(*done);
                                       asio::post(executor, [done, outcome = std::move(outcome)]() mutable {
                                           (*done)(std::move(outcome));
                                       });
                                   }});
    };
    return asio::async_initiate<const asio::use_awaitable_t<>, void(Result<std::string>)>(std::move(initiate),
                                                                                          asio::use_awaitable, std::move(apply));
}

} // namespace binnacle::node
