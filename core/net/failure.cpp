// SPDX-License-Identifier: Apache-2.0
#include "core/net/failure.h"

#include <algorithm>

namespace binnacle::net {

namespace {

constexpr std::size_t quotedBytes = 40;

/// Codes of asio's category do not compare equal to std::errc, though they are the same numbers.
bool means(const std::error_code& code, std::errc condition)
{
    return code.value() == static_cast<int>(condition);
}

std::string firstLine(ByteView bytes)
{
    const std::string_view text = textOf(bytes.first(std::min(bytes.size(), quotedBytes)));
    return std::string(text.substr(0, text.find_first_of("\r\n")));
}

} // namespace

std::string displayText(std::chrono::milliseconds span)
{
    const auto count = span.count();
    if (count < 1000) {
        return std::to_string(count) + " ms";
    }
    const std::string whole = std::to_string(count / 1000);
    const auto tenths = count % 1000 / 100;
    return tenths == 0 ? whole + " s" : whole + '.' + std::to_string(tenths) + " s";
}

Error unresolved(const Address& address, const std::string& reason)
{
    return Error::client(ClientCode::invalidHost, displayText(address) + ": the host name cannot be resolved: " + reason);
}

Error unconnected(const Address& address, const std::error_code& reason)
{
    const std::string peer = displayText(address);
    if (means(reason, std::errc::connection_refused)) {
        return Error::client(ClientCode::connectionFailed, peer + " refused the connection: nothing listens there");
    }
    return Error::client(ClientCode::connectionFailed, peer + " cannot be reached: " + reason.message());
}

Error unsent(const Address& address, std::chrono::milliseconds span)
{
    return Error::client(ClientCode::timeout, "nothing was sent to " + displayText(address) + " within " + displayText(span));
}

Error unanswered(const Address& address, std::chrono::milliseconds span)
{
    return Error::client(ClientCode::timeout, displayText(address) + " did not answer within " + displayText(span));
}

Error interrupted(const Address& address, const std::error_code& reason, bool midway)
{
    std::string sentence = displayText(address) + " closed the connection";
    sentence += midway ? " in the middle of an answer" : " without an answer";
    const bool plain = means(reason, std::errc::connection_reset) || means(reason, std::errc::broken_pipe);
    if (reason && !plain) {
        sentence += " (" + reason.message() + ')';
    }
    return Error::client(ClientCode::connectionFailed, std::move(sentence));
}

Error foreignProtocol(const Address& address, ByteView first)
{
    return Error::client(ClientCode::protocolError, displayText(address) + " does not speak the Aerospike protocol: it sent \"" +
                                                        escaped(firstLine(first)) + '"');
}

Error unreadable(const Address& address, const Error& reason)
{
    return Error::client(ClientCode::protocolError, displayText(address) + " sent what cannot be read: " + reason.sentence());
}

Error about(const Address& address, const Error& error)
{
    const std::string peer = displayText(address);
    if (error.detail().find(peer) != std::string::npos) {
        return error;
    }
    std::string sentence = peer + ": " + error.sentence();
    return error.isServer() ? Error::server(static_cast<ServerCode>(error.code()), std::move(sentence))
                            : Error::client(static_cast<ClientCode>(error.code()), std::move(sentence));
}

} // namespace binnacle::net
