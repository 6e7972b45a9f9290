// SPDX-License-Identifier: Apache-2.0
#include "core/operation/encode.h"
#include "core/wire/frame.h"
#include "core/wire/message.h"

#include <algorithm>
#include <cstdlib>

using namespace binnacle;
using namespace binnacle::wire;

namespace {

void require(bool condition)
{
    if (!condition)
        std::abort();
}

void decodeEachMessage(ByteView body)
{
    for (std::size_t offset = 0; offset < body.size();) {
        const std::size_t start = offset;
        const auto length = messageLength(body, start);
        const auto message = decodeMessage(body, offset);
        require(message.ok() == length.ok());
        if (!message)
            return;
        require(offset - start == length.value() && offset <= body.size());
        MessageWriter writer(message.value().header);
        for (const Field& field : message.value().fields)
            writer.field(field.type, field.data);
        for (const Op& op : message.value().ops)
            writer.op(op.code, op.name, op.particleType, op.data);
        require(writer.takeMessage().size() == length.value());
        if (const auto record = decodeRecord(message.value()))
            require(record.value().bins.size() <= message.value().ops.size());
        decodeReply(Verb::query, Key{}, message.value());
    }
}

} // namespace

/// A body of messages with its frame header: what a server answers. The header is not believed beyond what is there.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const ByteView bytes(data, size);
    if (decodeFrameHeader(bytes))
        decodeEachMessage(bytes.subspan(frameHeaderSize));
    return 0;
}
