// SPDX-License-Identifier: Apache-2.0
#include "core/wire/compression.h"

#include "core/wire/big_endian.h"
#include "core/wire/frame.h"

#include <zlib.h>

#include <algorithm>
#include <limits>

namespace binnacle::wire {

namespace {

constexpr std::size_t sizeBytes = 8;
constexpr std::size_t firstStep = std::size_t{16} << 10;

Error wrong(std::string sentence)
{
    return Error::client(ClientCode::protocolError, std::move(sentence));
}

/// zlib counts in 32 bits.
uInt clamped(std::size_t size)
{
    return static_cast<uInt>(std::min<std::size_t>(size, std::numeric_limits<uInt>::max()));
}

/// A zlib stream that is read to its end.
class Inflation {
public:
    explicit Inflation(ByteView stream)
    {
        m_stream.next_in = const_cast<Bytef*>(stream.data()); // zlib does not write there
        m_stream.avail_in = clamped(stream.size());
        m_started = inflateInit(&m_stream) == Z_OK;
    }
    ~Inflation()
    {
        if (m_started)
            inflateEnd(&m_stream);
    }
    Inflation(const Inflation&) = delete;
    Inflation& operator=(const Inflation&) = delete;

    /// All of it, if it is exactly `size` bytes and the last ones of the input.
    Result<Bytes> read(std::size_t size)
    {
        Bytes out;
        int state = m_started ? Z_OK : Z_MEM_ERROR;
        while (state == Z_OK && out.size() < size) {
            const std::size_t have = out.size();
            out.resize(have + std::min(size - have, std::max(firstStep, have)));
            m_stream.next_out = out.data() + have;
            m_stream.avail_out = clamped(out.size() - have);
            state = inflate(&m_stream, Z_NO_FLUSH);
            out.resize(out.size() - m_stream.avail_out);
        }
        if (state == Z_OK)
            state = finish();
        if (state != Z_STREAM_END)
            return wrong("a compressed message cannot be read");
        if (out.size() != size || m_stream.avail_in != 0)
            return wrong("a compressed message is of another size than it claims");
        return out;
    }

private:
    /// Whether the stream ends here, with its checksum and no byte more.
    int finish()
    {
        Bytef more = 0;
        m_stream.next_out = &more;
        m_stream.avail_out = sizeof more;
        const int state = inflate(&m_stream, Z_FINISH);
        return m_stream.avail_out == 0 ? Z_BUF_ERROR : state;
    }

    z_stream m_stream{};
    bool m_started = false;
};

} // namespace

Bytes compressedFrame(ByteView frame)
{
    uLongf room = compressBound(static_cast<uLong>(frame.size()));
    Bytes packed(room);
    compress2(packed.data(), &room, frame.data(), static_cast<uLong>(frame.size()), Z_BEST_SPEED); // cannot fail with that room
    Bytes out;
    out.reserve(frameHeaderSize + sizeBytes + room);
    appendFrameHeader(out, FrameType::compressed, sizeBytes + room);
    appendBigEndian(out, frame.size(), sizeBytes);
    out.insert(out.end(), packed.begin(), packed.begin() + static_cast<std::ptrdiff_t>(room));
    return out;
}

Result<Bytes> decompressedBody(ByteView body, std::uint64_t bound)
{
    if (body.size() < sizeBytes)
        return wrong("a compressed message without its size");
    const std::uint64_t claimed = bigEndian(body.first(sizeBytes));
    if (claimed < frameHeaderSize || claimed - frameHeaderSize > bound)
        return wrong("a compressed message claims " + std::to_string(claimed) + " bytes, over the bound of " +
                     std::to_string(bound));
    Result<Bytes> frame = Inflation(body.subspan(sizeBytes)).read(static_cast<std::size_t>(claimed));
    if (!frame)
        return frame;
    const Result<FrameHeader> header = decodeFrameHeader(*frame, bound);
    if (!header)
        return header.error();
    if (header->type != FrameType::message || header->bodySize != frame->size() - frameHeaderSize)
        return wrong("a compressed frame holds something else than one message");
    frame->erase(frame->begin(), frame->begin() + frameHeaderSize);
    return frame;
}

} // namespace binnacle::wire
