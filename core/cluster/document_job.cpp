// SPDX-License-Identifier: Apache-2.0
#include "core/cluster/document_job.h"

#include "core/cluster/key_cursor.h"
#include "core/cluster/node_for.h"
#include "core/net/failure.h"

#include <asio/post.hpp>

#include <limits>

namespace binnacle::cluster {

namespace {

constexpr std::size_t resultsAtOnce = 256;
constexpr std::size_t rowsInBatch = 256;
constexpr std::size_t bytesInBatch = std::size_t{256} << 10;
constexpr std::size_t mostRowsUnderWay = 4096;
constexpr std::int64_t mostUnsentReported = 10'000;

Progress beginOf(const Policy& policy)
{
    return {0, net::Deadline::in(std::chrono::milliseconds{policy.totalTimeoutMs}), true};
}

} // namespace

DocumentJob::DocumentJob(std::shared_ptr<CoreState> state, OperationDocument document, std::optional<std::int64_t> usual,
                         DocumentSink sink)
    : m_state(std::move(state)),
      m_document(std::move(document)),
      m_usual(usual),
      m_sink(std::move(sink)),
      m_commands(m_state->context),
      m_wake(m_state->context),
      m_turnsChanged(m_state->context)
{
}

asio::awaitable<void> DocumentJob::run()
{
    const std::shared_ptr<DocumentJob> self = shared_from_this();
    const net::CancelSignal::Hook hook(m_state->closing, [this] { cancel(closedError()); });
    if (m_state->isClosed()) {
        cancel(closedError());
    }
    std::optional<Error> failure = encodeSegments();
    if (!failure && m_state->map.isEmpty()) {
        failure = co_await waitForPartitions();
    }
    if (!failure) {
        resolvePolicies();
        const bool alone = m_document.segments.size() == 1 && keyCount(m_document.segments.front()) == 1;
        if (alone) {
            co_await sendOnly();
        } else {
            co_await sendRows();
            co_await m_commands.join();
        }
        flush();
        tellUnsent();
        failure = m_stopped;
    }
    // The handlers are the caller's objects: they go with the last call, not with this job.
    const auto onDone = std::move(m_sink.onDone);
    m_sink = {};
    onDone(failure);
}

std::optional<Error> DocumentJob::encodeSegments()
{
    for (const Segment& segment : m_document.segments) {
        Result<EncodedSegment> encoded = encodeSegment(segment);
        if (!encoded) {
            return encoded.error();
        }
        m_encoded.push_back(*std::move(encoded));
    }
    return std::nullopt;
}

/// Before the first partitions are known, nobody knows what kind of namespaces there are, and where to send anything.
asio::awaitable<std::optional<Error>> DocumentJob::waitForPartitions()
{
    const Policy policy = policyFor(m_document.behavior, m_document.segments.front(), shapeOf(m_document));
    const bool told = co_await waitForMap(m_state, beginOf(policy).deadline, m_signal);
    co_return told || m_stopped ? std::nullopt : absentNamespace(m_state->map, {});
}

void DocumentJob::resolvePolicies()
{
    std::size_t mostNodes = 0;
    std::optional<std::int64_t> queue;
    for (const Segment& segment : m_document.segments) {
        const bool strong = m_state->map.isStronglyConsistent(segment.dataSet.nameSpace);
        m_policies.push_back(
            policyFor(m_document.behavior, segment, shapeOf(m_document), strong ? Consistency::sc : Consistency::ap));
        const Policy& policy = m_policies.back();
        if (const std::size_t most = policy.maxConcurrentNodes; most > 0) {
            mostNodes = mostNodes == 0 ? most : std::min(mostNodes, most);
        }
        if (const auto most = policy.recordQueueSize) {
            queue = std::min<std::int64_t>(queue.value_or(*most), *most);
        }
    }
    m_turns.setBound(mostNodes);
    grant(m_usual ? queue.value_or(*m_usual) : std::numeric_limits<std::int64_t>::max());
}

/// The only row of a document needs neither batches nor turns, and no flow beside this one: most documents are of this kind.
asio::awaitable<void> DocumentJob::sendOnly()
{
    Key key = *KeyCursor(m_document.segments.front()).next();
    const bool goesOn = co_await waitForTurn(key);
    if (!goesOn) {
        reportUnsent(key, 0);
        co_return;
    }
    const Policy& policy = m_policies.front();
    BatchRow row{&m_document.segments.front(), &m_encoded.front(), &policy, std::move(key), 0};
    RecordResult result = co_await runCommand(m_state, std::move(row), beginOf(policy), m_signal);
    m_results.push_back(std::move(result));
}

asio::awaitable<void> DocumentJob::sendRows()
{
    std::int64_t index = 0;
    for (std::size_t i = 0; i < m_document.segments.size(); ++i) {
        const Segment& segment = m_document.segments[i];
        KeyCursor keys(segment);
        for (std::optional<Key> key = keys.next(); key && m_unsent <= mostUnsentReported; key = keys.next(), ++index) {
            const bool goesOn = co_await waitForTurn(*key);
            if (!goesOn) {
                reportUnsent(*key, index);
                continue;
            }
            m_underWay.insert(key->digest);
            --m_credit;
            gather({&segment, &m_encoded[i], &m_policies[i], *std::move(key), index}, Progress{});
        }
    }
    sendGathered();
    countUnsent(index);
}

/// Of the rows from `index` on nothing was said.
void DocumentJob::countUnsent(std::int64_t index)
{
    std::int64_t total = 0;
    for (const Segment& segment : m_document.segments) {
        total += keyCount(segment).value_or(0);
    }
    m_unsent += total - index;
}

/// After all flows have ended: a turn that ends late leaves rows that waited for it.
void DocumentJob::tellUnsent()
{
    if (m_stopped && m_unsent > mostUnsentReported) {
        const auto code = static_cast<ClientCode>(m_stopped->code());
        m_stopped = Error::client(code, m_stopped->detail() + "; " + std::to_string(m_unsent) + " records were not sent");
    }
}

bool DocumentJob::mustWait(const Key& key) const
{
    return m_commands.running() >= m_state->options.window || m_underWay.size() >= mostRowsUnderWay || m_credit <= 0 ||
           m_underWay.contains(key.digest);
}

asio::awaitable<bool> DocumentJob::waitForTurn(const Key& key)
{
    while (!m_stopped && mustWait(key)) {
        sendGathered();
        co_await m_wake.wait();
    }
    co_return !m_stopped;
}

/// Rows without a node go alone: a command of its own knows how to wait for one.
void DocumentJob::gather(BatchRow row, Progress progress)
{
    const auto node = nodeFor(*m_state, row, progress.attempt);
    if (!node) {
        const Progress begun = progress.begun ? progress : beginOf(*row.policy);
        m_commands.spawn(runOne(std::move(row), begun, noNode));
        return;
    }
    const std::size_t bytes = rowSize(*row.encoded, row.key);
    Pending& pending = m_gathered[(*node)->id];
    if (!pending.batch.rows.empty() && pending.bytes + bytes > bytesInBatch) {
        start(std::exchange(pending, {}).batch);
    }
    if (pending.batch.rows.empty()) {
        pending.batch.node = *node;
        pending.batch.progress = progress;
    }
    pending.bytes += bytes;
    pending.batch.rows.push_back(std::move(row));
    if (pending.batch.rows.size() >= mostRows((*node)->id)) {
        start(std::exchange(pending, {}).batch);
    }
}

std::size_t DocumentJob::mostRows(NodeId node) const
{
    const auto known = m_mostRows.find(node);
    return known == m_mostRows.end() ? rowsInBatch : known->second;
}

void DocumentJob::sendGathered()
{
    for (auto& [id, pending] : std::exchange(m_gathered, {})) {
        if (!pending.batch.rows.empty()) {
            start(std::move(pending.batch));
        }
    }
}

void DocumentJob::start(Batch batch)
{
    if (m_stopped) {
        reportUnsent(batch);
        return;
    }
    const NodeId node = batch.node->id;
    const bool again = batch.progress.begun;
    if (std::optional<Batch> ready = m_turns.begin(node, std::move(batch))) {
        begin(*std::move(ready));
    } else if (again) {
        watchWaiting();
    }
}

/// What is sent again has a deadline already: its waiting for a turn counts.
void DocumentJob::watchWaiting()
{
    m_turnsChanged.notify();
    if (!std::exchange(m_watching, true)) {
        m_commands.spawn(endWaiting());
    }
}

asio::awaitable<void> DocumentJob::endWaiting()
{
    const std::shared_ptr<DocumentJob> self = shared_from_this();
    while (const auto end = firstEndOfWaiting()) {
        co_await m_turnsChanged.wait(*end);
        const auto isLate = [](const Batch& batch) { return batch.progress.begun && batch.progress.deadline.passed(); };
        for (Batch& late : m_turns.takeBack(isLate)) {
            const Error unsent = net::unsent(late.node->pool->address(), late.progress.deadline.span);
            for (BatchRow& row : late.rows) {
                finishRow(failedResult(std::move(row.key), row.index, unsent));
            }
        }
    }
    m_watching = false;
    asio::post(m_state->context, [self] { self->m_wake.notify(); }); // after this flow has left the group
}

std::optional<net::SteadyClock::time_point> DocumentJob::firstEndOfWaiting() const
{
    std::optional<net::SteadyClock::time_point> first;
    for (const auto& [node, batch] : m_turns.waiting()) {
        if (batch.progress.begun) {
            first = std::min(first.value_or(batch.progress.deadline.at), batch.progress.deadline.at);
        }
    }
    return first;
}

void DocumentJob::begin(Batch batch)
{
    if (!batch.progress.begun) {
        batch.progress = beginOf(*batch.rows.front().policy);
    }
    if (batch.rows.size() == 1) {
        m_commands.spawn(runOne(std::move(batch.rows.front()), batch.progress, batch.node->id));
    } else {
        m_commands.spawn(runBatch(std::move(batch)));
    }
}

void DocumentJob::endTurn(NodeId node)
{
    std::vector<NodeId> ended{node};
    while (!ended.empty()) {
        const NodeId last = ended.back();
        ended.pop_back();
        for (Batch& batch : m_turns.end(last)) {
            if (m_stopped) {
                reportUnsent(batch);
                ended.push_back(batch.node->id);
            } else {
                begin(std::move(batch));
            }
        }
    }
    m_turnsChanged.notify();
}

void DocumentJob::reportUnsent(const Batch& batch)
{
    for (const BatchRow& row : batch.rows) {
        m_underWay.erase(row.key.digest);
        reportUnsent(row.key, row.index);
    }
}

asio::awaitable<void> DocumentJob::runOne(BatchRow row, Progress progress, NodeId node)
{
    const std::shared_ptr<DocumentJob> self = shared_from_this();
    RecordResult result = co_await runCommand(m_state, std::move(row), progress, m_signal);
    finishRow(std::move(result));
    if (node != noNode) {
        endTurn(node);
    }
    asio::post(m_state->context, [self] { self->m_wake.notify(); }); // after this flow has left the group
}

asio::awaitable<void> DocumentJob::runBatch(Batch batch)
{
    const std::shared_ptr<DocumentJob> self = shared_from_this();
    Progress progress = batch.progress;
    const auto deliverRow = [this](RecordResult result) { finishRow(std::move(result)); };
    const NodeId node = batch.node->id;
    Leftover left = co_await sendBatch(std::move(batch), deliverRow, m_signal);
    if (left.mostRows) {
        m_mostRows[node] = std::min(mostRows(node), *left.mostRows);
        sendAgain(std::move(left.rows), progress);
    } else if (!left.rows.empty()) {
        const bool goesOn = co_await pauseForMap(m_state, ++progress.attempt, *left.rows.front().policy, m_signal);
        if (goesOn) {
            sendAgain(std::move(left.rows), progress);
        } else { // not in doubt: only what was never applied is sent again
            for (BatchRow& row : left.rows) {
                finishRow(failedResult(std::move(row.key), row.index,
                                       Error::client(ClientCode::aborted, "stopped before it was sent again")));
            }
        }
    }
    endTurn(node);
    asio::post(m_state->context, [self] { self->m_wake.notify(); });
}

/// They may belong to other nodes by now.
void DocumentJob::sendAgain(std::vector<BatchRow> rows, Progress progress)
{
    std::map<NodeId, Pending> others = std::exchange(m_gathered, {});
    for (BatchRow& row : rows) {
        gather(std::move(row), progress);
    }
    sendGathered();
    m_gathered = std::move(others);
}

void DocumentJob::finishRow(RecordResult result)
{
    m_underWay.erase(result.key.digest);
    deliver(std::move(result));
    m_wake.notify();
}

void DocumentJob::reportUnsent(const Key& key, std::int64_t index)
{
    if (m_unsent++ < mostUnsentReported) {
        deliver(failedResult(key, index, Error::client(ClientCode::aborted, "stopped before it was sent")));
    }
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
    if (!m_results.empty() && m_sink.onResults) {
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
