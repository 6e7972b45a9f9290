// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/net/address.h"
#include "core/net/cancel_signal.h"
#include "core/net/deadline.h"
#include "core/net/read_ahead.h"
#include "core/wire/frame.h"

#include <asio/awaitable.hpp>
#include <asio/io_context.hpp>
#include <asio/ip/tcp.hpp>
#include <asio/steady_timer.hpp>

#include <chrono>
#include <memory>
#include <optional>
#include <span>

namespace binnacle::net {

struct Frame {
    wire::FrameType type = wire::FrameType::message;
    Bytes body;
};

/// How long a silent peer is waited for, at a time, and when it is enough in any case.
struct Patience {
    Patience(std::chrono::milliseconds silence, std::optional<Deadline> end = {}) : idle(silence), until(end) {}

    std::chrono::milliseconds idle;
    std::optional<Deadline> until;

    Deadline next() const { return until ? earlier(*until, Deadline::in(idle)) : Deadline::in(idle); }
};

/// One TCP connection to a peer that speaks in frames. Lives on the runtime thread; one flow uses it at a time. Every wait ends
/// at the deadline, which closes the connection; after an error of any kind it is of no more use.
/// The flow that uses it keeps it alive (and the bytes that it writes).
class Connection : public std::enable_shared_from_this<Connection> {
public:
    Connection(asio::io_context& context, Address address);
    ~Connection();
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    const Address& address() const { return m_address; }

    /// From here on, whatever waits is aborted at `deadline` with a timeout.
    void setDeadline(Deadline deadline);
    void clearDeadline() { m_deadline.reset(); }

    /// Resolves and connects, trying each of the addresses in turn. Needs a deadline.
    asio::awaitable<Result<void>> open(CancelSignal& signal);

    /// Hands all of `frame` to the system. If it fails, the peer has not got the whole frame and cannot act on it.
    asio::awaitable<Result<void>> write(ByteView frame);

    /// The next frame. A body over `bound` is refused before anything is allocated, and memory grows only as bytes come.
    /// With `patience`, the deadline is put off whenever bytes come.
    asio::awaitable<Result<Frame>> readFrame(std::uint64_t bound, std::optional<Patience> patience = {});

    /// Ends whatever waits with `reason`, and closes.
    void abort(Error reason);
    void close();

    /// False if the peer has closed a connection on which nothing is expected, or has sent something unasked.
    bool isQuiet();

private:
    asio::awaitable<Result<void>> readHead(std::optional<Patience> patience);
    asio::awaitable<Result<void>> readBody(Bytes& body, std::size_t size, std::optional<Patience> patience);
    asio::awaitable<Result<std::size_t>> readSome(std::span<std::uint8_t> room, bool midway,
                                                  std::optional<Patience> patience);
    void armTimer();
    Error failureOr(Error otherwise) const;
    Error foreign();

    asio::io_context& m_context;
    Address m_address;
    asio::ip::tcp::socket m_socket;
    asio::steady_timer m_timer;
    ReadAhead m_ahead;
    bool m_timerArmed = false;
    std::optional<Deadline> m_deadline;
    std::optional<Error> m_failure; ///< why it was aborted from this side
};

} // namespace binnacle::net
