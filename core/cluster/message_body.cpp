// SPDX-License-Identifier: Apache-2.0
#include "core/cluster/message_body.h"

#include "core/wire/compression.h"

namespace binnacle::cluster {

Result<Bytes> messageBody(net::Frame frame)
{
    if (frame.type == wire::FrameType::message) {
        return std::move(frame.body);
    }
    if (frame.type == wire::FrameType::compressed) {
        return wire::decompressedBody(frame.body, wire::maxBodySize);
    }
    return Error::client(ClientCode::protocolError, "an answer of another kind than was asked for");
}

} // namespace binnacle::cluster
