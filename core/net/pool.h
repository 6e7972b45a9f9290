// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/net/connection.h"
#include "core/net/event.h"

#include <deque>
#include <memory>
#include <vector>

namespace binnacle::net {

struct PoolLimits {
    std::size_t connections = 100;
    std::size_t waiting = 10'000;             ///< flows that wait for a connection to become free
    std::chrono::milliseconds idle{55'000};   ///< unused for longer, a connection is closed; servers drop them after 60 s
    std::chrono::milliseconds connect{2'000}; ///< for one attempt, name resolution included
};

class Pool;

/// A connection taken from a pool. It is closed when the lease goes, unless it was given back whole.
class Lease {
public:
    Lease(std::shared_ptr<Pool> pool, std::shared_ptr<Connection> connection);
    Lease(Lease&&) noexcept = default;
    Lease& operator=(Lease&&) = delete;
    ~Lease();

    Connection& operator*() const { return *m_connection; }
    Connection* operator->() const { return m_connection.get(); }
    const std::shared_ptr<Connection>& connection() const { return m_connection; }

    /// The peer owes no answer any more: somebody else may use the connection.
    void giveBack();

private:
    std::shared_ptr<Pool> m_pool;
    std::shared_ptr<Connection> m_connection;
};

/// The connections to one node. Lives on the runtime thread.
class Pool : public std::enable_shared_from_this<Pool> {
public:
    Pool(asio::io_context& context, Address address, PoolLimits limits);

    const Address& address() const { return m_address; }

    /// A free connection, a new one, or, at the bound, one that somebody gives back. Errors: those of opening; timeout; no more
    /// connections, when too many wait already; aborted.
    asio::awaitable<Result<Lease>> take(Deadline deadline, CancelSignal& signal);

    /// Takes over a connection that was opened elsewhere.
    void adopt(std::shared_ptr<Connection> connection);

    /// Closes connections that were not used for the idle span.
    void reap();

    /// Closes what is free; what is lent is closed when it comes back. No more are lent.
    void close();

    std::size_t open() const { return m_open; }
    std::size_t free() const { return m_free.size(); }

private:
    friend class Lease;
    struct Free {
        std::shared_ptr<Connection> connection;
        SteadyClock::time_point since;
    };

    std::shared_ptr<Connection> takeFree();
    asio::awaitable<Result<void>> waitForRoom(Deadline deadline, CancelSignal& signal);
    void receive(std::shared_ptr<Connection> connection, bool whole);
    void wakeOne();

    asio::io_context& m_context;
    Address m_address;
    PoolLimits m_limits;
    std::size_t m_open = 0; ///< free, lent and being opened
    std::vector<Free> m_free;
    std::deque<Event*> m_waiting;
    bool m_closed = false;
};

} // namespace binnacle::net
