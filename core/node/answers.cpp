// SPDX-License-Identifier: Apache-2.0
#include "core/node/answers.h"

#include "core/wire/big_endian.h"
#include "core/wire/frame.h"
#include "core/wire/message.h"

#include <algorithm>

namespace binnacle::node {
namespace {

wire::MessageHeader headerOf(const engine::Outcome& outcome)
{
    wire::MessageHeader header;
    header.resultCode = static_cast<std::uint8_t>(outcome.code);
    header.generation = outcome.generation;
    header.recordTtl = outcome.voidTime;
    return header;
}

void addBins(wire::MessageWriter& writer, const std::vector<engine::AnswerBin>& bins)
{
    for (const engine::AnswerBin& bin : bins)
        writer.op(bin.code, bin.name, bin.particleType, bin.bytes);
}

} // namespace

Bytes answerFrame(const engine::Outcome& outcome)
{
    wire::MessageWriter writer(headerOf(outcome));
    addBins(writer, outcome.bins);
    return writer.takeFrame();
}

Bytes rowMessage(std::uint32_t index, const engine::Outcome& outcome, bool asReads)
{
    wire::MessageHeader header = headerOf(outcome);
    header.transactionTtl = index;
    wire::MessageWriter writer(header);
    for (const engine::AnswerBin& bin : outcome.bins)
        writer.op(asReads ? wire::OpCode::read : bin.code, bin.name, bin.particleType, bin.bytes);
    return writer.takeMessage();
}

Bytes codeFrame(ServerCode code)
{
    wire::MessageHeader header;
    header.resultCode = static_cast<std::uint8_t>(code);
    return wire::MessageWriter(header).takeFrame();
}

Bytes lastFrame(ServerCode code)
{
    wire::MessageHeader header;
    header.info3 = wire::info3::last;
    header.resultCode = static_cast<std::uint8_t>(code);
    return wire::MessageWriter(header).takeFrame();
}

Bytes noSecurityFrame()
{
    constexpr std::size_t bodySize = 16;
    constexpr std::size_t resultOffset = 1;
    Bytes frame;
    wire::appendFrameHeader(frame, wire::FrameType::admin, bodySize);
    frame.resize(frame.size() + bodySize, 0);
    frame[wire::frameHeaderSize + resultOffset] = static_cast<std::uint8_t>(ServerCode::securityNotSupported);
    return frame;
}

ServerCode codeOf(const Error& error)
{
    return error.isServer() ? static_cast<ServerCode>(error.code()) : ServerCode::serverError;
}

Bytes scanMessage(std::string_view nameSpace, const Digest& digest, const engine::StoredRecord& record,
                  const std::vector<engine::AnswerBin>& bins, bool withoutBins, std::optional<std::int64_t> indexKey)
{
    wire::MessageHeader header;
    header.info1 = withoutBins ? wire::info1::getNoBins : std::uint8_t{0};
    header.generation = record.generation;
    header.recordTtl = record.voidTime;
    wire::MessageWriter writer(header);
    writer.field(wire::FieldType::nameSpace, nameSpace);
    writer.field(wire::FieldType::digest, ByteView(digest));
    if (!record.set.empty())
        writer.field(wire::FieldType::set, record.set);
    if (!record.key.empty())
        writer.field(wire::FieldType::key, ByteView(record.key));
    if (indexKey) {
        Bytes lowestFirst;
        wire::appendBigEndian(lowestFirst, static_cast<std::uint64_t>(*indexKey), 8);
        std::ranges::reverse(lowestFirst);
        writer.field(wire::FieldType::indexKeys, ByteView(lowestFirst));
    }
    addBins(writer, bins);
    return writer.takeMessage();
}

} // namespace binnacle::node
