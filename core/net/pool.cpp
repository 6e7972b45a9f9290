// SPDX-License-Identifier: Apache-2.0
#include "core/net/pool.h"

#include "core/net/failure.h"

#include <algorithm>

namespace binnacle::net {

Lease::Lease(std::shared_ptr<Pool> pool, std::shared_ptr<Connection> connection)
    : m_pool(std::move(pool)), m_connection(std::move(connection))
{
}

Lease::~Lease()
{
    if (m_connection) {
        m_pool->receive(std::move(m_connection), false);
    }
}

void Lease::giveBack()
{
    m_pool->receive(std::move(m_connection), true);
}

Pool::Pool(asio::io_context& context, Address address, PoolLimits limits)
    : m_context(context), m_address(std::move(address)), m_limits(limits)
{
}

asio::awaitable<Result<Lease>> Pool::take(Deadline deadline, CancelSignal& signal)
{
    const std::shared_ptr<Pool> self = shared_from_this();
    for (;;) {
        if (signal.isCancelled()) {
            co_return Error::client(ClientCode::aborted, "stopped before anything was sent");
        }
        if (m_closed) {
            co_return Error::client(ClientCode::connectionFailed, displayText(m_address) + " has left the cluster");
        }
        if (deadline.passed()) {
            co_return unsent(m_address, deadline.span);
        }
        if (std::shared_ptr<Connection> connection = takeFree()) {
            connection->setDeadline(deadline);
            co_return Lease(self, std::move(connection));
        }
        if (m_open < m_limits.connections) {
            break;
        }
        const Result<void> room = co_await waitForRoom(deadline, signal);
        if (!room) {
            co_return room.error();
        }
    }
    Lease lease(self, std::make_shared<Connection>(m_context, m_address));
    ++m_open;
    lease->setDeadline(earlier(deadline, Deadline::in(m_limits.connect)));
    const Result<void> opened = co_await lease->open(signal);
    if (!opened) {
        co_return opened.error();
    }
    lease->setDeadline(deadline);
    co_return lease;
}

asio::awaitable<Result<void>> Pool::waitForRoom(Deadline deadline, CancelSignal& signal)
{
    if (m_waiting.size() >= m_limits.waiting) {
        co_return Error::client(ClientCode::noMoreConnections,
                                "too many commands wait for a connection to " + displayText(m_address));
    }
    Event room(m_context);
    m_waiting.push_back(&room);
    const CancelSignal::Hook hook(signal, [&room] { room.notify(); });
    co_await room.wait(deadline.at);
    const auto place = std::find(m_waiting.begin(), m_waiting.end(), &room);
    const bool woken = place == m_waiting.end();
    if (!woken) {
        m_waiting.erase(place);
    }
    if (signal.isCancelled() || deadline.passed()) {
        if (woken) {
            wakeOne(); // the room that was offered here goes to the next
        }
        if (signal.isCancelled()) {
            co_return Error::client(ClientCode::aborted, "stopped while waiting for a connection");
        }
        co_return Error::client(ClientCode::timeout, "no connection to " + displayText(m_address) + " became free within " +
                                                         displayText(deadline.span));
    }
    co_return Result<void>();
}

void Pool::adopt(std::shared_ptr<Connection> connection)
{
    ++m_open;
    receive(std::move(connection), true);
}

std::shared_ptr<Connection> Pool::takeFree()
{
    while (!m_free.empty()) {
        std::shared_ptr<Connection> connection = std::move(m_free.back().connection);
        m_free.pop_back();
        if (connection->isQuiet()) {
            return connection;
        }
        --m_open;
    }
    return nullptr;
}

void Pool::receive(std::shared_ptr<Connection> connection, bool whole)
{
    if (whole && !m_closed) {
        connection->clearDeadline();
        m_free.push_back({std::move(connection), SteadyClock::now()});
    } else {
        connection->close();
        --m_open;
    }
    wakeOne();
}

void Pool::wakeOne()
{
    if (!m_waiting.empty()) {
        m_waiting.front()->notify();
        m_waiting.pop_front();
    }
}

void Pool::reap()
{
    const auto oldest = SteadyClock::now() - m_limits.idle;
    m_open -= std::erase_if(m_free, [oldest](const Free& entry) { return entry.since < oldest; });
}

void Pool::close()
{
    m_closed = true;
    m_open -= m_free.size();
    m_free.clear();
    while (!m_waiting.empty()) {
        wakeOne();
    }
}

} // namespace binnacle::net
