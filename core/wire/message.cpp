// SPDX-License-Identifier: Apache-2.0
#include "core/wire/message.h"

#include "core/wire/big_endian.h"
#include "core/wire/frame.h"

#include <algorithm>
#include <cassert>
#include <limits>
#include <string>

namespace binnacle::wire {

namespace {

constexpr std::size_t fieldCountOffset = 18;
constexpr std::size_t opCountOffset = 20;
constexpr std::size_t smallestField = 5; // four bytes size, one byte type
constexpr std::size_t smallestOp = 8;    // four bytes size; code, particle type, version, name length

Error protocolError(std::string detail)
{
    return Error::client(ClientCode::protocolError, std::move(detail));
}

struct Counts {
    std::size_t fields = 0;
    std::size_t ops = 0;
};

Error countsError(const Counts& counts, std::size_t size)
{
    return protocolError("the message claims " + std::to_string(counts.fields) + " fields and " + std::to_string(counts.ops)
                         + " operations, more than its " + std::to_string(size) + " bytes can hold");
}

/// Checks the fixed header of the message at the start of `message`, and that its counts could fit.
Result<Counts> checkHeader(ByteView message)
{
    if (message.size() < messageHeaderSize)
        return protocolError("a message header needs 22 bytes, and " + std::to_string(message.size()) + " are left");
    if (message[0] != messageHeaderSize)
        return protocolError("the message claims a header of " + std::to_string(message[0]) + " bytes, not 22");
    const Counts counts{bigEndianAt<std::uint16_t>(message, fieldCountOffset),
                        bigEndianAt<std::uint16_t>(message, opCountOffset)};
    if (counts.fields * smallestField + counts.ops * smallestOp > message.size() - messageHeaderSize)
        return countsError(counts, message.size());
    return counts;
}

/// Walks over the length-prefixed parts of a message. Each step gives the part without its length, or an error.
class PartReader {
public:
    PartReader(ByteView message, std::size_t offset) : m_message(message), m_offset(offset) {}

    Result<ByteView> field() { return part("field", 1); }

    Result<ByteView> op()
    {
        Result<ByteView> bytes = part("operation", 4);
        if (bytes && (*bytes)[3] > bytes->size() - 4)
            return protocolError("an operation claims a name of " + std::to_string((*bytes)[3]) + " bytes, more than it has");
        return bytes;
    }

    std::size_t offset() const { return m_offset; }

private:
    Result<ByteView> part(const char* what, std::size_t smallest)
    {
        const std::size_t left = m_message.size() - m_offset;
        if (left < 4)
            return protocolError(std::string("the message ends inside the length of a ") + what);
        const std::size_t size = bigEndianAt<std::uint32_t>(m_message, m_offset);
        if (size < smallest || size > left - 4)
            return protocolError(std::string("a ") + what + " claims " + std::to_string(size) + " bytes where "
                                 + std::to_string(left - 4) + " are left");
        const ByteView bytes = m_message.subspan(m_offset + 4, size);
        m_offset += 4 + size;
        return bytes;
    }

