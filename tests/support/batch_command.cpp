// SPDX-License-Identifier: Apache-2.0
#include "tests/support/batch_command.h"

#include "core/wire/big_endian.h"
#include "core/wire/frame.h"

#include <algorithm>

namespace binnacle::test {
namespace {

constexpr std::uint8_t repeats = 0x01;
constexpr std::uint8_t hasInfoGenerationAndTtl = 0x02 | 0x04 | 0x08;

} // namespace

Bytes BatchCommand::start(const Digest& digest)
{
    Bytes bytes;
    wire::appendBigEndian(bytes, m_count++, 4);
    bytes.insert(bytes.end(), digest.begin(), digest.end());
    return bytes;
}

BatchCommand& BatchCommand::row(const NodeCommand& command)
{
    const Bytes message = command.message();
    std::size_t offset = 0;
    const wire::Message decoded = wire::decodeMessage(message, offset).value();
    Digest digest{};
    std::ranges::copy(decoded.field(wire::FieldType::digest)->data, digest.begin());
    Bytes row = start(digest);
    const wire::MessageHeader& header = decoded.header;
    row.insert(row.end(), {hasInfoGenerationAndTtl, header.info1, header.info2, header.info3});
    wire::appendBigEndian(row, header.generation, 2);
    wire::appendBigEndian(row, header.recordTtl, 4);
    wire::appendBigEndian(row, decoded.fields.size() - 1, 2);
    wire::appendBigEndian(row, decoded.ops.size(), 2);
    wire::MessageWriter writer({});
    for (const wire::Field& field : decoded.fields) {
        if (field.type != wire::FieldType::digest)
            writer.field(field.type, field.data);
    }
    for (const wire::Op& op : decoded.ops)
        writer.op(op.code, op.name, op.particleType, op.data);
    const Bytes parts = writer.takeMessage();
    row.insert(row.end(), parts.begin() + wire::messageHeaderSize, parts.end());
    return bytes(row);
}

BatchCommand& BatchCommand::repeat(const Key& key)
{
    Bytes row = start(key.digest);
    row.push_back(repeats);
    return bytes(row);
}

BatchCommand& BatchCommand::bytes(const Bytes& raw)
{
    m_rows.insert(m_rows.end(), raw.begin(), raw.end());
    return *this;
}

Bytes BatchCommand::message() const
{
    wire::MessageHeader header;
    header.info1 = wire::info1::batch;
    Bytes rows;
    wire::appendBigEndian(rows, claimedRows.value_or(m_count), 4);
    rows.push_back(flags);
    rows.insert(rows.end(), m_rows.begin(), m_rows.end());
    wire::MessageWriter writer(header);
    if (filter)
        writer.field(wire::FieldType::filterExpression, ByteView(*filter));
    return writer.field(wire::FieldType::batchIndex, ByteView(rows)).takeMessage();
}

Bytes BatchCommand::frame() const
{
    return wire::frameOf(wire::FrameType::message, message());
}

BatchAnswers batchAnswersIn(const std::vector<Bytes>& frames)
{
    BatchAnswers answers;
    for (NodeAnswer& answer : answersIn(frames)) {
        if (answer.last)
            answers.end = answer.code;
        else
            answers.rows.emplace(answer.index, std::move(answer));
    }
    return answers;
}

BatchAnswers askBatch(RawClient& client, ByteView frame)
{
    std::vector<Bytes> frames;
    if (!client.send(frame))
        return {};
    while (std::optional<Bytes> answer = client.receiveFrame()) {
        frames.push_back(*std::move(answer));
        const std::vector<NodeAnswer> messages = answersIn(frames.back());
        if (messages.empty() || messages.back().last)
            break;
    }
    return batchAnswersIn(frames);
}

} // namespace binnacle::test
