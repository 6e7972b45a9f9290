// SPDX-License-Identifier: Apache-2.0
#include "core/node/batch_request.h"

#include "core/expression/evaluate_program.h"
#include "core/wire/big_endian.h"

#include <algorithm>
#include <utility>

namespace binnacle::node {
namespace {

// The flags of a batch.
constexpr std::uint8_t reportAllErrorsFlag = 0x04;
constexpr std::uint8_t reportErrorRowFlag = 0x08;

// The flags of a row.
constexpr std::uint8_t repeatFlag = 0x01;
constexpr std::uint8_t moreInfoFlag = 0x02;
constexpr std::uint8_t generationFlag = 0x04;
constexpr std::uint8_t ttlFlag = 0x08;
constexpr std::uint8_t info4Flag = 0x10;

constexpr std::size_t maxFields = 0xFFFF;

/// A row is no member of a stream, and not sent compressed.
constexpr std::uint8_t rowInfo1 = static_cast<std::uint8_t>(~(wire::info1::compressResponse | wire::info1::xdr));
/// What a row without info bits of its own takes from the batch.
constexpr std::uint8_t inheritedInfo3 = wire::info3::scReadType | wire::info3::scReadRelax;

Error wrong(std::string why)
{
    return Error::server(ServerCode::parameterError, std::move(why));
}

/// The last one counts, if there are several.
const wire::Field* batchField(const wire::Message& message)
{
    const wire::Field* found = nullptr;
    for (const wire::Field& field : message.fields) {
        if (field.type == wire::FieldType::batchIndex || field.type == wire::FieldType::batchIndexWithSet)
            found = &field;
    }
    return found;
}

} // namespace

Result<BatchRequest> BatchRequest::open(const Storage& storage, Bytes message)
{
    BatchRequest request(storage, std::move(message));
    if (Result<void> read = request.readHead(); !read)
        return read.error();
    return request;
}

Result<void> BatchRequest::readHead()
{
    std::size_t offset = 0;
    const Result<wire::Message> decoded = wire::decodeMessage(m_message, offset);
    if (!decoded)
        return wrong("a batch that cannot be read");
    const wire::Field* rows = batchField(*decoded);
    if (rows == nullptr)
        return wrong("a batch without rows");
    m_header = decoded->header;
    m_rest = rows->data;
    const std::optional<std::uint64_t> count = takeNumber(4);
    const std::optional<std::uint64_t> flags = takeNumber(1);
    if (!count || !flags || *count == 0)
        return wrong("a batch of no rows");
    m_left = static_cast<std::uint32_t>(*count);
    m_flags.reportAllErrors = (*flags & reportAllErrorsFlag) != 0;
    m_flags.reportErrorRow = (*flags & reportErrorRowFlag) != 0;
    if (const wire::Field* filter = decoded->field(wire::FieldType::filterExpression)) {
        m_filter = filter->data;
        if (const Result<expression::Program> program = expression::Program::filter(m_filter); !program)
            return program.error();
    }
    return {};
}

std::optional<BatchRow> BatchRequest::next()
{
    if (m_left == 0)
        return std::nullopt;
    std::optional<BatchRow> taken = row();
    m_left = taken ? m_left - 1 : 0;
    m_damaged = !taken;
    return taken;
}

std::optional<BatchRow> BatchRequest::row()
{
    BatchRow row;
    const std::optional<std::uint64_t> index = takeNumber(4);
    const std::optional<ByteView> digest = take(row.digest.size());
    if (!index || !digest || m_rest.empty())
        return std::nullopt;
    const bool repeats = (m_rest[0] & repeatFlag) != 0;
    // A key belongs to one record, so that a row with a key cannot be repeated.
    if (repeats && (m_command == nullptr || m_commandHasKey))
        return std::nullopt;
    if (repeats)
        m_rest = m_rest.subspan(1);
    else if (!readCommand())
        return std::nullopt;
    row.index = static_cast<std::uint32_t>(*index);
    std::ranges::copy(*digest, row.digest.begin());
    row.nameSpace = m_nameSpace;
    row.message = m_command;
    return row;
}

/// The header of the message that a row stands for, read from the row's flags on, and the counts of what follows.
std::optional<BatchRequest::RowHead> BatchRequest::rowHead()
{
    const std::uint64_t flags = takeNumber(1).value_or(0);
    bool whole = true;
    const auto number = [&](std::uint8_t flag, std::size_t width, std::uint64_t otherwise) {
        if (flag != 0 && (flags & flag) == 0)
            return otherwise;
        const std::optional<std::uint64_t> taken = takeNumber(width);
        whole = whole && taken.has_value();
        return taken.value_or(0);
    };
    RowHead head;
    wire::MessageHeader& header = head.header;
    header.info1 = static_cast<std::uint8_t>(number(0, 1, 0) & rowInfo1);
    header.info2 = static_cast<std::uint8_t>(number(moreInfoFlag, 1, 0));
    header.info3 = static_cast<std::uint8_t>(number(moreInfoFlag, 1, m_header.info3 & inheritedInfo3));
    header.info4 = static_cast<std::uint8_t>(number(info4Flag, 1, 0));
    header.generation = static_cast<std::uint32_t>(number(generationFlag, 2, 0));
    header.recordTtl = static_cast<std::uint32_t>(number(ttlFlag, 4, 0));
    header.transactionTtl = m_header.transactionTtl;
    // Older clients count no fields, and send the namespace nevertheless.
    head.fields = std::max<std::size_t>(number(0, 2, 0), 1);
    head.ops = number(0, 2, 0);
    return whole ? std::optional(head) : std::nullopt;
}

/// Reads what a row does, from its flags on, and makes a message of it.
bool BatchRequest::readCommand()
{
    const std::optional<RowHead> head = rowHead();
    if (!head)
        return false;
    const Result<wire::MessageParts> parts = wire::decodeParts(m_rest, head->fields, head->ops);
    if (!parts)
        return false;
    m_rest = m_rest.subspan(parts->size);
    m_nameSpace = m_storage.find(textOf(parts->fields.front().data));
    if (m_nameSpace == nullptr)
        return false;

    wire::MessageWriter writer(head->header);
    bool filtered = false;
    m_commandHasKey = false;
    for (const wire::Field& field : parts->fields) {
        filtered = filtered || field.type == wire::FieldType::filterExpression;
        m_commandHasKey = m_commandHasKey || field.type == wire::FieldType::key;
        writer.field(field.type, field.data);
    }
    if (!filtered && !m_filter.empty() && parts->fields.size() < maxFields)
        writer.field(wire::FieldType::filterExpression, m_filter);
    for (const wire::Op& op : parts->ops)
        writer.op(op.code, op.name, op.particleType, op.data);
    m_command = std::make_shared<const Bytes>(writer.takeMessage());
    return true;
}

std::optional<ByteView> BatchRequest::take(std::size_t size)
{
    if (size > m_rest.size())
        return std::nullopt;
    const ByteView taken = m_rest.first(size);
    m_rest = m_rest.subspan(size);
    return taken;
}

std::optional<std::uint64_t> BatchRequest::takeNumber(std::size_t width)
{
    const std::optional<ByteView> bytes = take(width);
    return bytes ? std::optional(wire::bigEndian(*bytes)) : std::nullopt;
}

} // namespace binnacle::node