    ByteView m_message;
    std::size_t m_offset;
};

MessageHeader headerOf(ByteView message)
{
    MessageHeader header;
    header.info1 = message[1];
    header.info2 = message[2];
    header.info3 = message[3];
    header.info4 = message[4];
    header.resultCode = message[5];
    header.generation = bigEndianAt<std::uint32_t>(message, 6);
    header.recordTtl = bigEndianAt<std::uint32_t>(message, 10);
    header.transactionTtl = bigEndianAt<std::uint32_t>(message, 14);
    return header;
}

Op opOf(ByteView bytes)
{
    Op op;
    op.code = static_cast<OpCode>(bytes[0]);
    op.particleType = bytes[1]; // bytes[2] is a version that nobody uses
    op.name = textOf(bytes.subspan(4, bytes[3]));
    op.data = bytes.subspan(4 + std::size_t{bytes[3]});
    return op;
}

} // namespace

const Field* Message::field(FieldType type) const
{
    const auto found = std::find_if(fields.begin(), fields.end(), [type](const Field& f) { return f.type == type; });
    return found == fields.end() ? nullptr : &*found;
}

Result<MessageParts> decodeParts(ByteView bytes, std::size_t fields, std::size_t ops)
{
    if (fields * smallestField + ops * smallestOp > bytes.size())
        return countsError({fields, ops}, bytes.size());
    MessageParts parts;
    parts.fields.reserve(fields);
    parts.ops.reserve(ops);
    PartReader reader(bytes, 0);
    for (std::size_t i = 0; i < fields; ++i) {
        Result<ByteView> field = reader.field();
        if (!field)
            return std::move(field).error();
        parts.fields.push_back({static_cast<FieldType>((*field)[0]), field->subspan(1)});
    }
    for (std::size_t i = 0; i < ops; ++i) {
        Result<ByteView> op = reader.op();
        if (!op)
            return std::move(op).error();
        parts.ops.push_back(opOf(*op));
    }
    parts.size = reader.offset();
    return parts;
}

Result<Message> decodeMessage(ByteView body, std::size_t& offset)
{
    const ByteView bytes = body.subspan(std::min(offset, body.size()));
    const Result<Counts> counts = checkHeader(bytes);
    if (!counts)
        return counts.error();
    Result<MessageParts> parts = decodeParts(bytes.subspan(messageHeaderSize), counts->fields, counts->ops);
    if (!parts)
        return std::move(parts).error();
    offset += messageHeaderSize + parts->size;
    return Message{headerOf(bytes), std::move(parts->fields), std::move(parts->ops)};
}

Result<std::size_t> messageLength(ByteView body, std::size_t offset)
{
    const ByteView bytes = body.subspan(std::min(offset, body.size()));
    const Result<Counts> counts = checkHeader(bytes);
    if (!counts)
        return counts.error();

    PartReader reader(bytes, messageHeaderSize);
    for (std::size_t i = 0; i < counts.value().fields; ++i)
        if (Result<ByteView> field = reader.field(); !field)
            return std::move(field).error();
    for (std::size_t i = 0; i < counts.value().ops; ++i)
        if (Result<ByteView> op = reader.op(); !op)
            return std::move(op).error();
    return reader.offset();
}

MessageWriter::MessageWriter(const MessageHeader& header)
{
    m_message.reserve(128);
    m_message = {messageHeaderSize, header.info1, header.info2, header.info3, header.info4, header.resultCode};
    appendBigEndian(m_message, header.generation, 4);
    appendBigEndian(m_message, header.recordTtl, 4);
    appendBigEndian(m_message, header.transactionTtl, 4);
    appendBigEndian(m_message, 0, 4); // the counts, known when the message is taken
}

MessageWriter& MessageWriter::field(FieldType type, ByteView data)
{
    assert(m_ops == 0 && m_fields < std::numeric_limits<std::uint16_t>::max());
    appendBigEndian(m_message, data.size() + 1, 4);
    m_message.push_back(static_cast<std::uint8_t>(type));
    m_message.insert(m_message.end(), data.begin(), data.end());
    ++m_fields;
    return *this;
}

MessageWriter& MessageWriter::op(OpCode code, std::string_view name, std::uint8_t particleType, ByteView data)
{
    assert(name.size() <= std::numeric_limits<std::uint8_t>::max() && m_ops < std::numeric_limits<std::uint16_t>::max());
    appendBigEndian(m_message, 4 + name.size() + data.size(), 4);
    m_message.push_back(static_cast<std::uint8_t>(code));
    m_message.push_back(particleType);
    m_message.push_back(0);
    m_message.push_back(static_cast<std::uint8_t>(name.size()));
    const ByteView nameBytes = bytesOf(name);
    m_message.insert(m_message.end(), nameBytes.begin(), nameBytes.end());
    m_message.insert(m_message.end(), data.begin(), data.end());
    ++m_ops;
    return *this;
}

Bytes MessageWriter::takeMessage()
{
    m_message[fieldCountOffset] = static_cast<std::uint8_t>(m_fields >> 8);
    m_message[fieldCountOffset + 1] = static_cast<std::uint8_t>(m_fields & 0xFF);
    m_message[opCountOffset] = static_cast<std::uint8_t>(m_ops >> 8);
    m_message[opCountOffset + 1] = static_cast<std::uint8_t>(m_ops & 0xFF);
    return std::move(m_message);
}

Bytes MessageWriter::takeFrame()
{
    return frameOf(FrameType::message, takeMessage());
}

} // namespace binnacle::wire
