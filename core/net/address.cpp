// SPDX-License-Identifier: Apache-2.0
#include "core/net/address.h"

#include "core/base/bytes.h"

namespace binnacle::net {

std::string displayText(const Address& address)
{
    const std::string host = escaped(address.host);
    const bool colons = host.find(':') != std::string::npos;
    return (colons ? '[' + host + ']' : host) + ':' + std::to_string(address.port);
}

} // namespace binnacle::net
