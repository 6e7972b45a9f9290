// SPDX-License-Identifier: Apache-2.0
#include "core/cluster/message_body.h"

#include "core/wire/compression.h"

namespace binnacle::cluster {

Result<Bytes> MessageBodies::take(net::Frame frame)
{
    if (frame.type == wire::FrameType::message) {
        return std::move(frame.body);
    }
    if (frame.type != wire::FrameType::compressed) {
        return Error::client(ClientCode::protocolError, "an answer of another kind than was asked for");
    }
    if (!m_mayBeCompressed) {
        return Error::client(ClientCode::protocolError, "a compressed answer where none was asked for");
    }
    Result<Bytes> body = wire::decompressedBody(frame.body, std::min(wire::maxBodySize, m_left));
    if (body) {
        m_left -= body->size();
    }
    return body;
}

} // namespace binnacle::cluster
