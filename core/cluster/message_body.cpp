// SPDX-License-Identifier: Apache-2.0
#include "core/cluster/message_body.h"

#include "core/wire/compression.h"

namespace binnacle::cluster {

Result<Bytes> messageBody(net::Frame frame, bool mayBeCompressed)
{
    if (frame.type == wire::FrameType::message) {
        return std::move(frame.body);
    }
    if (frame.type == wire::FrameType::compressed) {
        if (!mayBeCompressed) {
            return Error::client(ClientCode::protocolError, "a compressed answer where none was asked for");
        }
        return wire::decompressedBody(frame.body, wire::maxBodySize);
    }
    return Error::client(ClientCode::protocolError, "an answer of another kind than was asked for");
}

} // namespace binnacle::cluster
