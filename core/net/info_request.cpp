// SPDX-License-Identifier: Apache-2.0
#include "core/net/info_request.h"

#include "core/net/failure.h"
#include "core/wire/info.h"

#include <algorithm>

namespace binnacle::net {

namespace {

constexpr std::uint64_t maxAnswer = std::uint64_t{16} << 20;

} // namespace

asio::awaitable<Result<InfoAnswer>> requestInfo(Connection& connection, std::string commands)
{
    const Bytes request = wire::infoFrame(commands);
    const Result<void> written = co_await connection.write(request);
    if (!written) {
        co_return written.error();
    }
    Result<Frame> frame = co_await connection.readFrame(maxAnswer);
    if (!frame) {
        co_return frame.error();
    }
    if (frame->type != wire::FrameType::info) {
        connection.close();
        co_return Error::client(ClientCode::protocolError,
                                displayText(connection.address()) + " answered an info request with another kind of message");
    }
    co_return wire::parseInfo(textOf(frame->body));
}

const std::string* infoValue(const InfoAnswer& answer, std::string_view name)
{
    const auto found = std::find_if(answer.begin(), answer.end(), [name](const auto& pair) { return pair.first == name; });
    return found == answer.end() ? nullptr : &found->second;
}

} // namespace binnacle::net
