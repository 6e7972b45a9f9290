// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/wire/frame.h"
#include "tests/support/fake_node.h"

#include <functional>
#include <memory>
#include <mutex>
#include <set>
#include <vector>

namespace binnacle::test {

/// What becomes of an exchange in place of a right answer.
struct Mishap {
    enum class When : std::uint8_t {
        accepted, ///< before the first byte of a new connection was read
        headed,   ///< the request's frame header was read, and no more
        answered, ///< the request was read and carried out, and the right answer is not sent yet
    };
    enum class Then : std::uint8_t { close, reset, stay, goOn };

    When when = When::answered;
    std::function<void(Peer&, const Bytes& answer)> act; ///< gets the right answer, empty before When::answered
    Then then = Then::close;                             ///< stay: says nothing more, and no more may be asked
};

/// A node that does right until it is told to fail. It answers as a fake node does, and counts what reached it.
class FailingNode {
public:
    explicit FailingNode(std::string name = "A1");

    std::uint16_t port() const { return m_port; }
    std::string address() const { return "127.0.0.1:" + std::to_string(m_port); }

    /// The next `times` exchanges of frames of this type go wrong; before the first of them, `right` more go right.
    void fail(wire::FrameType type, Mishap mishap, int times = 1, int right = 0);
    void behave();
    /// From now on, of requests that are read only those that contain these bytes go wrong.
    void failOnly(ByteView part);

    /// Closes all connections; until start(), new ones are refused.
    void stop();
    void start();

    int connections() const { return locked(m_connections); }
    int infoRequests() const { return locked(m_infoRequests); }
    /// Whose frame header came, whether or not the rest did.
    int commands() const { return locked(m_commands); }
    /// How many exchanges have gone wrong as they were told to.
    int mishaps() const { return locked(m_mishaps); }
    /// Bytes that came on a connection after its exchange had gone wrong: 0, unless it was used again.
    int bytesAfterMishaps() const { return locked(m_bytesAfter); }

    FakeNode& node() { return m_node; }

private:
    int locked(const int& count) const
    {
        const std::lock_guard lock(m_mutex);
        return count;
    }

    void serve(Peer& peer);
    bool exchange(Peer& peer, const Bytes& head);
    Bytes answerTo(wire::FrameType type, ByteView body);
    std::optional<Mishap> next(Mishap::When when, std::optional<wire::FrameType> type, ByteView body);
    bool meet(Peer& peer, const Mishap& mishap, const Bytes& answer);

    FakeNode m_node;
    mutable std::mutex m_mutex;
    wire::FrameType m_type = wire::FrameType::message;
    std::optional<Mishap> m_mishap;
    Bytes m_only;
    int m_times = 0;
    int m_right = 0;
    int m_connections = 0;
    int m_infoRequests = 0;
    int m_commands = 0;
    int m_mishaps = 0;
    int m_bytesAfter = 0;
    std::uint16_t m_port = 0;
    std::unique_ptr<ScriptedServer> m_server;
};

} // namespace binnacle::test
