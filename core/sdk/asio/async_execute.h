// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/sdk/errors.h"
#include "core/sdk/result_filter.h"
#include "core/sdk/session.h"

#include <asio/associated_cancellation_slot.hpp>
#include <asio/associated_executor.hpp>
#include <asio/async_result.hpp>
#include <asio/executor_work_guard.hpp>
#include <asio/post.hpp>
#include <asio/system_executor.hpp>

#include <algorithm>
#include <exception>
#include <memory>
#include <utility>
#include <vector>

namespace binnacle {

namespace detail {

using ExecuteSignature = void(std::exception_ptr, std::vector<RecordResult>);

/// What lives from the start of asyncExecute() to its completion; it goes where the completion runs.
template <typename Completion>
struct PendingExecution {
    using Executor = asio::associated_executor_t<Completion, asio::system_executor>;

    PendingExecution(Completion given, Session on, ResultFilter resultFilter)
        : completion(std::move(given)),
          session(std::move(on)),
          filter(std::move(resultFilter)),
          executor(asio::get_associated_executor(completion, asio::system_executor())),
          work(executor),
          cancellation(asio::get_associated_cancellation_slot(completion))
    {
    }

    Completion completion;
    Session session;
    ResultFilter filter;
    Executor executor;
    asio::executor_work_guard<Executor> work;
    asio::associated_cancellation_slot_t<Completion> cancellation;
    StreamHandle handle;
    std::vector<RecordResult> results;

    /// A failure of the whole, or one that is to be raised.
    std::exception_ptr exceptionFor(const std::optional<Error>& failure)
    {
        if (failure) {
            Error whole = *failure;
            whole.setInDoubt(std::any_of(results.begin(), results.end(), [](const RecordResult& r) { return r.inDoubt(); }));
            return std::make_exception_ptr(AerospikeError(std::move(whole)));
        }
        try {
            std::erase_if(results, [this](RecordResult& result) { return !filter.pass(result); });
        } catch (const AerospikeError&) {
            return std::current_exception();
        }
        return nullptr;
    }

    void complete(const std::optional<Error>& failure)
    {
        if (cancellation.is_connected()) {
            cancellation.clear();
        }
        std::sort(results.begin(), results.end(), [](const RecordResult& a, const RecordResult& b) { return a.index < b.index; });
        std::exception_ptr exception = exceptionFor(failure);
        work.reset();
        std::move(completion)(std::move(exception), std::move(results));
    }
};

struct StartExecution {
    template <typename Completion>
    void operator()(Completion&& completion, Session session, OperationDocument document, const ErrorDisposition& errors) const
    {
        using Pending = PendingExecution<std::decay_t<Completion>>;
        auto pending = std::make_shared<Pending>(std::forward<Completion>(completion), std::move(session),
                                                 filterOfExecute(document, errors));
        if (pending->cancellation.is_connected()) {
            pending->cancellation.assign([weak = std::weak_ptr<Pending>(pending)](asio::cancellation_type) {
                if (const auto running = weak.lock()) {
                    running->handle.cancel();
                }
            });
        }
        DocumentHandler handler;
        handler.onResults = [raw = pending.get()](std::vector<RecordResult> batch) {
            std::move(batch.begin(), batch.end(), std::back_inserter(raw->results));
        };
        handler.onDone = [owner = pending](const std::optional<Error>& failure) mutable {
            // The last owner is the posted task, so that the session goes on the completion's executor.
            const auto executor = owner->executor;
            // The context must not run out of work, and be destroyed, before post() has returned.
            const asio::executor_work_guard<typename Pending::Executor> posting(executor);
            asio::post(executor, [finished = std::exchange(owner, nullptr), failure] { finished->complete(failure); });
        };
        // Results are gathered where they are made; only the completion is posted, so its executor need not keep an order.
        const Dispatcher here = [](const std::function<void()>& task) { task(); };
        const Session running = pending->session;
        const std::shared_ptr<Pending> keep = pending;
        pending.reset();
        keep->handle = running.executeAsync(std::move(document), here, std::move(handler));
    }
};

} // namespace detail

/// Runs a document, and completes with all results in document order, on the executor that belongs to the token. What
/// Session::execute() throws comes as the exception; so does a cancellation, as `aborted`. Any completion token:
///     std::vector<RecordResult> results = co_await asyncExecute(session, document, asio::use_awaitable);
/// Without an executor of its own, a callback runs on a thread of the system executor.
template <typename Token>
auto asyncExecute(Session session, OperationDocument document, Token&& token, const ErrorDisposition& errors = {})
{
    return asio::async_initiate<Token, detail::ExecuteSignature>(detail::StartExecution{}, token, std::move(session),
                                                                 std::move(document), errors);
}

/// The same of what a chain has built:
///     co_await asyncExecute(session.upsert(users.id(1)).bin("n").setTo(1), asio::use_awaitable);
template <typename Token>
auto asyncExecute(const OperationBuilder& chain, Token&& token)
{
    return asyncExecute(chain.session(), chain.document(), std::forward<Token>(token), chain.errors());
}

} // namespace binnacle
