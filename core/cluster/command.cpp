// SPDX-License-Identifier: Apache-2.0
#include "core/cluster/command.h"

#include "core/cluster/message_body.h"
#include "core/cluster/node_for.h"
#include "core/cluster/retry.h"
#include "core/net/failure.h"
#include "core/operation/encode.h"

namespace binnacle::cluster {

namespace {

/// What came of one attempt: an answer, or why there is none.
struct Outcome {
    std::optional<RecordResult> answer;
    std::optional<Error> failure;
    bool sent = false;

    static Outcome failed(Error error, bool sent)
    {
        Outcome outcome;
        outcome.failure = std::move(error);
        outcome.sent = sent;
        return outcome;
    }
};

Result<RecordResult> readAnswer(net::Frame frame, const BatchRow& row, const net::Address& address)
{
    const Result<Bytes> body = MessageBodies(row.policy->useCompression, wire::maxBodySize).take(std::move(frame));
    if (!body) {
        return net::unreadable(address, body.error());
    }
    std::size_t offset = 0;
    const Result<wire::Message> message = wire::decodeMessage(*body, offset);
    if (!message) {
        return net::unreadable(address, message.error());
    }
    if (offset != body->size()) {
        return net::unreadable(address, Error::client(ClientCode::protocolError, "bytes after the end of an answer"));
    }
    return decodeReply(row.segment->verb, row.key, *message);
}

asio::awaitable<Outcome> exchange(std::shared_ptr<net::Pool> pool, Bytes request, const BatchRow& row, net::Deadline deadline,
                                  net::CancelSignal& signal)
{
    Result<net::Lease> lease = co_await pool->take(deadline, signal);
    if (!lease) {
        co_return Outcome::failed(lease.error(), false);
    }
    const std::shared_ptr<net::Connection> connection = lease->connection();
    const net::CancelSignal::Hook hook(
        signal, [connection] { connection->abort(Error::client(ClientCode::aborted, "stopped before the answer came")); });
    const auto begun = net::SteadyClock::now();
    const Result<void> written = co_await connection->write(request);
    if (!written) {
        co_return Outcome::failed(written.error(), false);
    }
    Result<net::Frame> frame = co_await connection->readFrame(wire::maxBodySize);
    if (!frame) {
        co_return Outcome::failed(frame.error(), true);
    }
    Result<RecordResult> answer = readAnswer(*std::move(frame), row, connection->address());
    if (!answer) {
        co_return Outcome::failed(answer.error(), true);
    }
    lease->giveBack();
    Outcome outcome;
    outcome.sent = true;
    outcome.answer = std::move(*answer);
    outcome.answer->elapsed = std::chrono::duration_cast<std::chrono::microseconds>(net::SteadyClock::now() - begun);
    co_return outcome;
}

/// One attempt ends when its own time is up, or that of all together.
net::Deadline attemptDeadline(const BatchRow& row, const Progress& progress)
{
    const std::chrono::milliseconds socket{row.policy->socketTimeoutMs};
    return socket.count() == 0 ? progress.deadline : earlier(progress.deadline, net::Deadline::in(socket));
}

asio::awaitable<Outcome> tryOnce(std::shared_ptr<CoreState> state, const BatchRow& row, Progress progress,
                                 net::CancelSignal& signal)
{
    const auto node = nodeFor(*state, row, progress.attempt);
    if (!node) {
        co_return Outcome::failed(node.error(), false);
    }
    Result<Bytes> request =
        encodeCommand(*row.segment, *row.encoded, *row.policy, row.key, {timeoutFor(progress.deadline), unixNow()});
    if (!request) {
        co_return Outcome::failed(request.error(), false);
    }
    const std::shared_ptr<net::Pool> pool = (*node)->pool;
    co_return co_await exchange(pool, std::move(*request), row, attemptDeadline(row, progress), signal);
}

/// What is told of a record in the end: its answer with the failure's certainty, or the failure alone.
RecordResult resultOf(const BatchRow& row, Outcome outcome, Error error, bool inDoubt)
{
    error.setInDoubt(inDoubt);
    RecordResult result = outcome.answer ? std::move(*outcome.answer) : failedResult(row.key, row.index, error);
    result.error = std::move(error);
    return result;
}

asio::awaitable<bool> pause(std::shared_ptr<CoreState> state, net::SteadyClock::time_point until, net::CancelSignal& signal)
{
    state->requestTend();
    net::Event pause(state->context);
    const net::CancelSignal::Hook hook(signal, [&pause] { pause.notify(); });
    co_await pause.wait(until);
    co_return !signal.isCancelled();
}

} // namespace

asio::awaitable<bool> waitForMap(std::shared_ptr<CoreState> state, net::Deadline deadline, net::CancelSignal& signal)
{
    for (std::uint32_t attempt = 1; state->map.isEmpty() && !deadline.passed() && !signal.isCancelled(); ++attempt) {
        co_await pause(state, std::min(deadline.at, net::SteadyClock::now() + pauseBefore(attempt)), signal);
    }
    co_return !state->map.isEmpty() && !signal.isCancelled();
}

asio::awaitable<bool> pauseForMap(std::shared_ptr<CoreState> state, std::uint32_t next, const Policy& policy,
                                  net::CancelSignal& signal)
{
    const auto span = std::max(pauseBefore(next), std::chrono::milliseconds{policy.retryDelayMs});
    co_return co_await pause(state, net::SteadyClock::now() + span, signal);
}

asio::awaitable<RecordResult> runCommand(std::shared_ptr<CoreState> state, BatchRow row, Progress progress,
                                         net::CancelSignal& signal)
{
    for (;; ++progress.attempt) {
        Outcome outcome = co_await tryOnce(state, row, progress, signal);
        if (outcome.answer) {
            outcome.answer->index = row.index;
        }
        const std::optional<Error>& failure = outcome.answer ? outcome.answer->error : outcome.failure;
        if (!failure) {
            co_return std::move(*outcome.answer);
        }
        Error error = *failure;
        const Attempt attempt{isWrite(row.segment->verb), outcome.sent, progress.attempt, row.policy->maxRetries,
                              progress.deadline.left()};
        const Decision decision = signal.isCancelled() && !outcome.sent ? Decision::fail : decide(attempt, error);
        if (decision != Decision::retry) {
            co_return resultOf(row, std::move(outcome), std::move(error), decision == Decision::failInDoubt);
        }
        const bool goesOn = co_await pauseForMap(state, progress.attempt + 1, *row.policy, signal);
        if (!goesOn) { // not in doubt: only what was never applied is tried again
            co_return failedResult(row.key, row.index, Error::client(ClientCode::aborted, "stopped before it was sent again"));
        }
    }
}

} // namespace binnacle::cluster
