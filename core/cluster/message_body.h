// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/net/connection.h"

#include <algorithm>
#include <cstdint>

namespace binnacle::cluster {

/// How many bytes the compressed messages of an exchange may unpack to when so many records or results of operations were asked
/// for: twice the largest record that a server keeps (8 MiB) for each, as the heads of many small bins may be as long as what is in
/// them, and one whole body (128 MiB) for what else is said.
constexpr std::uint64_t unpackedBound(std::uint64_t asked)
{
    constexpr std::uint64_t each = std::uint64_t{16} << 20;
    return wire::maxBodySize + each * std::min<std::uint64_t>(asked, std::uint64_t{1} << 32);
}

/// Takes the bodies of the messages that a node answers in one exchange. A few bytes can unpack to very many: compressed ones are
/// taken only where they were asked for, and are bounded each and altogether.
class MessageBodies {
public:
    MessageBodies(bool mayBeCompressed, std::uint64_t bound) : m_mayBeCompressed(mayBeCompressed), m_left(bound) {}

    /// A protocol error for any other frame than that of a message.
    Result<Bytes> take(net::Frame frame);

private:
    bool m_mayBeCompressed;
    std::uint64_t m_left; ///< bytes that may still be unpacked
};

} // namespace binnacle::cluster
