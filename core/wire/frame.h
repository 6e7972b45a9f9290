// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace binnacle::wire {

/// A frame is 8 bytes of header and a body: one byte version (2), one byte type, six bytes body length, big-endian.
/// Source: `as_proto` in the vendor's aerospike-client-c.
enum class FrameType : std::uint8_t { info = 1, admin = 2, message = 3, compressed = 4 };

inline constexpr std::size_t frameHeaderSize = 8;

/// The server's own bound on a body: 128 MiB.
inline constexpr std::uint64_t maxBodySize = std::uint64_t{128} << 20;

struct FrameHeader {
    FrameType type = FrameType::message;
    std::uint64_t bodySize = 0;
    friend bool operator==(const FrameHeader&, const FrameHeader&) = default;
};

/// `header` has at least frameHeaderSize bytes, or the answer is an error. A wrong version, an unknown type and a body over
/// `bound` are protocol errors whose sentence says what was claimed.
Result<FrameHeader> decodeFrameHeader(ByteView header, std::uint64_t bound = maxBodySize);

void appendFrameHeader(Bytes& out, FrameType type, std::uint64_t bodySize);

/// A whole frame around a body.
Bytes frameOf(FrameType type, ByteView body);

/// A whole info frame: header and text.
Bytes infoFrame(std::string_view text);

} // namespace binnacle::wire
