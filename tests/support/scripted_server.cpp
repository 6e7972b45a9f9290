// SPDX-License-Identifier: Apache-2.0
#include "tests/support/scripted_server.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <stdexcept>

namespace binnacle::test {

namespace {

constexpr int pollStepMs = 10;
constexpr std::chrono::seconds longestWait{20};
constexpr std::size_t frameHeader = 8;
constexpr std::size_t largestFrame = std::size_t{1} << 24;

int listenOn(std::uint16_t port)
{
    const int listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const int on = 1;
    ::setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::bind(listener, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0 || ::listen(listener, 128) != 0) {
        ::close(listener);
        throw std::runtime_error("cannot listen on the loopback");
    }
    return listener;
}

std::uint16_t portOf(int listener)
{
    sockaddr_in address{};
    socklen_t size = sizeof address;
    ::getsockname(listener, reinterpret_cast<sockaddr*>(&address), &size);
    return ntohs(address.sin_port);
}

} // namespace

Peer::~Peer()
{
    ::close(m_descriptor);
}

bool Peer::waitReadable()
{
    const auto end = std::chrono::steady_clock::now() + longestWait;
    while (!m_stopped && std::chrono::steady_clock::now() < end) {
        pollfd poll{m_descriptor, POLLIN, 0};
        if (::poll(&poll, 1, pollStepMs) > 0) {
            return true;
        }
    }
    return false;
}

std::optional<Bytes> Peer::read(std::size_t count)
{
    Bytes bytes(count);
    std::size_t filled = 0;
    while (filled < count) {
        if (!waitReadable()) {
            return std::nullopt;
        }
        const ssize_t got = ::recv(m_descriptor, bytes.data() + filled, count - filled, 0);
        if (got <= 0) {
            return std::nullopt;
        }
        filled += static_cast<std::size_t>(got);
    }
    return bytes;
}

std::optional<Bytes> Peer::readFrame()
{
    std::optional<Bytes> frame = read(frameHeader);
    const std::optional<Bytes> body = frame ? readBody(*frame) : std::nullopt;
    if (!body) {
        return std::nullopt;
    }
    frame->insert(frame->end(), body->begin(), body->end());
    return frame;
}

std::optional<Bytes> Peer::readBody(ByteView header)
{
    std::size_t size = 0;
    for (std::size_t i = 2; i < frameHeader; ++i) {
        size = size << 8 | header[i];
    }
    return size <= largestFrame ? read(size) : std::nullopt;
}

bool Peer::send(ByteView bytes)
{
    const auto end = std::chrono::steady_clock::now() + longestWait;
    while (!bytes.empty() && !m_stopped && std::chrono::steady_clock::now() < end) {
        pollfd poll{m_descriptor, POLLOUT, 0};
        if (::poll(&poll, 1, pollStepMs) <= 0) {
            continue;
        }
        const ssize_t sent = ::send(m_descriptor, bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
        if (sent < 0) {
            return false;
        }
        bytes = bytes.subspan(static_cast<std::size_t>(sent));
    }
    return bytes.empty();
}

int Peer::waitForClose()
{
    int came = 0;
    while (read(1)) {
        ++came;
    }
    return came;
}

void Peer::resetOnClose()
{
    const linger atOnce{1, 0};
    ::setsockopt(m_descriptor, SOL_SOCKET, SO_LINGER, &atOnce, sizeof atOnce);
}

bool Peer::pause(std::chrono::milliseconds span)
{
    const auto end = std::chrono::steady_clock::now() + span;
    while (!m_stopped && std::chrono::steady_clock::now() < end) {
        std::this_thread::sleep_for(std::chrono::milliseconds{pollStepMs});
    }
    return !m_stopped;
}

ScriptedServer::ScriptedServer(Script script, std::uint16_t port) : m_script(std::move(script)), m_listener(listenOn(port))
{
    m_port = portOf(m_listener);
    m_acceptor = std::thread([this] { accept(); });
}

ScriptedServer::~ScriptedServer()
{
    m_stopped = true;
    ::shutdown(m_listener, SHUT_RDWR); // wakes who waits for a connection
    m_acceptor.join();
    ::close(m_listener);
    for (std::thread& session : m_sessions) {
        session.join();
    }
}

void ScriptedServer::accept()
{
    while (!m_stopped) {
        pollfd poll{m_listener, POLLIN, 0};
        if (::poll(&poll, 1, pollStepMs) <= 0) {
            continue;
        }
        const int descriptor = ::accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC);
        if (descriptor < 0) {
            continue;
        }
        const int on = 1;
        ::setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        ++m_connections;
        m_sessions.emplace_back([this, descriptor] {
            Peer peer(descriptor, m_stopped);
            m_script(peer);
        });
    }
}

std::uint16_t unusedPort()
{
    const int listener = listenOn(0);
    const std::uint16_t port = portOf(listener);
    ::close(listener);
    return port;
}

} // namespace binnacle::test
