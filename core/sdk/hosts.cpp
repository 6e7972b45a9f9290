// SPDX-License-Identifier: Apache-2.0
#include "core/base/bytes.h"
#include "core/sdk/cluster.h"

#include <charconv>
#include <optional>

namespace binnacle {

namespace {

constexpr std::size_t maxHosts = 64;
constexpr std::size_t maxHostName = 253; // of the domain name system

Error badHost(std::string_view part, const std::string& reason)
{
    return Error::client(ClientCode::invalidHost, "\"" + escaped(part) + "\" is no host: " + reason);
}

std::string_view trimmed(std::string_view text)
{
    const auto begin = text.find_first_not_of(" \t");
    return begin == std::string_view::npos ? std::string_view() : text.substr(begin, text.find_last_not_of(" \t") - begin + 1);
}

std::optional<std::uint16_t> parsePort(std::string_view text)
{
    std::uint16_t port = 0;
    const char* end = text.data() + text.size();
    const auto [stop, failure] = std::from_chars(text.data(), end, port);
    return failure == std::errc() && stop == end && port != 0 ? std::optional(port) : std::nullopt;
}

bool isHostCharacter(char c)
{
    const auto byte = static_cast<unsigned char>(c);
    return byte > ' ' && byte != 0x7F && c != '/' && c != '[' && c != ']' && c != '@' && c != '"';
}

Result<Host> parseHost(std::string_view part)
{
    std::string_view name = part;
    std::optional<std::string_view> port;
    if (part.starts_with('[')) {
        const auto close = part.find(']');
        if (close == std::string_view::npos) {
            return badHost(part, "the bracket is not closed");
        }
        name = part.substr(1, close - 1);
        const std::string_view rest = part.substr(close + 1);
        if (!rest.empty() && !rest.starts_with(':')) {
            return badHost(part, "only a colon and a port may follow the bracket");
        }
        port = rest.empty() ? std::nullopt : std::optional(rest.substr(1));
    } else if (const auto colon = part.find(':'); colon != std::string_view::npos) {
        name = part.substr(0, colon);
        port = part.substr(colon + 1);
        if (port->find(':') != std::string_view::npos) {
            return badHost(part, "an IPv6 address stands in brackets, as in [::1]:3000");
        }
    }
    if (name.empty()) {
        return badHost(part, "the name is missing");
    }
    if (name.size() > maxHostName) {
        return badHost(part.substr(0, 40), "the name is longer than 253 bytes");
    }
    for (const char c : name) {
        if (!isHostCharacter(c)) {
            return badHost(part, "the name has a character that no host name has");
        }
    }
    Host host;
    host.name = name;
    if (port) {
        const std::optional<std::uint16_t> number = parsePort(*port);
        if (!number) {
            return badHost(part, "the port is a number from 1 to 65535");
        }
        host.port = *number;
    }
    return host;
}

} // namespace

Result<std::vector<Host>> parseHosts(std::string_view text)
{
    if (text.find('@') != std::string_view::npos) { // what stands before it may be a password
        return Error::client(ClientCode::invalidHost, "an address is host:port, without a user or an @");
    }
    std::vector<Host> hosts;
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find(',', begin), text.size());
        if (hosts.size() == maxHosts) {
            return Error::client(ClientCode::invalidHost, "more than 64 hosts are given");
        }
        Result<Host> host = parseHost(trimmed(text.substr(begin, end - begin)));
        if (!host) {
            return host.error();
        }
        hosts.push_back(std::move(*host));
        begin = end + 1;
    }
    return hosts;
}

} // namespace binnacle
