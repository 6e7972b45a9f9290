// SPDX-License-Identifier: Apache-2.0
#include "core/wire/compression.h"
#include "core/wire/frame.h"

#include <cstdlib>

using namespace binnacle;
using namespace binnacle::wire;

/// The body of a compressed frame. What can be unpacked keeps to the bound, and comes back when it is packed again.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    constexpr std::uint64_t bound = std::uint64_t{1} << 20;
    const Result<Bytes> body = decompressedBody(ByteView(data, size), bound);
    if (!body)
        return 0;
    const Bytes frame = compressedFrame(frameOf(FrameType::message, *body));
    const Result<Bytes> again = decompressedBody(ByteView(frame).subspan(frameHeaderSize), bound);
    if (body->size() > bound || !again || *again != *body)
        std::abort();
    return 0;
}
