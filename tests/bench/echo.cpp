// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/echo.h"

#include <asio/awaitable.hpp>
#include <asio/buffer.hpp>
#include <asio/co_spawn.hpp>
#include <asio/detached.hpp>
#include <asio/io_context.hpp>
#include <asio/ip/tcp.hpp>
#include <asio/read.hpp>
#include <asio/use_awaitable.hpp>
#include <asio/write.hpp>

#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <vector>

namespace binnacle::bench {

namespace {

using asio::ip::tcp;

asio::awaitable<void> answerAll(tcp::socket socket, std::size_t request, std::size_t response)
{
    std::vector<char> in(request);
    const std::vector<char> out(response);
    try {
        for (;;) {
            co_await asio::async_read(socket, asio::buffer(in), asio::use_awaitable);
            co_await asio::async_write(socket, asio::buffer(out), asio::use_awaitable);
        }
    } catch (const std::system_error&) { // the other end has closed
    }
}

asio::awaitable<void> acceptAll(tcp::acceptor& acceptor, std::size_t request, std::size_t response)
{
    for (;;) {
        tcp::socket socket = co_await acceptor.async_accept(asio::use_awaitable);
        socket.set_option(tcp::no_delay(true));
        asio::co_spawn(acceptor.get_executor(), answerAll(std::move(socket), request, response), asio::detached);
    }
}

[[noreturn]] void serve(tcp::acceptor& acceptor, asio::io_context& context, std::size_t request, std::size_t response)
{
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    context.notify_fork(asio::io_context::fork_child);
    asio::co_spawn(context, acceptAll(acceptor, request, response), asio::detached);
    context.run();
    _exit(0);
}

asio::awaitable<void> ask(std::uint16_t port, std::size_t request, std::size_t response, std::size_t& left)
{
    tcp::socket socket(co_await asio::this_coro::executor);
    co_await socket.async_connect({asio::ip::address_v4::loopback(), port}, asio::use_awaitable);
    socket.set_option(tcp::no_delay(true));
    const std::vector<char> out(request);
    std::vector<char> in(response);
    while (left > 0) {
        --left;
        co_await asio::async_write(socket, asio::buffer(out), asio::use_awaitable);
        co_await asio::async_read(socket, asio::buffer(in), asio::use_awaitable);
    }
}

} // namespace

EchoPeer::EchoPeer(std::size_t request, std::size_t response)
{
    asio::io_context context(1);
    tcp::acceptor acceptor(context, {asio::ip::address_v4::loopback(), 0});
    m_port = acceptor.local_endpoint().port();
    context.notify_fork(asio::io_context::fork_prepare);
    m_process = fork();
    if (m_process == 0)
        serve(acceptor, context, request, response);
    if (m_process < 0) {
        std::perror("fork");
        std::exit(1);
    }
    context.notify_fork(asio::io_context::fork_parent);
}

EchoPeer::~EchoPeer()
{
    ::kill(m_process, SIGKILL);
    waitpid(m_process, nullptr, 0);
}

void exchangeWith(const EchoPeer& peer, std::size_t request, std::size_t response, std::size_t connections, std::size_t count)
{
    asio::io_context context(1);
    std::size_t left = count;
    for (std::size_t i = 0; i < connections; ++i)
        asio::co_spawn(context, ask(peer.port(), request, response, left), asio::detached);
    context.run();
}

} // namespace binnacle::bench
