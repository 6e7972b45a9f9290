// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/node/connection.h"
#include "core/node/services.h"

#include <asio/io_context.hpp>
#include <asio/ip/tcp.hpp>
#include <asio/steady_timer.hpp>

#include <cstdint>
#include <list>
#include <memory>
#include <thread>

namespace binnacle::node {

/// Takes connections, and runs all of them on one thread of its own.
class Server {
public:
    explicit Server(Services& services);
    /// Stops, if that was not done.
    ~Server();
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;

    /// Binds the address of the options. The server answers after start().
    Result<void> listen();
    std::uint16_t port() const;
    void start();

    /// Closes the listening socket and every connection, and returns when nothing more will be submitted to the commit queue.
    void closeAll();
    /// Ends the thread. The commit queue has to be stopped before, for whoever waits for it.
    void join();

private:
    asio::awaitable<void> accept();
    asio::awaitable<void> watch();
    asio::awaitable<void> serve(std::shared_ptr<Connection> connection);

    Services& m_services;
    asio::io_context m_context{1};
    asio::ip::tcp::acceptor m_acceptor;
    asio::steady_timer m_watchTimer;
    asio::steady_timer m_acceptTimer;
    std::list<std::shared_ptr<Connection>> m_connections;
    bool m_closing = false;
    std::thread m_thread;
};

} // namespace binnacle::node
