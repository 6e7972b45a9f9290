// SPDX-License-Identifier: Apache-2.0
#include "core/net/connection.h"

#include "core/net/failure.h"
#include "core/net/resolve.h"

#include <asio/buffer.hpp>
#include <asio/redirect_error.hpp>
#include <asio/use_awaitable.hpp>
#include <asio/write.hpp>

#include <algorithm>

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

asio::awaitable<Result<Frame>> Connection::readFrame(std::uint64_t bound, std::optional<std::chrono::milliseconds> idle)
{
    Bytes head;
    Result<void> got = co_await readExactly(head, wire::frameHeaderSize, idle);
    const bool foreignStart = !head.empty() && head[0] != protocolVersion;
    if (foreignStart) {
        co_return foreign(std::move(head));
    }
    if (!got) {
        co_return got.error();
    }
    const Result<wire::FrameHeader> header = wire::decodeFrameHeader(head, bound);
    if (!header) {
        close();
        co_return unreadable(m_address, header.error());
    }
    const wire::FrameHeader known = *header;
    Frame frame;
    frame.type = known.type;
    got = co_await readExactly(frame.body, static_cast<std::size_t>(known.bodySize), idle);
    if (!got) {
        co_return got.error();
    }
    co_return frame;
}

asio::awaitable<Result<void>> Connection::readExactly(Bytes& target, std::size_t count,
                                                      std::optional<std::chrono::milliseconds> idle)
{
    std::size_t filled = 0;
    while (filled < count) {
        if (filled == target.size()) {
            target.resize(filled + std::min(count - filled, std::max(readStep, filled)));
        }
        std::error_code failure;
        const auto room = asio::buffer(target.data() + filled, target.size() - filled);
        const std::size_t got = co_await m_socket.async_read_some(room, asio::redirect_error(asio::use_awaitable, failure));
        filled += got;
        if (failure) {
            target.resize(filled);
            const bool midway = filled > 0 || count > wire::frameHeaderSize;
            const std::error_code reason = failure == asio::error::eof ? std::error_code() : failure;
            co_return failureOr(interrupted(m_address, reason, midway));
        }
        if (idle) {
            setDeadline(Deadline::in(*idle));
        }
    }
    co_return Result<void>();
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
    std::error_code failure;
    m_socket.non_blocking(true, failure);
    if (failure) {
        return false;
    }
    std::uint8_t peeked = 0;
    m_socket.receive(asio::buffer(&peeked, 1), asio::ip::tcp::socket::message_peek, failure);
    return failure == asio::error::would_block || failure == asio::error::try_again;
}

Error Connection::failureOr(Error otherwise) const
{
    return m_failure ? *m_failure : std::move(otherwise);
}

Error Connection::foreign(Bytes first)
{
    constexpr std::size_t more = 64;
    const std::size_t had = first.size();
    first.resize(had + more);
    std::error_code failure;
    m_socket.non_blocking(true, failure);
    const std::size_t got = failure ? 0 : m_socket.receive(asio::buffer(first.data() + had, more), 0, failure);
    first.resize(had + got);
    close();
    return foreignProtocol(m_address, first);
}

} // namespace binnacle::net
