// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/command_server.h"

#include <array>

namespace binnacle::test {

/// Two nodes that share the partitions between them, even ones and odd ones, and do with each command what `act` does.
class TwoNodes {
public:
    /// Gets the node's number, 0 or 1, and the command's whole frame; false: close the connection.
    using Act = std::function<bool(std::size_t, Peer&, const Bytes&)>;

    explicit TwoNodes(const Act& act)
        : m_servers{CommandServer{bound(act, 0), "A1", everyNth(0, 2)}, CommandServer{bound(act, 1), "B2", everyNth(1, 2)}}
    {
        m_servers[0].node().setPeersAt({{"B2", m_servers[1].port()}});
        m_servers[1].node().setPeersAt({{"A1", m_servers[0].port()}});
    }

    /// Each is the other's second replica.
    void replicate()
    {
        m_servers[0].node().setReplicas(everyNth(1, 2));
        m_servers[1].node().setReplicas(everyNth(0, 2));
    }

    /// Of the first.
    std::uint16_t port() const { return m_servers[0].port(); }
    int commands(std::size_t number) const { return m_servers[number].commands(); }

    /// Answers as a node that works.
    bool answer(std::size_t number, Peer& peer, const Bytes& frame) { return peer.send(answerOf(number, frame)); }
    Bytes answerOf(std::size_t number, const Bytes& frame)
    {
        return m_servers[number].node().commandAnswer(ByteView(frame).subspan(wire::frameHeaderSize));
    }

private:
    static CommandServer::Act bound(const Act& act, std::size_t number)
    {
        return [act, number](Peer& peer, const Bytes& frame) { return act(number, peer, frame); };
    }

    std::array<CommandServer, 2> m_servers;
};

} // namespace binnacle::test
