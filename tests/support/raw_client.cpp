// SPDX-License-Identifier: Apache-2.0
#include "tests/support/raw_client.h"

#include "core/wire/frame.h"
#include "core/wire/message.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <utility>

namespace binnacle::test {
namespace {

using std::chrono::steady_clock;

bool endsAnswer(const Bytes& frame)
{
    const ByteView body = ByteView(frame).subspan(wire::frameHeaderSize);
    std::size_t offset = 0;
    while (offset < body.size()) {
        const auto message = wire::decodeMessage(body, offset);
        if (!message || message->isLast() || message->header.resultCode != 0)
            return true;
    }
    return false;
}

} // namespace

RawClient::RawClient(std::uint16_t port, int receiveBuffer) : m_socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
{
    if (receiveBuffer > 0)
        ::setsockopt(m_socket, SOL_SOCKET, SO_RCVBUF, &receiveBuffer, sizeof receiveBuffer);
    const int yes = 1;
    ::setsockopt(m_socket, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(m_socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
        ::close(m_socket);
        m_socket = -1;
    }
}

RawClient::~RawClient()
{
    if (m_socket >= 0)
        ::close(m_socket);
}

RawClient::RawClient(RawClient&& other) noexcept : m_socket(std::exchange(other.m_socket, -1)) {}

bool RawClient::send(ByteView bytes)
{
    while (!bytes.empty()) {
        const ssize_t sent = ::send(m_socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent <= 0)
            return false;
        bytes = bytes.subspan(static_cast<std::size_t>(sent));
    }
    return true;
}

bool RawClient::waitReadable(std::chrono::milliseconds limit) const
{
    pollfd entry{m_socket, POLLIN, 0};
    return ::poll(&entry, 1, static_cast<int>(std::max<std::int64_t>(limit.count(), 0))) == 1;
}

std::optional<Bytes> RawClient::receive(std::size_t size, std::chrono::milliseconds limit)
{
    const auto until = steady_clock::now() + limit;
    Bytes bytes;
    std::array<std::uint8_t, 65536> piece{};
    while (bytes.size() < size) {
        if (!waitReadable(std::chrono::duration_cast<std::chrono::milliseconds>(until - steady_clock::now())))
            return std::nullopt;
        const ssize_t got = ::recv(m_socket, piece.data(), std::min(piece.size(), size - bytes.size()), 0);
        if (got <= 0)
            return std::nullopt;
        bytes.insert(bytes.end(), piece.begin(), piece.begin() + got);
    }
    return bytes;
}

std::optional<Bytes> RawClient::receiveFrame(std::chrono::milliseconds limit)
{
    std::optional<Bytes> frame = receive(wire::frameHeaderSize, limit);
    if (!frame)
        return std::nullopt;
    const auto header = wire::decodeFrameHeader(*frame);
    if (!header)
        return std::nullopt;
    const std::optional<Bytes> body = receive(header->bodySize, limit);
    if (!body)
        return std::nullopt;
    frame->insert(frame->end(), body->begin(), body->end());
    return frame;
}

std::optional<Bytes> RawClient::ask(ByteView request)
{
    return send(request) ? receiveFrame() : std::nullopt;
}

std::string RawClient::askInfo(std::string_view request)
{
    const std::optional<Bytes> frame = ask(wire::infoFrame(request));
    return frame ? std::string(textOf(ByteView(*frame).subspan(wire::frameHeaderSize))) : std::string();
}

std::vector<Bytes> RawClient::askMany(ByteView request)
{
    std::vector<Bytes> frames;
    if (!send(request))
        return frames;
    while (std::optional<Bytes> frame = receiveFrame()) {
        frames.push_back(*std::move(frame));
        if (endsAnswer(frames.back()))
            break;
    }
    return frames;
}

bool RawClient::isClosedWithin(std::chrono::milliseconds limit)
{
    const auto until = steady_clock::now() + limit;
    std::array<std::uint8_t, 65536> piece{};
    while (waitReadable(std::chrono::duration_cast<std::chrono::milliseconds>(until - steady_clock::now()))) {
        if (::recv(m_socket, piece.data(), piece.size(), 0) <= 0)
            return true;
    }
    return false;
}

} // namespace binnacle::test
