// SPDX-License-Identifier: Apache-2.0
#include "core/sdk/record_chunk.h"

#include "core/operation/encode.h"
#include "core/wire/message.h"

namespace binnacle {

RecordChunk::RecordChunk(Bytes bytes, std::vector<std::uint32_t> offsets)
    : m_bytes(std::move(bytes)), m_offsets(std::move(offsets))
{
}

std::size_t RecordChunk::recordSize(std::size_t index) const
{
    const std::size_t end = index + 1 < m_offsets.size() ? m_offsets[index + 1] : m_bytes.size();
    return end - m_offsets[index];
}

Result<Record> RecordChunk::record(std::size_t index) const
{
    std::size_t offset = m_offsets[index];
    const Result<wire::Message> message = wire::decodeMessage(m_bytes, offset);
    if (!message) {
        return message.error();
    }
    return decodeRecord(*message);
}

std::vector<RecordChunk::BinHead> RecordChunk::binHeads(std::size_t index) const
{
    std::size_t offset = m_offsets[index];
    const Result<wire::Message> message = wire::decodeMessage(m_bytes, offset);
    std::vector<BinHead> heads;
    if (message) {
        heads.reserve(message->ops.size());
        for (const wire::Op& op : message->ops) {
            if (op.particleType != 0) { // a bin that was asked for and is not there
                heads.push_back({op.name, op.particleType});
            }
        }
    }
    return heads;
}

} // namespace binnacle
