// SPDX-License-Identifier: Apache-2.0
#include "core/node/server.h"

#include <asio/co_spawn.hpp>
#include <asio/detached.hpp>
#include <asio/post.hpp>
#include <asio/redirect_error.hpp>
#include <asio/use_awaitable.hpp>

#include <exception>
#include <future>

namespace binnacle::node {
namespace {

using std::chrono::steady_clock;

constexpr std::chrono::milliseconds watchPeriod{250};
/// After the system had no socket to give, before it is asked again.
constexpr std::chrono::milliseconds acceptPause{100};

Error cannotListen(const Options& options, const asio::error_code& error)
{
    return Error::client(ClientCode::connectionFailed,
                         "cannot listen on " + options.address + ":" + std::to_string(options.port) + ": " + error.message());
}

} // namespace

Server::Server(Services& services)
    : m_services(services), m_acceptor(m_context), m_watchTimer(m_context), m_acceptTimer(m_context)
{
}

Server::~Server()
{
    closeAll();
    join();
}

Result<void> Server::listen()
{
    const Options& options = m_services.options;
    asio::error_code error;
    const std::string numeric = options.address == "localhost" ? "127.0.0.1" : options.address;
    const asio::ip::address address = asio::ip::make_address(numeric, error);
    if (error)
        return cannotListen(options, error);
    const asio::ip::tcp::endpoint endpoint(address, options.port);
    m_acceptor.open(endpoint.protocol(), error);
    if (!error)
        m_acceptor.set_option(asio::socket_base::reuse_address(true), error);
    if (!error)
        m_acceptor.bind(endpoint, error);
    if (!error)
        m_acceptor.listen(asio::socket_base::max_listen_connections, error);
    if (error)
        return cannotListen(options, error);
    return {};
}

std::uint16_t Server::port() const
{
    asio::error_code ignored;
    return m_acceptor.local_endpoint(ignored).port();
}

void Server::start()
{
    asio::co_spawn(m_context, accept(), asio::detached);
    asio::co_spawn(m_context, watch(), asio::detached);
    m_thread = std::thread([this] { m_context.run(); });
}

asio::awaitable<void> Server::accept()
{
    while (!m_closing) {
        asio::error_code error;
        asio::ip::tcp::socket socket = co_await m_acceptor.async_accept(asio::redirect_error(asio::use_awaitable, error));
        if (m_closing)
            break;
        if (error) {
            asio::error_code ignored;
            m_acceptTimer.expires_after(acceptPause);
            co_await m_acceptTimer.async_wait(asio::redirect_error(asio::use_awaitable, ignored));
            continue;
        }
        if (m_connections.size() >= m_services.options.maxConnections)
            continue;
        asio::co_spawn(m_context, serve(std::make_shared<Connection>(std::move(socket), m_services)), asio::detached);
    }
}

asio::awaitable<void> Server::serve(std::shared_ptr<Connection> connection)
{
    const auto place = m_connections.insert(m_connections.end(), connection);
    try {
        co_await connection->run();
    } catch (const std::exception&) {
        // Out of memory for this client's request, at most: it loses its connection, the others do not notice.
        connection->close();
    }
    m_connections.erase(place);
}

asio::awaitable<void> Server::watch()
{
    while (!m_closing) {
        asio::error_code ignored;
        m_watchTimer.expires_after(watchPeriod);
        co_await m_watchTimer.async_wait(asio::redirect_error(asio::use_awaitable, ignored));
        const steady_clock::time_point now = steady_clock::now();
        for (const std::shared_ptr<Connection>& connection : m_connections)
            connection->closeIfOverdue(now);
    }
}

void Server::closeAll()
{
    if (!m_thread.joinable())
        return;
    std::promise<void> closed;
    asio::post(m_context, [this, &closed] {
        m_closing = true;
        asio::error_code ignored;
        m_acceptor.close(ignored);
        m_watchTimer.cancel();
        m_acceptTimer.cancel();
        for (const std::shared_ptr<Connection>& connection : m_connections)
            connection->close();
        closed.set_value();
    });
    closed.get_future().wait();
}

void Server::join()
{
    if (m_thread.joinable())
        m_thread.join();
}

} // namespace binnacle::node
