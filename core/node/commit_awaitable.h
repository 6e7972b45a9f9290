// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/node/commit_queue.h"

#include <asio/associated_executor.hpp>
#include <asio/async_result.hpp>
#include <asio/post.hpp>
#include <asio/use_awaitable.hpp>

#include <memory>

namespace binnacle::node {

/// Submits a write and waits, on the coroutine's own executor, for the frame that answers it.
inline asio::awaitable<Bytes> committed(CommitQueue& queue, PendingWrite write)
{
    auto initiate = [&queue](auto handler, PendingWrite pending) {
        auto shared = std::make_shared<decltype(handler)>(std::move(handler));
        pending.answer = [shared](Bytes frame) {
            auto executor = asio::get_associated_executor(*shared);
            asio::post(executor, [shared, answer = std::move(frame)]() mutable { (*shared)(std::move(answer)); });
        };
        queue.submit(std::move(pending));
    };
    return asio::async_initiate<const asio::use_awaitable_t<>, void(Bytes)>(std::move(initiate), asio::use_awaitable,
                                                                            std::move(write));
}

} // namespace binnacle::node
