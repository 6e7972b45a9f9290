// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"

#include <cstddef>
#include <cstdint>

namespace binnacle::wire {

// A compressed frame (FrameType::compressed) holds a whole message frame: eight bytes say how long that is, header included, and a
// zlib stream gives it. Source: `as_compressed_proto` in the vendor's aerospike-client-c.

/// Requests up to this size are not worth it: AS_COMPRESS_THRESHOLD there.
inline constexpr std::size_t compressionThreshold = 128;

/// A frame as a compressed one.
Bytes compressedFrame(ByteView frame);

/// The body of the message frame inside the body of a compressed frame. Memory grows only as bytes come out. Protocol errors: a
/// message over `bound`, a length that is not that of the message, a damaged stream or bytes behind it, anything but a message.
Result<Bytes> decompressedBody(ByteView body, std::uint64_t bound);

} // namespace binnacle::wire
