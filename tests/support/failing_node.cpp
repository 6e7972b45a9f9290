// SPDX-License-Identifier: Apache-2.0
#include "tests/support/failing_node.h"

#include <algorithm>

namespace binnacle::test {

using wire::FrameType;

FailingNode::FailingNode(std::string name) : m_node(std::move(name), std::make_shared<FakeStore>(), everyNth(0, 1))
{
    start();
}

void FailingNode::fail(FrameType type, Mishap mishap, int times, int right)
{
    const std::lock_guard lock(m_mutex);
    m_type = type;
    m_mishap = std::move(mishap);
    m_times = times;
    m_right = right;
}

void FailingNode::behave()
{
    const std::lock_guard lock(m_mutex);
    m_mishap.reset();
}

void FailingNode::failOnly(ByteView part)
{
    const std::lock_guard lock(m_mutex);
    m_only.assign(part.begin(), part.end());
}

void FailingNode::stop()
{
    m_server.reset();
}

void FailingNode::start()
{
    m_server = std::make_unique<ScriptedServer>([this](Peer& peer) { serve(peer); }, m_port);
    m_port = m_server->port();
}

void FailingNode::serve(Peer& peer)
{
    {
        const std::lock_guard lock(m_mutex);
        ++m_connections;
    }
    if (const auto mishap = next(Mishap::When::accepted, std::nullopt, {})) {
        meet(peer, *mishap, {});
        return;
    }
    while (const std::optional<Bytes> head = peer.read(wire::frameHeaderSize)) {
        if (!exchange(peer, *head)) {
            return;
        }
    }
}

bool FailingNode::exchange(Peer& peer, const Bytes& head)
{
    const auto type = static_cast<FrameType>(head[1]);
    {
        const std::lock_guard lock(m_mutex);
        ++(type == FrameType::info ? m_infoRequests : m_commands);
    }
    if (const auto mishap = next(Mishap::When::headed, type, {})) {
        return meet(peer, *mishap, {});
    }
    const std::optional<Bytes> body = peer.readBody(head);
    if (!body) {
        return false;
    }
    const Bytes answer = answerTo(type, *body);
    if (const auto mishap = next(Mishap::When::answered, type, *body)) {
        return meet(peer, *mishap, answer);
    }
    return peer.send(answer);
}

Bytes FailingNode::answerTo(FrameType type, ByteView body)
{
    return type == FrameType::info ? wire::infoFrame(m_node.infoAnswer(textOf(body))) : m_node.commandAnswer(body);
}

std::optional<Mishap> FailingNode::next(Mishap::When when, std::optional<FrameType> type, ByteView body)
{
    const std::lock_guard lock(m_mutex);
    if (!m_mishap || m_mishap->when != when || (type && *type != m_type) || m_times == 0) {
        return std::nullopt;
    }
    if (std::search(body.begin(), body.end(), m_only.begin(), m_only.end()) == body.end() && !m_only.empty()) {
        return std::nullopt;
    }
    if (m_right > 0) {
        --m_right;
        return std::nullopt;
    }
    --m_times;
    ++m_mishaps;
    return m_mishap;
}

bool FailingNode::meet(Peer& peer, const Mishap& mishap, const Bytes& answer)
{
    if (mishap.act) {
        mishap.act(peer, answer);
    }
    switch (mishap.then) {
    case Mishap::Then::goOn:
        return true;
    case Mishap::Then::reset:
        peer.resetOnClose();
        break;
    case Mishap::Then::stay: {
        const int came = peer.waitForClose();
        const std::lock_guard lock(m_mutex);
        m_bytesAfter += came;
        break;
    }
    case Mishap::Then::close:
        break;
    }
    return false;
}

} // namespace binnacle::test
