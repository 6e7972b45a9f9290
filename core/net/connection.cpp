// SPDX-License-Identifier: Apache-2.0
#include "core/net/connection.h"

#include "core/net/failure.h"
#include "core/net/resolve.h"

#include <asio/buffer.hpp>
#include <asio/redirect_error.hpp>
#include <asio/use_awaitable.hpp>
#include <asio/write.hpp>

#include <sys/socket.h>

#include <algorithm>
#include <cerrno>

namespace binnacle::net {

namespace {

constexpr std::size_t readStep = std::size_t{1} << 20;
constexpr std::uint8_t protocolVersion = 2;

} // namespace

Connection::Connection(asio::io_context& context, Address address)
    : m_context(context), m_address(std::move(address)), m_socket(context), m_timer(context)
{
}

Connection::~Connection()
{
    close();
}

void Connection::setDeadline(Deadline deadline)
{
    m_deadline = deadline;
    // A timer that fires early looks again at the deadline, so that moving the deadline on costs nothing.
    if (!m_timerArmed || m_timer.expiry() > deadline.at) {
        armTimer();
    }
}

void Connection::armTimer()
{
    m_timerArmed = true;
    m_timer.expires_at(m_deadline->at);
    m_timer.async_wait([weak = weak_from_this()](const std::error_code& cancelled) {
        const std::shared_ptr<Connection> self = weak.lock();
        if (cancelled || !self) {
            return;
        }
        self->m_timerArmed = false;
        if (!self->m_deadline) {
            return;
        }
        if (self->m_deadline->passed()) {
            self->abort(unanswered(self->m_address, self->m_deadline->span));
        } else {
            self->armTimer();
        }
    });
}

asio::awaitable<Result<void>> Connection::open(CancelSignal& signal)
{
    const Deadline deadline = *m_deadline;
    auto endpoints = co_await resolve(m_context, m_address, deadline, signal);
    if (!endpoints) {
        co_return endpoints.error();
    }
    const CancelSignal::Hook hook(signal, [this] { abort(Error::client(ClientCode::aborted, "stopped while connecting")); });
    std::error_code failure;
    for (const asio::ip::tcp::endpoint& endpoint : *endpoints) {
        if (m_failure) {
            break;
        }
        std::error_code ignored;
        m_socket.close(ignored);
        failure.clear();
        co_await m_socket.async_connect(endpoint, asio::redirect_error(asio::use_awaitable, failure));
        if (!failure) {
            break;
        }
    }
    if (failure || m_failure) {
        co_return failureOr(unconnected(m_address, failure));
    }
    std::error_code ignored;
    m_socket.set_option(asio::ip::tcp::no_delay(true), ignored);
    co_return Result<void>();
}

asio::awaitable<Result<void>> Connection::write(ByteView frame)
{
    std::error_code failure;
    const auto buffer = asio::buffer(frame.data(), frame.size());
    co_await asio::async_write(m_socket, buffer, asio::redirect_error(asio::use_awaitable, failure));
    if (failure) {
        co_return failureOr(interrupted(m_address, failure, false));
    }
    co_return Result<void>();
}

asio::awaitable<Result<Frame>> Connection::readFrame(std::uint64_t bound, std::optional<Patience> patience)
{
    const Result<void> headed = co_await readHead(patience);
    if (m_ahead.size() > 0 && m_ahead.bytes()[0] != protocolVersion) {
        co_return foreign();
    }
    if (!headed) {
        co_return headed.error();
    }
    const Result<wire::FrameHeader> header = wire::decodeFrameHeader(m_ahead.bytes(), bound);
    if (!header) {
        close();
        co_return unreadable(m_address, header.error());
    }
    const wire::FrameHeader known = *header;
    m_ahead.drop(wire::frameHeaderSize);
    Frame frame;
    frame.type = known.type;
    const Result<void> got = co_await readBody(frame.body, static_cast<std::size_t>(known.bodySize), patience);
    if (!got) {
        co_return got.error();
    }
    co_return frame;
}

/// Whatever has come is taken at once: most frames are short, and their head and body are then one call of the system's.
asio::awaitable<Result<void>> Connection::readHead(std::optional<Patience> patience)
{
    while (m_ahead.size() < wire::frameHeaderSize) {
        const std::span<std::uint8_t> room = m_ahead.room();
        const Result<std::size_t> got = co_await readSome(room, m_ahead.size() > 0, patience);
        if (!got) {
            co_return got.error();
        }
        m_ahead.add(*got);
    }
    co_return Result<void>();
}

asio::awaitable<Result<void>> Connection::readBody(Bytes& body, std::size_t size, std::optional<Patience> patience)
{
    body = m_ahead.take(size);
    std::size_t filled = body.size();
    while (filled < size) {
        if (filled == body.size()) {
            body.resize(filled + std::min(size - filled, std::max(readStep, filled)));
        }
        const Result<std::size_t> got = co_await readSome(std::span(body).subspan(filled), true, patience);
        if (!got) {
            co_return got.error();
        }
        filled += *got;
    }
    co_return Result<void>();
}

asio::awaitable<Result<std::size_t>> Connection::readSome(std::span<std::uint8_t> room, bool midway,
                                                          std::optional<Patience> patience)
{
    std::error_code failure;
    const auto buffer = asio::buffer(room.data(), room.size());
    const std::size_t got = co_await m_socket.async_read_some(buffer, asio::redirect_error(asio::use_awaitable, failure));
    if (failure) {
        const std::error_code reason = failure == asio::error::eof ? std::error_code() : failure;
        co_return failureOr(interrupted(m_address, reason, midway));
    }
    if (patience) {
        setDeadline(patience->next());
    }
    co_return got;
}

void Connection::abort(Error reason)
{
    if (!m_failure) {
        m_failure = std::move(reason);
    }
    close();
}

void Connection::close()
{
    std::error_code ignored;
    m_socket.close(ignored);
    m_deadline.reset();
    m_timer.cancel();
    m_timerArmed = false;
}

bool Connection::isQuiet()
{
    if (m_ahead.size() > 0) {
        return false;
    }
    // One call of the system's, whatever the socket's own mode is: this is asked before every command.
    std::uint8_t peeked = 0;
    const ssize_t got = ::recv(m_socket.native_handle(), &peeked, sizeof peeked, MSG_PEEK | MSG_DONTWAIT);
    return got < 0 && (errno == EAGAIN || errno == EWOULDBLOCK);
}

Error Connection::failureOr(Error otherwise) const
{
    return m_failure ? *m_failure : std::move(otherwise);
}

Error Connection::foreign()
{
    constexpr std::size_t most = 72; // enough to tell what the peer speaks
    const Bytes first = m_ahead.take(most);
    close();
    return foreignProtocol(m_address, first);
}

} // namespace binnacle::net
