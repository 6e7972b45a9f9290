// SPDX-License-Identifier: Apache-2.0
#include "core/wire/frame.h"

#include "core/wire/big_endian.h"

namespace binnacle::wire {

namespace {

constexpr std::uint8_t protocolVersion = 2;

Error protocolError(std::string detail)
{
    return Error::client(ClientCode::protocolError, std::move(detail));
}

} // namespace

Result<FrameHeader> decodeFrameHeader(ByteView header, std::uint64_t bound)
{
    if (header.size() < frameHeaderSize)
        return protocolError("a frame header needs 8 bytes, and " + std::to_string(header.size()) + " came");
    if (header[0] != protocolVersion)
        return protocolError("the frame claims protocol version " + std::to_string(header[0]) + ", not 2");
    if (header[1] < static_cast<std::uint8_t>(FrameType::info) || header[1] > static_cast<std::uint8_t>(FrameType::compressed))
        return protocolError("the frame claims the unknown type " + std::to_string(header[1]));
    const std::uint64_t bodySize = bigEndian(header.subspan(2, 6));
    if (bodySize > bound)
        return protocolError("the frame claims a body of " + std::to_string(bodySize) + " bytes, over the bound of "
                             + std::to_string(bound));
    return FrameHeader{static_cast<FrameType>(header[1]), bodySize};
}

void appendFrameHeader(Bytes& out, FrameType type, std::uint64_t bodySize)
{
    out.push_back(protocolVersion);
    out.push_back(static_cast<std::uint8_t>(type));
    appendBigEndian(out, bodySize, 6);
}

Bytes frameOf(FrameType type, ByteView body)
{
    Bytes frame;
    frame.reserve(frameHeaderSize + body.size());
    appendFrameHeader(frame, type, body.size());
    frame.insert(frame.end(), body.begin(), body.end());
    return frame;
}

Bytes infoFrame(std::string_view text)
{
    return frameOf(FrameType::info, bytesOf(text));
}

} // namespace binnacle::wire
