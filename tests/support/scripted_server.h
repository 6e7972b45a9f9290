// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/bytes.h"

#include <atomic>
#include <chrono>
#include <functional>
#include <mutex>
#include <optional>
#include <string_view>
#include <thread>
#include <vector>

namespace binnacle::test {

/// The server's end of one connection. Every wait ends when the server is stopped, or after 20 seconds.
class Peer {
public:
    Peer(int descriptor, const std::atomic<bool>& stopped) : m_descriptor(descriptor), m_stopped(stopped) {}
    ~Peer();
    Peer(const Peer&) = delete;
    Peer& operator=(const Peer&) = delete;

    /// Nothing if the client closed first.
    std::optional<Bytes> read(std::size_t count);
    /// A whole frame, header included.
    std::optional<Bytes> readFrame();
    /// The rest of a frame whose header, and nothing more, was read.
    std::optional<Bytes> readBody(ByteView header);
    /// False if the client does not take it.
    bool send(ByteView bytes);
    bool send(std::string_view text) { return send(bytesOf(text)); }
    /// Says nothing until the client closes, and tells how many bytes came meanwhile.
    int waitForClose();
    /// The client gets a reset at the end, in place of an orderly close.
    void resetOnClose();
    /// False if the server is being stopped.
    bool pause(std::chrono::milliseconds span);

private:
    bool waitReadable();

    int m_descriptor;
    const std::atomic<bool>& m_stopped;
};

/// Listens on a free port of the loopback and runs a script for every connection, each on a thread of its own. A connection is
/// closed when its script returns.
class ScriptedServer {
public:
    using Script = std::function<void(Peer&)>;

    explicit ScriptedServer(Script script, std::uint16_t port = 0);
    ~ScriptedServer();
    ScriptedServer(const ScriptedServer&) = delete;
    ScriptedServer& operator=(const ScriptedServer&) = delete;

    std::uint16_t port() const { return m_port; }
    int connections() const { return m_connections; }

private:
    void accept();

    Script m_script;
    int m_listener = -1;
    std::uint16_t m_port = 0;
    std::atomic<bool> m_stopped{false};
    std::atomic<int> m_connections{0};
    std::vector<std::thread> m_sessions; ///< touched by the accepting thread, and after it has ended
    std::thread m_acceptor;
};

/// A port on which nothing listens.
std::uint16_t unusedPort();

} // namespace binnacle::test
