// SPDX-License-Identifier: Apache-2.0
#include "core/cluster/batch.h"

#include "core/cluster/message_body.h"
#include "core/cluster/node_for.h"
#include "core/cluster/retry.h"
#include "core/net/failure.h"

namespace binnacle::cluster {

namespace {

/// How many records, or results of operations on them, may come at most.
std::uint64_t resultsOf(const std::vector<BatchRow>& rows)
{
    std::uint64_t results = 0;
    for (const BatchRow& row : rows) {
        results += std::max<std::size_t>(row.segment->operations.size(), 1);
    }
    return results;
}

/// One batch on its way: sorts its rows into those that are done and those that are to be sent again.
class Exchange {
public:
    Exchange(Batch& batch, std::function<void(RecordResult)> deliver, net::CancelSignal& signal)
        : m_batch(batch),
          m_deliver(std::move(deliver)),
          m_signal(signal),
          m_reader(batch.rows),
          m_bodies(wantsCompression(batch.rows), unpackedBound(resultsOf(batch.rows)))
    {
    }

    asio::awaitable<Leftover> run()
    {
        const std::optional<Error> failure = co_await exchange();
        if (m_leftover.mostRows) {
            m_leftover.rows = std::move(m_batch.rows);
            co_return std::move(m_leftover);
        }
        const Error leftOut = net::about(m_batch.node->pool->address(),
                                         Error::client(ClientCode::protocolError, "the node left out a row of a batch"));
        for (std::size_t row = 0; row < m_batch.rows.size(); ++row) {
            if (!m_reader.isAnswered(row)) {
                settle(row, failedResult(m_batch.rows[row].key, m_batch.rows[row].index, failure.value_or(leftOut)));
            }
        }
        co_return std::move(m_leftover);
    }

private:
    /// Nothing: the answer came to its end. Otherwise why the rows that are not answered have no answer.
    asio::awaitable<std::optional<Error>> exchange()
    {
        const net::Deadline deadline = m_batch.progress.deadline;
        const Result<Bytes> request = encodeBatch(m_batch.rows, {timeoutFor(deadline), unixNow()});
        if (!request) {
            co_return request.error();
        }
        const std::optional<net::Patience> patience = patienceOfRows();
        Result<net::Lease> lease = co_await m_batch.node->pool->take(patience ? patience->next() : deadline, m_signal);
        if (!lease) {
            co_return lease.error();
        }
        const std::shared_ptr<net::Connection> connection = lease->connection();
        const net::CancelSignal::Hook hook(
            m_signal, [connection] { connection->abort(Error::client(ClientCode::aborted, "stopped before the answer came")); });
        if (patience) {
            connection->setDeadline(patience->next());
        }
        m_begun = net::SteadyClock::now();
        const Result<void> written = co_await connection->write(*request);
        if (!written) {
            co_return written.error();
        }
        m_sent = true;
        m_compressed = (*request)[1] == static_cast<std::uint8_t>(wire::FrameType::compressed);
        Result<ServerCode> ended = co_await readAnswers(*connection, patience);
        if (!ended) {
            co_return ended.error();
        }
        lease->giveBack();
        co_return judge(*ended, connection->address());
    }

    /// The longest that a row has; nothing if one of them lets the total timeout alone decide.
    std::optional<net::Patience> patienceOfRows() const
    {
        std::uint32_t longest = 0;
        for (const BatchRow& row : m_batch.rows) {
            if (row.policy->socketTimeoutMs == 0) {
                return std::nullopt;
            }
            longest = std::max(longest, row.policy->socketTimeoutMs);
        }
        return net::Patience(std::chrono::milliseconds{longest}, m_batch.progress.deadline);
    }

    /// A node that cannot unpack the request does not even see that it is a batch: it answers with one bare message and no last one.
    bool isRefusedCompression(const Bytes& body) const
    {
        std::size_t offset = 0;
        const Result<wire::Message> message = wire::decodeMessage(body, offset);
        return m_compressed && !m_answered && message && !message->isLast() && offset == body.size() &&
               message->header.resultCode == static_cast<std::uint8_t>(ServerCode::enterpriseOnly);
    }

    /// The code with which the answer ended.
    std::optional<Error> judge(ServerCode ended, const net::Address& address)
    {
        if (ended == ServerCode::ok) {
            return std::nullopt;
        }
        if (m_answered) {
            // A node that has begun with the rows may have done more of them than it has answered.
            return net::about(address,
                              Error::client(ClientCode::protocolError, "the node broke off a batch: " + Error::server(ended).text()));
        }
        m_brokenOff = !turnsBatchAway(ended);
        m_leftover.mostRows = rowsInstead(m_batch.rows.size(), ended);
        return Error::server(ended);
    }

    asio::awaitable<Result<ServerCode>> readAnswers(net::Connection& connection, std::optional<net::Patience> patience)
    {
        for (;;) {
            Result<net::Frame> frame = co_await connection.readFrame(wire::maxBodySize, patience);
            if (!frame) {
                co_return frame.error();
            }
            const Result<Bytes> body = m_bodies.take(*std::move(frame));
            if (!body) {
                co_return net::unreadable(connection.address(), body.error());
            }
            if (isRefusedCompression(*body)) {
                co_return ServerCode::enterpriseOnly;
            }
            Result<BatchAnswer> answer = m_reader.read(*body);
            if (!answer) {
                co_return net::unreadable(connection.address(), answer.error());
            }
            const auto elapsed = std::chrono::duration_cast<std::chrono::microseconds>(net::SteadyClock::now() - m_begun);
            for (RowAnswer& row : answer->rows) {
                m_answered = true;
                row.result.elapsed = elapsed;
                settle(row.row, std::move(row.result));
            }
            if (answer->last) {
                co_return answer->code;
            }
        }
    }

    void settle(std::size_t row, RecordResult result)
    {
        if (result.error) {
            const Attempt attempt{isWrite(m_batch.rows[row].segment->verb), m_sent, m_batch.progress.attempt,
                                  m_batch.rows[row].policy->maxRetries, m_batch.progress.deadline.left(), m_brokenOff};
            const Decision decision = m_signal.isCancelled() && !m_sent ? Decision::fail : decide(attempt, *result.error);
            if (decision == Decision::retry) {
                m_leftover.rows.push_back(m_batch.rows[row]);
                return;
            }
            result.error->setInDoubt(decision == Decision::failInDoubt);
        }
        m_deliver(std::move(result));
    }

    Batch& m_batch;
    std::function<void(RecordResult)> m_deliver;
    net::CancelSignal& m_signal;
    BatchReader m_reader;
    MessageBodies m_bodies;
    Leftover m_leftover;
    net::SteadyClock::time_point m_begun;
    bool m_sent = false;
    bool m_answered = false; ///< at least one row
    bool m_compressed = false;
    bool m_brokenOff = false;
};

} // namespace

asio::awaitable<Leftover> sendBatch(Batch batch, std::function<void(RecordResult)> deliver, net::CancelSignal& signal)
{
    Exchange exchange(batch, std::move(deliver), signal);
    co_return co_await exchange.run();
}

} // namespace binnacle::cluster
