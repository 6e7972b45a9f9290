// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/wire/frame.h"
#include "tests/support/fake_node.h"

#include <atomic>
#include <functional>

namespace binnacle::test {

/// A node that tells of itself as a fake node does, and does with each command (no info request) what `act` does.
class CommandServer {
public:
    /// Gets the command's whole frame; false: close the connection.
    using Act = std::function<bool(Peer&, const Bytes&)>;

    explicit CommandServer(Act act, std::string name = "A1", const FakeNode::Partitions& partitions = everyNth(0, 1))
        : m_helper(std::move(name), std::make_shared<FakeStore>(), partitions),
          m_server([this, act](Peer& peer) { serve(peer, act); })
    {
    }

    std::uint16_t port() const { return m_server.port(); }
    /// What it tells of itself.
    FakeNode& node() { return m_helper; }
    int commands() const { return m_commands; }
    int connections() const { return m_server.connections(); }

private:
    void serve(Peer& peer, const Act& act)
    {
        while (const auto frame = peer.readFrame()) {
            if ((*frame)[1] == static_cast<std::uint8_t>(wire::FrameType::info)) {
                peer.send(wire::infoFrame(m_helper.infoAnswer(textOf(ByteView(*frame).subspan(wire::frameHeaderSize)))));
                continue;
            }
            ++m_commands;
            if (!act(peer, *frame)) {
                return;
            }
        }
    }

    FakeNode m_helper;
    std::atomic<int> m_commands{0};
    ScriptedServer m_server;
};

} // namespace binnacle::test
