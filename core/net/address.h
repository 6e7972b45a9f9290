// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>

namespace binnacle::net {

/// A host name or an address, IPv6 without brackets, and a port.
struct Address {
    std::string host;
    std::uint16_t port = 3000;
    friend bool operator==(const Address&, const Address&) = default;
};

/// `host:port`; an IPv6 address in brackets. The host is shown escaped, since it may come from a peer.
std::string displayText(const Address& address);

} // namespace binnacle::net
