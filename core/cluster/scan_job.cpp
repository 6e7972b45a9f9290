// SPDX-License-Identifier: Apache-2.0
#include "core/cluster/scan_job.h"

#include "core/cluster/command.h"
#include "core/cluster/node_for.h"
#include "core/net/failure.h"

#include <asio/post.hpp>

#include <limits>

namespace binnacle::cluster {

namespace {

// A small first chunk shows the first rows early; later ones are worth their hand-over.
constexpr std::size_t firstChunkBytes = std::size_t{16} << 10;
constexpr std::size_t chunkBytes = std::size_t{128} << 10;
constexpr std::chrono::milliseconds longestHold{100};

Error named(const net::Address& address, const Error& error)
{
    return error.is(ClientCode::protocolError) && !error.detail().starts_with(net::displayText(address))
               ? net::unreadable(address, error)
               : error;
}

} // namespace

ScanJob::ScanJob(std::shared_ptr<CoreState> state, ScanByKind request, ScanSink sink)
    : m_state(std::move(state)),
      m_request(std::move(request)),
      m_plan(m_request(Consistency::ap).plan),
      m_sink(std::move(sink)),
      m_tracker(m_plan),
      m_shares(m_state->context),
      m_wake(m_state->context),
      m_random(std::random_device{}())
{
}

asio::awaitable<void> ScanJob::run()
{
    const std::shared_ptr<ScanJob> self = shared_from_this();
    const net::CancelSignal::Hook hook(m_state->closing, [this] { cancel(closedError()); });
    if (m_state->isClosed()) {
        cancel(closedError());
    }
    const std::optional<Error> failure = co_await readPages();
    // The handlers are the caller's objects: they go with the last call, not with this job.
    const auto onDone = std::move(m_sink.onDone);
    m_sink = {};
    onDone(failure);
}

/// Once the first partitions are known: before them nobody knows what kind of namespace it is.
void ScanJob::begin()
{
    const bool strong = m_state->map.isStronglyConsistent(m_plan.dataSet.nameSpace);
    ScanRequest request = std::exchange(m_request, nullptr)(strong ? Consistency::sc : Consistency::ap);
    m_plan = std::move(request.plan);
    m_tracker = ScanTracker(m_plan);
    grant(request.credit);
    noteProgress();
}

asio::awaitable<std::optional<Error>> ScanJob::readPages()
{
    const std::string nameSpace = m_plan.dataSet.nameSpace;
    while (!m_stopped) {
        if (hasBegun() && m_credit <= 0) {
            co_await m_wake.wait();
            noteProgress(); // the taker's time is not the nodes'
            continue;
        }
        if (m_state->map.isEmpty()) {
            co_await waitForMap(m_state, net::Deadline::in(std::chrono::milliseconds{m_plan.timeoutMs}), m_signal);
        }
        if (std::optional<Error> absent = absentNamespace(m_state->map, nameSpace); absent && !m_stopped) {
            co_return absent;
        }
        if (!hasBegun()) {
            begin();
            continue;
        }
        std::vector<ScanShare> shares = m_tracker.beginRound([&](std::uint16_t partition, std::size_t failures) {
            const NodeId node = readFrom(*m_state, nameSpace, partition, m_plan.replica, failures);
            return m_state->node(node) ? node : noNode;
        });
        for (std::size_t index = 0; index < shares.size(); ++index) {
            while (m_plan.mostNodes > 0 && m_shares.running() >= m_plan.mostNodes) {
                co_await m_wake.wait();
            }
            m_shares.spawn(readShare(std::move(shares[index]), index));
        }
        co_await m_shares.join();
        if (m_stopped) {
            break;
        }
        const Result<ScanTracker::Next> next = m_tracker.endRound();
        if (!next) {
            co_return next.error();
        }
        if (*next == ScanTracker::Next::end) {
            co_return std::nullopt;
        }
        if (*next == ScanTracker::Next::retry) {
            co_await pauseBeforeRetry();
        }
    }
    co_return m_stopped;
}

asio::awaitable<void> ScanJob::pauseBeforeRetry()
{
    m_state->requestTend();
    const auto until = net::SteadyClock::now() + std::chrono::milliseconds{m_plan.retryDelayMs};
    while (!m_stopped && net::SteadyClock::now() < until) {
        co_await m_wake.wait(until);
    }
}

asio::awaitable<void> ScanJob::readShare(ScanShare share, std::size_t index)
{
    const std::shared_ptr<ScanJob> self = shared_from_this();
    const std::shared_ptr<Node> node = m_state->node(share.node);
    if (!node) {
        endShare(index, Error::client(ClientCode::invalidNode, "the node has left the cluster"));
        co_return;
    }
    const auto timeout = std::chrono::milliseconds{m_plan.timeoutMs};
    Result<net::Lease> lease = co_await node->pool->take(net::Deadline::in(timeout), m_signal);
    if (!lease) {
        endShare(index, lease.error());
        co_return;
    }
    const std::shared_ptr<net::Connection> connection = lease->connection();
    const net::CancelSignal::Hook hook(
        m_signal, [connection] { connection->abort(Error::client(ClientCode::aborted, "the scan was stopped")); });
    connection->setDeadline(net::Deadline::in(timeout));
    Result<void> read = co_await readAnswer(*connection, encodeScan(m_plan, share, m_random()), share.maxRecords, index);
    if (read) {
        lease->giveBack();
    } else {
        read = named(connection->address(), read.error());
    }
    endShare(index, read);
}

asio::awaitable<Result<void>> ScanJob::readAnswer(net::Connection& connection, Bytes request, std::int64_t asked,
                                                  std::size_t index)
{
    const auto timeout = std::chrono::milliseconds{m_plan.timeoutMs};
    const Result<void> written = co_await connection.write(request);
    if (!written) {
        co_return written.error();
    }
    RecordBytes records;
    MessageBodies bodies(m_plan.compressed, unpackedBound(static_cast<std::uint64_t>(asked)));
    auto lastHandOver = net::SteadyClock::now();
    for (;;) {
        Result<net::Frame> frame = co_await connection.readFrame(wire::maxBodySize, timeout);
        const Result<ScanAnswer> taken =
            frame ? takeFrame(*std::move(frame), bodies, index, records) : Result<ScanAnswer>(frame.error());
        const bool over = !taken || *taken == ScanAnswer::last;
        const auto now = net::SteadyClock::now();
        if (over || now - lastHandOver >= longestHold) {
            deliver(records);
            lastHandOver = now;
        }
        if (!taken) {
            co_return taken.error();
        }
        if (over) {
            co_return Result<void>();
        }
    }
}

Result<ScanAnswer> ScanJob::takeFrame(net::Frame frame, MessageBodies& bodies, std::size_t index, RecordBytes& records)
{
    const Result<Bytes> body = bodies.take(std::move(frame));
    if (!body) {
        return body.error();
    }
    if (body->empty()) { // nothing is ever said so, and a node that goes on saying it would hold the scan for ever
        return Error::client(ClientCode::protocolError, "an empty frame");
    }
    Result<ScanAnswer> taken = ScanAnswer::more;
    for (std::size_t offset = 0; offset < body->size() && taken && *taken == ScanAnswer::more;) {
        const std::size_t enough = m_delivered ? chunkBytes : firstChunkBytes;
        taken = takeScanFrame(*body, offset, m_tracker, index, records, enough);
        if (records.bytes.size() >= enough) {
            deliver(records);
        }
    }
    return taken;
}

void ScanJob::endShare(std::size_t index, const Result<void>& read)
{
    asio::post(m_state->context, [self = shared_from_this()] { self->m_wake.notify(); }); // after its flow has left the group
    if (read) {
        noteProgress();
        m_tracker.finish(index);
    } else if (canBeMended(read.error())) {
        m_tracker.fail(index, read.error());
    } else {
        cancel(read.error());
    }
}

/// The rest of a share can be asked for again, perhaps of another node. As the vendor's clients do (PartitionTracker.shouldRetry()
/// of the Java SDK, as_partition_tracker_should_retry() of the C client): a node may not have built an index yet, or not know it.
bool ScanJob::canBeMended(const Error& error) const
{
    if (error.is(ClientCode::timeout) || error.is(ServerCode::timeout)) {
        return m_plan.patienceMs == 0 || !m_patience.passed();
    }
    return error.is(ClientCode::connectionFailed) || error.is(ClientCode::invalidNode) ||
           error.is(ServerCode::partitionUnavailable) || error.is(ServerCode::indexNotFound) ||
           error.is(ServerCode::indexNotReadable);
}

void ScanJob::deliver(RecordBytes& records)
{
    if (!records.empty()) {
        noteProgress();
        m_delivered = true;
        m_credit -= static_cast<std::int64_t>(records.offsets.size());
        m_sink.onRecords(std::exchange(records, {}));
    }
}

void ScanJob::grant(std::int64_t records)
{
    constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max() / 2;
    m_credit = std::min(m_credit, most) + std::clamp<std::int64_t>(records, 0, most);
    m_wake.notify();
}

void ScanJob::cancel(Error reason)
{
    if (!m_stopped) {
        m_stopped = std::move(reason);
        m_signal.cancel();
        m_wake.notify();
    }
}

} // namespace binnacle::cluster
