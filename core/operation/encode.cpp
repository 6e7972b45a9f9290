// SPDX-License-Identifier: Apache-2.0
#include "core/operation/encode.h"

#include "core/operation/command_header.h"
#include "core/wire/compression.h"
#include "core/wire/frame.h"
#include "core/wire/particle.h"

#include <algorithm>

namespace binnacle {

namespace {

using wire::FieldType;

void writeKey(wire::MessageWriter& writer, const Key& key, bool sendKey)
{
    writer.field(FieldType::nameSpace, key.nameSpace);
    if (!key.set.empty())
        writer.field(FieldType::set, key.set);
    writer.field(FieldType::digest, ByteView(key.digest));
    if (sendKey && key.userKey)
        writer.field(FieldType::key, ByteView(wire::encodeKeyValue(*key.userKey)));
}

/// Plain reads are short whatever they ask for, and go as they are; so they do from the vendor's clients.
bool isWorthCompressing(const Segment& segment)
{
    return isWrite(segment.verb) || std::ranges::any_of(segment.operations, [](const BinOperation& operation) {
               return !std::holds_alternative<GetBin>(operation.action);
           });
}

} // namespace

Bytes packedRequest(Bytes frame, bool useCompression)
{
    if (useCompression && frame.size() > wire::compressionThreshold) {
        if (Bytes packed = wire::compressedFrame(frame); packed.size() < frame.size())
            return packed;
    }
    return frame;
}

Result<Bytes> encodeCommand(const Segment& segment, const EncodedSegment& encoded, const Policy& policy, const Key& key,
                            SendTime time)
{
    wire::MessageHeader header = commandHeader(segment, policy, time.unixNow);
    header.transactionTtl = time.timeoutMs;
    if (policy.useCompression && (header.info1 & wire::info1::read) != 0)
        header.info1 |= wire::info1::compressResponse;
    wire::MessageWriter writer(header);
    writeKey(writer, key, policy.sendKey);
    if (!encoded.filter.empty())
        writer.field(FieldType::filterExpression, ByteView(encoded.filter));
    for (const EncodedOperation& operation : encoded.operations)
        writer.op(operation.code, operation.bin, operation.particleType, operation.data);
    Bytes frame = writer.takeFrame();
    if (frame.size() - wire::frameHeaderSize > wire::maxBodySize)
        return Error::client(ClientCode::invalidParameter, "the command takes " + std::to_string(frame.size()) +
                                                               " bytes, over the protocol's bound of 128 MiB");
    return packedRequest(std::move(frame), policy.useCompression && isWorthCompressing(segment));
}

Result<Bytes> encodeCommand(const Segment& segment, const Policy& policy, const Key& key, SendTime time)
{
    const Result<EncodedSegment> encoded = encodeSegment(segment);
    if (!encoded)
        return encoded.error();
    return encodeCommand(segment, *encoded, policy, key, time);
}

} // namespace binnacle
