// SPDX-License-Identifier: Apache-2.0
#include "core/cluster/document_job.h"

#include "core/cluster/command.h"
#include "core/cluster/key_cursor.h"

#include <asio/post.hpp>

#include <limits>

namespace binnacle::cluster {

namespace {

constexpr std::size_t resultsAtOnce = 256;

} // namespace

DocumentJob::DocumentJob(std::shared_ptr<CoreState> state, OperationDocument document, std::int64_t credit, DocumentSink sink)
    : m_state(std::move(state)),
      m_document(std::move(document)),
      m_credit(credit),
      m_sink(std::move(sink)),
      m_commands(m_state->context),
      m_wake(m_state->context)
{
}

asio::awaitable<void> DocumentJob::run()
{
    const std::shared_ptr<DocumentJob> self = shared_from_this();
    const net::CancelSignal::Hook hook(m_state->closing, [this] { cancel(closedError()); });
    if (m_state->isClosed()) {
        cancel(closedError());
    }
    std::int64_t index = 0;
    for (const Segment& segment : m_document.segments) {
        KeyCursor keys(segment);
        for (std::optional<Key> key = keys.next(); key && !m_stopped; key = keys.next(), ++index) {
            const bool goOn = co_await waitForTurn(*key);
            if (goOn) {
                m_underWay.insert(key->digest);
                --m_credit;
                m_commands.spawn(runOne(segment, *key, index));
            }
        }
    }
    co_await m_commands.join();
    flush();
    // The handlers are the caller's objects: they go with the last call, not with this job.
    const auto onDone = std::move(m_sink.onDone);
    m_sink = {};
    onDone(m_stopped);
}

asio::awaitable<bool> DocumentJob::waitForTurn(const Key& key)
{
    while (!m_stopped && (m_commands.running() >= m_state->options.window || m_credit <= 0 || m_underWay.contains(key.digest))) {
        co_await m_wake.wait();
    }
    co_return !m_stopped;
}

asio::awaitable<void> DocumentJob::runOne(const Segment& segment, Key key, std::int64_t index)
{
    const std::shared_ptr<DocumentJob> self = shared_from_this();
    RecordResult result = co_await runCommand(m_state, segment, m_document.policy, key, m_signal);
    result.index = index;
    m_underWay.erase(key.digest);
    deliver(std::move(result));
    asio::post(m_state->context, [self] { self->m_wake.notify(); }); // after this flow has left the group
}

void DocumentJob::deliver(RecordResult result)
{
    m_results.push_back(std::move(result));
    if (m_results.size() >= resultsAtOnce) {
        flush();
    } else if (!m_flushPosted) {
        // What completes in the same turn of the loop is delivered together.
        m_flushPosted = true;
        asio::post(m_state->context, [self = shared_from_this()] {
            self->m_flushPosted = false;
            self->flush();
        });
    }
}

void DocumentJob::flush()
{
    if (!m_results.empty()) {
        m_sink.onResults(std::exchange(m_results, {}));
    }
}

void DocumentJob::grant(std::int64_t records)
{
    constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max() / 2;
    m_credit = std::min(m_credit, most) + std::clamp<std::int64_t>(records, 0, most);
    m_wake.notify();
}

void DocumentJob::cancel(Error reason)
{
    if (!m_stopped) {
        m_stopped = std::move(reason);
        m_signal.cancel();
        m_wake.notify();
    }
}

} // namespace binnacle::cluster
