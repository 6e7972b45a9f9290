// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/bytes.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace binnacle::test {

/// A plain blocking socket to a port of the loopback address: it sends whatever a test wants, and every wait ends.
class RawClient {
public:
    static constexpr std::chrono::milliseconds patience{10'000};

    /// `receiveBuffer`: bytes the system keeps for this end, 0 as usual; small for a client that is slow to read.
    explicit RawClient(std::uint16_t port, int receiveBuffer = 0);
    ~RawClient();
    RawClient(RawClient&& other) noexcept;
    RawClient(const RawClient&) = delete;
    RawClient& operator=(const RawClient&) = delete;
    RawClient& operator=(RawClient&&) = delete;

    bool isConnected() const { return m_socket >= 0; }

    /// False if the other end has gone.
    bool send(ByteView bytes);

    /// A whole frame, header included; nothing if the other end closes or is silent for the time.
    std::optional<Bytes> receiveFrame(std::chrono::milliseconds limit = patience);

    /// One request, one frame.
    std::optional<Bytes> ask(ByteView request);

    /// The text that answers an info request.
    std::string askInfo(std::string_view request);

    /// The frames that answer a request, up to the one whose last message carries the last flag or a failure.
    std::vector<Bytes> askMany(ByteView request);

    /// True if the other end closes within that time; whatever comes before is dropped.
    bool isClosedWithin(std::chrono::milliseconds limit);

private:
    bool waitReadable(std::chrono::milliseconds limit) const;
    std::optional<Bytes> receive(std::size_t size, std::chrono::milliseconds limit);

    int m_socket = -1;
};

} // namespace binnacle::test
