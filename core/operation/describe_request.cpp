// SPDX-License-Identifier: Apache-2.0
#include "core/operation/describe_request.h"

#include "core/operation/describe_operation.h"
#include "core/wire/big_endian.h"
#include "core/wire/frame.h"
#include "core/wire/message.h"

#include <algorithm>
#include <utility>

namespace binnacle {

namespace {

using wire::FieldType;

// A row of a batch: its number, a digest, and bits that say what follows. See encode_batch.cpp.
constexpr std::size_t rowHead = 4 + 20 + 1;
constexpr std::uint8_t repeatsRow = 0x01;
constexpr std::uint8_t hasInfo = 0x02;
constexpr std::uint8_t hasGeneration = 0x04;
constexpr std::uint8_t hasTtl = 0x08;
constexpr std::uint8_t hasFourthInfo = 0x10;

std::string ttlText(std::uint32_t seconds, bool writes)
{
    if (!writes)
        return seconds == 0 ? "0" : std::to_string(static_cast<std::int32_t>(seconds));
    switch (seconds) {
    case 0:
        return "0: the server's default";
    case 0xFFFFFFFF:
        return "-1: never";
    case 0xFFFFFFFE:
        return "-2: unchanged";
    default:
        return std::to_string(seconds) + " s";
    }
}

/// The bits of encode_batch.cpp.
std::string servedText(std::uint8_t flags)
{
    std::string text = (flags & 1) != 0 ? "at once from memory" : "by worker threads";
    text += (flags & 2) != 0 ? ", at once from devices" : "";
    return text + ((flags & (4 | 8)) != 0 ? ", every row answered" : "");
}

class Describer {
public:
    Describer(ByteView frame, std::size_t mostParts) : m_frame(frame), m_most(mostParts) {}

    RequestDescription run()
    {
        frame();
        return std::move(m_out);
    }

private:
    std::size_t offsetOf(ByteView part) const { return static_cast<std::size_t>(part.data() - m_frame.data()); }

    void add(int depth, std::size_t offset, std::size_t length, std::string name, std::string value = {})
    {
        if (m_out.parts.size() < m_most)
            m_out.parts.push_back({depth, offset, length, std::move(name), std::move(value)});
        else
            m_out.isCut = true;
    }
    void fail(const Error& error) { m_out.problem = error.detail(); }
    bool fail(std::string problem)
    {
        m_out.problem = std::move(problem);
        return false;
    }

    void frame()
    {
        const Result<wire::FrameHeader> header = wire::decodeFrameHeader(m_frame);
        if (!header)
            return fail(header.error());
        add(0, 0, wire::frameHeaderSize, "frame");
        add(1, 0, 1, "version", std::to_string(m_frame[0]));
        add(1, 1, 1, "type", header->type == wire::FrameType::message ? "3: message" : std::to_string(m_frame[1]));
        add(1, 2, 6, "length", std::to_string(header->bodySize) + " bytes");
        if (header->type != wire::FrameType::message)
            return void(fail("only message frames are told in words"));
        const ByteView body = m_frame.subspan(wire::frameHeaderSize);
        std::size_t offset = 0;
        const Result<wire::Message> message = wire::decodeMessage(body, offset);
        if (!message)
            return fail(message.error());
        messageHeader(*message);
        for (const wire::Field& each : message->fields) {
            field(0, each);
            if (each.type == FieldType::batchIndex || each.type == FieldType::batchIndexWithSet)
                batch(0, each.data);
        }
        for (const wire::Op& each : message->ops)
            operation(0, each);
        if (offset < body.size())
            fail(std::to_string(body.size() - offset) + " bytes follow the message");
    }

    void messageHeader(const wire::Message& message)
    {
        constexpr std::size_t at = wire::frameHeaderSize;
        const wire::MessageHeader& header = message.header;
        add(0, at, wire::messageHeaderSize, "message header");
        add(1, at, 1, "length", std::to_string(m_frame[at]) + " bytes");
        bits(1, at + 1, header);
        add(1, at + 4, 1, "bits 4", header.info4 == 0 ? "none" : std::to_string(header.info4));
        add(1, at + 5, 1, "result code", std::to_string(header.resultCode));
        add(1, at + 6, 4, "generation", std::to_string(header.generation));
        add(1, at + 10, 4, "time to live", ttlText(header.recordTtl, (header.info2 & wire::info2::write) != 0));
        add(1, at + 14, 4, "timeout", std::to_string(header.transactionTtl) + " ms");
        add(1, at + 18, 2, "fields", std::to_string(message.fields.size()));
        add(1, at + 20, 2, "operations", std::to_string(message.ops.size()));
    }

    void bits(int depth, std::size_t at, const wire::MessageHeader& header)
    {
        add(depth, at, 1, "bits 1, reading", describedBits(InfoByte::first, header.info1));
        add(depth, at + 1, 1, "bits 2, writing", describedBits(InfoByte::second, header.info2));
        add(depth, at + 2, 1, "bits 3, more", describedBits(InfoByte::third, header.info3));
    }

