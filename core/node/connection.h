// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/node/batch.h"
#include "core/node/batch_answer.h"
#include "core/node/info.h"
#include "core/node/scan.h"
#include "core/node/services.h"
#include "core/wire/frame.h"

#include <asio/awaitable.hpp>
#include <asio/ip/tcp.hpp>

#include <chrono>
#include <memory>
#include <span>
#include <vector>

namespace binnacle::node {

/// One client: its requests are read, carried out and answered one after the other, so that answers keep their order however many
/// requests were sent ahead. Lives on the server's thread, as long as its coroutine runs.
class Connection : public std::enable_shared_from_this<Connection> {
public:
    Connection(asio::ip::tcp::socket socket, Services& services);
    ~Connection();
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    /// Returns when the client has gone, or has to go.
    asio::awaitable<void> run();

    void close();
    /// Closes the connection if the client is late with the rest of a request, or with taking an answer.
    void closeIfOverdue(std::chrono::steady_clock::time_point now);

private:
    using TimePoint = std::chrono::steady_clock::time_point;

    asio::awaitable<bool> readHeader(std::span<std::uint8_t> header);
    asio::awaitable<bool> readBody(std::uint64_t size);
    asio::awaitable<bool> readInto(std::span<std::uint8_t> buffer);
    asio::awaitable<bool> write(Bytes frame);

    asio::awaitable<bool> answer(wire::FrameType type);
    asio::awaitable<bool> answerMessage();
    asio::awaitable<bool> answerScan(Scan scan);
    asio::awaitable<engine::Outcome> commitAlone(PendingWrite pendingWrite);
    asio::awaitable<bool> answerBatch(BatchSteps batch);
    asio::awaitable<bool> answerReads(BatchStep& step, BatchAnswer& answer);
    asio::awaitable<bool> writeAll(std::vector<Bytes> frames);
    asio::awaitable<bool> answerInfoRequest();
    std::string clientAddress() const;
    InfoContext infoContext() const;
    void forgetBody();

    asio::ip::tcp::socket m_socket;
    Services& m_services;
    TimePoint m_deadline = TimePoint::max();
    Bytes m_body;
    std::size_t m_claimed = 0; ///< of the services' budget for requests
    bool m_closed = false;
};

} // namespace binnacle::node
