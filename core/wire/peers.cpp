// SPDX-License-Identifier: Apache-2.0
#include "core/wire/info.h"
#include "core/wire/text_scanner.h"

#include <limits>

namespace binnacle::wire {

namespace {

constexpr std::uint64_t maxPort = std::numeric_limits<std::uint16_t>::max();

/// `generation,defaultPort,[[node,tls,[host:port,…]],…]`, without blanks.
class PeersParser {
public:
    explicit PeersParser(std::string_view value) : m_scanner(value) {}

    std::optional<Peers> parse()
    {
        const auto generation = m_scanner.number(std::numeric_limits<std::uint64_t>::max());
        if (!generation || !m_scanner.skip(','))
            return std::nullopt;
        const auto port = m_scanner.number(maxPort);
        if (!port || !m_scanner.skip(','))
            return std::nullopt;
        m_defaultPort = static_cast<std::uint16_t>(*port);
        Peers peers{*generation, {}};
        const bool complete = list([&] {
            auto next = peer();
            if (next)
                peers.peers.push_back(std::move(*next));
            return next.has_value();
        });
        if (!complete || !m_scanner.atEnd())
            return std::nullopt;
        return peers;
    }

private:
    /// Brackets around any number of elements with commas between them.
    template <typename Element>
    bool list(Element element)
    {
        if (!m_scanner.skip('['))
            return false;
        if (m_scanner.skip(']'))
            return true;
        do {
            if (!element())
                return false;
        } while (m_scanner.skip(','));
        return m_scanner.skip(']');
    }

    std::optional<Peer> peer()
    {
        if (!m_scanner.skip('['))
            return std::nullopt;
        Peer peer;
        peer.node = m_scanner.until(",");
        if (peer.node.empty() || !m_scanner.skip(','))
            return std::nullopt;
        peer.tlsName = m_scanner.until(",");
        if (!m_scanner.skip(',') || !list([&] { return host(peer); }) || !m_scanner.skip(']'))
            return std::nullopt;
        return peer;
    }

    bool host(Peer& peer)
    {
        const bool bracketed = m_scanner.skip('[');
        std::string address(m_scanner.until(bracketed ? "]" : ":,]"));
        if (address.empty() || (bracketed && !m_scanner.skip(']')))
            return false;
        std::uint16_t port = m_defaultPort;
        if (m_scanner.skip(':')) {
            const auto given = m_scanner.number(maxPort);
            if (!given)
                return false;
            port = static_cast<std::uint16_t>(*given);
        }
        peer.hosts.emplace_back(std::move(address), port);
        return true;
    }

    TextScanner m_scanner;
    std::uint16_t m_defaultPort = 0;
};

} // namespace

Result<Peers> parsePeers(std::string_view value)
{
    auto peers = PeersParser(value).parse();
    if (!peers)
        return Error::client(ClientCode::protocolError, "the list of peers cannot be read");
    return std::move(*peers);
}

} // namespace binnacle::wire