    void field(int depth, const wire::Field& field)
    {
        constexpr std::size_t head = 4 + 1; // length and type
        add(depth, offsetOf(field.data) - head, head + field.data.size(), nameOf(field.type), describedField(field));
    }

    void operation(int depth, const wire::Op& op)
    {
        const std::size_t dataAt = offsetOf(op.data);
        const std::size_t head = 4 + 4 + op.name.size(); // length; code, type, version, length of the name
        const std::size_t at = dataAt - head;
        add(depth, at, head + op.data.size(), nameOf(op.code), std::string(op.name));
        add(depth + 1, at, 4, "length", std::to_string(4 + op.name.size() + op.data.size()) + " bytes");
        add(depth + 1, at + 4, 1, "operation", std::to_string(static_cast<unsigned>(op.code)) + ": " + nameOf(op.code));
        add(depth + 1, at + 5, 1, "type", std::to_string(op.particleType));
        add(depth + 1, at + 8, op.name.size(), "bin", std::string(op.name));
        if (!op.data.empty())
            add(depth + 1, dataAt, op.data.size(), "data", describedOperand(op));
    }

    void batch(int depth, ByteView field)
    {
        if (field.size() < 5)
            return void(fail("a batch of " + std::to_string(field.size()) + " bytes"));
        const std::size_t at = offsetOf(field);
        const auto rows = wire::bigEndianAt<std::uint32_t>(field, 0);
        add(depth + 1, at, 4, "rows", std::to_string(rows));
        add(depth + 1, at + 4, 1, "how it is served", servedText(field[4]));
        std::size_t offset = 5;
        for (std::uint32_t i = 0; i < rows && !m_out.isCut; ++i) {
            if (!row(depth + 1, field, offset))
                return;
        }
    }

    /// Adds the row at `offset` and goes behind it. False if it cannot be read.
    bool row(int depth, ByteView rows, std::size_t& offset)
    {
        if (rows.size() - offset < rowHead)
            return fail("a batch ends inside a row");
        const std::size_t start = offset;
        const std::size_t at = offsetOf(rows);
        const std::uint8_t flags = rows[offset + rowHead - 1];
        const std::size_t place = m_out.parts.size();
        add(depth, at + start, rowHead, "row " + std::to_string(wire::bigEndianAt<std::uint32_t>(rows, offset)),
            (flags & repeatsRow) != 0 ? "as the one before" : "");
        add(depth + 1, at + start + 4, 20, "digest", toHex(rows.subspan(offset + 4, 20)));
        offset += rowHead;
        if ((flags & repeatsRow) != 0)
            return true;
        if (!rowCommand(depth + 1, rows, offset, flags))
            return false;
        if (place < m_out.parts.size())
            m_out.parts[place].length = offset - start;
        return true;
    }

    bool rowCommand(int depth, ByteView rows, std::size_t& offset, std::uint8_t flags)
    {
        const auto take = [&](std::uint8_t flag, std::size_t size) { return (flags & flag) != 0 ? size : 0; };
        const std::size_t info = take(hasInfo, 3) + take(hasFourthInfo, 1);
        const std::size_t fixed = info + take(hasGeneration, 2) + take(hasTtl, 4) + 4;
        if (rows.size() - offset < fixed)
            return fail("a row of a batch ends inside its head");
        const std::size_t at = offsetOf(rows) + offset;
        wire::MessageHeader header;
        if ((flags & hasInfo) != 0) {
            header.info1 = rows[offset];
            header.info2 = rows[offset + 1];
            header.info3 = rows[offset + 2];
            bits(depth, at, header);
        }
        std::size_t next = info;
        if ((flags & hasGeneration) != 0) {
            add(depth, at + next, 2, "generation", std::to_string(wire::bigEndianAt<std::uint16_t>(rows, offset + next)));
            next += 2;
        }
        if ((flags & hasTtl) != 0)
            add(depth, at + next, 4, "time to live",
                ttlText(wire::bigEndianAt<std::uint32_t>(rows, offset + next), (header.info2 & wire::info2::write) != 0));
        const std::size_t counts = offset + fixed - 4;
        const Result<wire::MessageParts> parts =
            wire::decodeParts(rows.subspan(offset + fixed), wire::bigEndianAt<std::uint16_t>(rows, counts),
                              wire::bigEndianAt<std::uint16_t>(rows, counts + 2));
        if (!parts)
            return fail(parts.error().detail());
        for (const wire::Field& each : parts->fields)
            field(depth, each);
        for (const wire::Op& each : parts->ops)
            operation(depth, each);
        offset += fixed + parts->size;
        return true;
    }

    ByteView m_frame;
    std::size_t m_most;
    RequestDescription m_out;
};

} // namespace

RequestDescription describeRequest(ByteView frame, std::size_t mostParts)
{
    return Describer(frame, mostParts).run();
}

} // namespace binnacle
