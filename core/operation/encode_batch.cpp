// SPDX-License-Identifier: Apache-2.0
#include "core/operation/encode_batch.h"

#include "core/operation/command_header.h"
#include "core/wire/big_endian.h"
#include "core/wire/frame.h"
#include "core/wire/particle.h"

#include <algorithm>

namespace binnacle {

namespace {

using wire::FieldType;

// The layout is that of as_batch_write_record() and its like in the vendor's aerospike-client-c (aerospike_batch.c).

constexpr std::uint8_t inlineMemory = 0x01;         ///< a namespace in memory may be served at once
constexpr std::uint8_t inlineStorage = 0x02;        ///< … and so may one on a device
constexpr std::uint8_t reportsErrors = 0x04 | 0x08; ///< every row is answered, also those after one that has failed

constexpr std::uint8_t repeatsRow = 0x01;
constexpr std::uint8_t hasInfo = 0x02;
constexpr std::uint8_t hasGeneration = 0x04;
constexpr std::uint8_t hasTtl = 0x08;

constexpr std::size_t countsOffset = wire::messageHeaderSize - 4; ///< of fields and operations, at the end of a message's header
constexpr std::size_t rowOverhead = 64;                           ///< index, digest, bits, counts, heads of fields

bool sendsKey(const BatchRow& row)
{
    return row.policy->sendKey && row.key.userKey.has_value();
}

void appendCommand(Bytes& out, const BatchRow& row, std::int64_t unixNow)
{
    const wire::MessageHeader header = commandHeader(*row.segment, *row.policy, unixNow);
    const bool write = isWrite(row.segment->verb);
    out.push_back(write ? hasInfo | hasGeneration | hasTtl : hasInfo | hasTtl);
    out.insert(out.end(), {header.info1, header.info2, header.info3});
    if (write)
        wire::appendBigEndian(out, header.generation, 2);
    wire::appendBigEndian(out, header.recordTtl, 4);
    wire::MessageWriter writer(header);
    writer.field(FieldType::nameSpace, row.key.nameSpace);
    if (!row.key.set.empty())
        writer.field(FieldType::set, row.key.set);
    if (!row.encoded->filter.empty())
        writer.field(FieldType::filterExpression, ByteView(row.encoded->filter));
    if (sendsKey(row))
        writer.field(FieldType::key, ByteView(wire::encodeKeyValue(*row.key.userKey)));
    for (const EncodedOperation& operation : row.encoded->operations)
        writer.op(operation.code, operation.bin, operation.particleType, operation.data);
    const Bytes message = writer.takeMessage();
    out.insert(out.end(), message.begin() + countsOffset, message.end());
}

std::uint8_t flagsOf(const Policy& policy)
{
    return static_cast<std::uint8_t>(reportsErrors | (policy.allowInline ? inlineMemory : 0) |
                                     (policy.allowInlineSsd ? inlineStorage : 0));
}

Bytes rowsField(std::span<const BatchRow> rows, std::int64_t unixNow)
{
    Bytes field;
    wire::appendBigEndian(field, rows.size(), 4);
    field.push_back(rows.empty() ? reportsErrors : flagsOf(*rows.front().policy));
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const BatchRow& row = rows[i];
        wire::appendBigEndian(field, i, 4);
        field.insert(field.end(), row.key.digest.begin(), row.key.digest.end());
        const bool repeats = i > 0 && rows[i - 1].segment == row.segment && !sendsKey(rows[i - 1]) && !sendsKey(row);
        if (repeats)
            field.push_back(repeatsRow);
        else
            appendCommand(field, row, unixNow);
    }
    return field;
}

Error wrong(std::string what)
{
    return Error::client(ClientCode::protocolError, std::move(what));
}

} // namespace

std::size_t rowSize(const EncodedSegment& encoded, const Key& key)
{
    std::size_t size = rowOverhead + key.nameSpace.size() + key.set.size() + encoded.filter.size();
    if (key.userKey)
        size += wire::encodeKeyValue(*key.userKey).size();
    for (const EncodedOperation& operation : encoded.operations)
        size += 8 + operation.bin.size() + operation.data.size();
    return size;
}

bool wantsCompression(std::span<const BatchRow> rows)
{
    return std::ranges::any_of(rows, [](const BatchRow& row) { return row.policy->useCompression; });
}

Result<Bytes> encodeBatch(std::span<const BatchRow> rows, SendTime time)
{
    wire::MessageHeader header;
    header.info1 = wire::info1::batch;
    const bool useCompression = wantsCompression(rows);
    if (useCompression)
        header.info1 |= wire::info1::compressResponse;
    header.transactionTtl = time.timeoutMs;
    wire::MessageWriter writer(header);
    writer.field(FieldType::batchIndex, ByteView(rowsField(rows, time.unixNow)));
    Bytes frame = writer.takeFrame();
    if (frame.size() - wire::frameHeaderSize > wire::maxBodySize)
        return Error::client(ClientCode::invalidParameter,
                             "the batch takes " + std::to_string(frame.size()) + " bytes, over the protocol's bound of 128 MiB");
    return packedRequest(std::move(frame), useCompression);
}

Result<RowAnswer> BatchReader::rowOf(const wire::Message& message) const
{
    const std::size_t row = message.header.transactionTtl;
    if (row >= m_rows.size())
        return wrong("an answer for row " + std::to_string(row) + " of a batch of " + std::to_string(m_rows.size()));
    RowAnswer answer{row, decodeReply(m_rows[row].segment->verb, m_rows[row].key, message)};
    answer.result.index = m_rows[row].index;
    return answer;
}

Result<BatchAnswer> BatchReader::read(ByteView body)
{
    Result<BatchAnswer> answer = decode(body);
    if (!answer) // nothing of a damaged frame counts
        return answer;
    std::vector<bool> answered = m_answered;
    for (const RowAnswer& row : answer->rows) {
        if (answered[row.row])
            return wrong("a second answer for row " + std::to_string(row.row) + " of a batch");
        answered[row.row] = true;
    }
    m_answered = std::move(answered);
    return answer;
}

Result<BatchAnswer> BatchReader::decode(ByteView body) const
{
    BatchAnswer answer;
    std::size_t offset = 0;
    if (body.empty())
        return wrong("an empty frame");
    while (offset < body.size()) {
        if (answer.last)
            return wrong("bytes after the end of a batch");
        const Result<wire::Message> message = wire::decodeMessage(body, offset);
        if (!message)
            return message.error();
        if (message->isLast()) {
            answer.last = true;
            answer.code = static_cast<ServerCode>(message->header.resultCode);
            continue;
        }
        Result<RowAnswer> row = rowOf(*message);
        if (!row)
            return row.error();
        answer.rows.push_back(*std::move(row));
    }
    return answer;
}

} // namespace binnacle
