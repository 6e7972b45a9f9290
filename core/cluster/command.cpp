// SPDX-License-Identifier: Apache-2.0
#include "core/cluster/command.h"

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

Result<RecordResult> readAnswer(const net::Frame& frame, Verb verb, const Key& key, const net::Address& address)
{
    if (frame.type != wire::FrameType::message) {
        return net::unreadable(address, Error::client(ClientCode::protocolError, "an answer of another kind than was asked for"));
    }
    std::size_t offset = 0;
    const Result<wire::Message> message = wire::decodeMessage(frame.body, offset);
    if (!message) {
        return net::unreadable(address, message.error());
    }
    if (offset != frame.body.size()) {
        return net::unreadable(address, Error::client(ClientCode::protocolError, "bytes after the end of an answer"));
    }
    return decodeReply(verb, key, *message);
}

asio::awaitable<Outcome> exchange(std::shared_ptr<net::Pool> pool, Bytes request, Verb verb, Key key, net::Deadline deadline,
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
    const Result<net::Frame> frame = co_await connection->readFrame(wire::maxBodySize);
    if (!frame) {
        co_return Outcome::failed(frame.error(), true);
    }
    Result<RecordResult> answer = readAnswer(*frame, verb, key, connection->address());
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

/// The node for an attempt, or why there is none.
Result<std::shared_ptr<Node>> nodeFor(const CoreState& state, const Key& key, bool write, std::uint32_t attempt)
{
    if (!state.map.contains(key.nameSpace)) {
        return Error::server(ServerCode::namespaceNotFound, "the cluster has no namespace \"" + escaped(key.nameSpace) + '"');
    }
    const std::uint16_t partition = partitionOf(key.digest);
    const std::shared_ptr<Node> node = state.node(route(state.map, key.nameSpace, partition, write, attempt));
    if (!node) {
        return Error::client(ClientCode::invalidNode, "no node holds partition " + std::to_string(partition) +
                                                          " of namespace \"" + escaped(key.nameSpace) + "\" just now");
    }
    return node;
}

std::int64_t unixNow()
{
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    return std::chrono::duration_cast<std::chrono::seconds>(now).count();
}

asio::awaitable<Outcome> tryOnce(std::shared_ptr<CoreState> state, const Segment& segment, const Policy& policy, Key key,
                                 std::uint32_t attempt, net::Deadline deadline, net::CancelSignal& signal)
{
    const auto node = nodeFor(*state, key, isWrite(segment.verb), attempt);
    if (!node) {
        co_return Outcome::failed(node.error(), false);
    }
    const auto left = static_cast<std::uint32_t>(std::max<std::int64_t>(deadline.left().count(), 1));
    Result<Bytes> request = encodeCommand(segment, policy, key, {left, unixNow()});
    if (!request) {
        co_return Outcome::failed(request.error(), false);
    }
    const std::shared_ptr<net::Pool> pool = (*node)->pool;
    co_return co_await exchange(pool, std::move(*request), segment.verb, std::move(key), deadline, signal);
}

RecordResult failedResult(Key key, Error error)
{
    RecordResult result;
    result.key = std::move(key);
    result.error = std::move(error);
    return result;
}

} // namespace

asio::awaitable<RecordResult> runCommand(std::shared_ptr<CoreState> state, const Segment& segment, const Policy& policy, Key key,
                                         net::CancelSignal& signal)
{
    const net::Deadline deadline = net::Deadline::in(std::chrono::milliseconds{policy.totalTimeoutMs});
    for (std::uint32_t number = 0;; ++number) {
        Outcome outcome = co_await tryOnce(state, segment, policy, key, number, deadline, signal);
        const std::optional<Error>& failure = outcome.answer ? outcome.answer->error : outcome.failure;
        if (!failure) {
            co_return std::move(*outcome.answer);
        }
        Error error = *failure;
        const Attempt attempt{isWrite(segment.verb), outcome.sent, number, policy.maxRetries, deadline.left()};
        const Decision decision = signal.isCancelled() && !outcome.sent ? Decision::fail : decide(attempt, error);
        if (decision == Decision::retry) {
            state->requestTend();
            net::Event pause(state->context);
            const net::CancelSignal::Hook hook(signal, [&pause] { pause.notify(); });
            co_await pause.wait(net::SteadyClock::now() + pauseBefore(number + 1));
            if (signal.isCancelled()) { // not in doubt: only what was never applied is tried again
                co_return failedResult(std::move(key), Error::client(ClientCode::aborted, "stopped before it was sent again"));
            }
            continue;
        }
        error.setInDoubt(decision == Decision::failInDoubt);
        if (outcome.answer) {
            outcome.answer->error = std::move(error);
            co_return std::move(*outcome.answer);
        }
        co_return failedResult(std::move(key), std::move(error));
    }
}

} // namespace binnacle::cluster
