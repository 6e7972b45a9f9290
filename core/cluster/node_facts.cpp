// SPDX-License-Identifier: Apache-2.0
#include "core/cluster/node_facts.h"

#include "core/wire/info.h"

#include <charconv>

namespace binnacle::cluster {

namespace {

constexpr std::size_t maxNamespaces = 64;

Error protocolError(std::string sentence)
{
    return Error::client(ClientCode::protocolError, std::move(sentence));
}

/// The value, if it is there and no failure.
Result<std::string> need(const net::InfoAnswer& answer, std::string_view name)
{
    const std::string* value = net::infoValue(answer, name);
    if (value == nullptr || value->empty()) {
        return protocolError("the node did not answer the info command `" + std::string(name) + '`');
    }
    if (std::optional<Error> failure = wire::infoFailure(*value)) {
        return *failure;
    }
    return *value;
}

std::optional<std::int64_t> number(const net::InfoAnswer& answer, std::string_view name)
{
    const std::string* value = net::infoValue(answer, name);
    std::int64_t parsed = 0;
    if (value == nullptr) {
        return std::nullopt;
    }
    const char* end = value->data() + value->size();
    const auto [stop, failure] = std::from_chars(value->data(), end, parsed);
    return failure == std::errc() && stop == end ? std::optional(parsed) : std::nullopt;
}

bool listContains(std::string_view list, std::string_view item)
{
    for (const auto& [name, value] : wire::parsePairs(list, ';')) {
        if (name == item) {
            return true;
        }
    }
    return false;
}

} // namespace

std::string_view introductionCommands()
{
    return "node\nbuild\nfeatures\npartitions\n";
}

std::string statusCommands(bool withRacks)
{
    return std::string("node\npeers-generation\npartition-generation\n") + (withRacks ? "rebalance-generation\n" : "");
}

Result<NodeFacts> readIntroduction(const net::InfoAnswer& answer)
{
    NodeFacts facts;
    for (const auto& [name, place] : {std::pair{"node", &facts.name}, std::pair{"build", &facts.build}}) {
        Result<std::string> value = need(answer, name);
        if (!value) {
            return value.error();
        }
        *place = std::move(*value);
    }
    const Result<std::string> features = need(answer, "features");
    if (!features) {
        return features.error();
    }
    // Before 6.0 a page could hold fewer records than were asked for, and yet not be the last.
    int major = 0;
    std::from_chars(facts.build.data(), facts.build.data() + facts.build.size(), major);
    if (!listContains(*features, "pscans") || major < 6) {
        return protocolError("the server is too old: build " + escaped(facts.build) + " has no scans that can be resumed; 6.0 has");
    }
    const std::optional<std::int64_t> partitions = number(answer, "partitions");
    if (partitions && *partitions != 4096) {
        return protocolError("the node has " + std::to_string(*partitions) + " partitions instead of 4096");
    }
    return facts;
}

Result<NodeStatus> readStatus(const net::InfoAnswer& answer)
{
    Result<std::string> name = need(answer, "node");
    if (!name) {
        return name.error();
    }
    return NodeStatus{std::move(*name), number(answer, "peers-generation"), number(answer, "partition-generation"),
                      number(answer, "rebalance-generation")};
}

std::map<std::string, std::int32_t, std::less<>> readRacks(std::string_view value)
{
    std::map<std::string, std::int32_t, std::less<>> racks;
    for (const auto& [part, ignored] : wire::parsePairs(value, ';')) {
        const std::size_t colon = part.find(':');
        std::int32_t rack = 0;
        const char* end = part.data() + part.size();
        if (colon != std::string::npos && racks.size() < maxNamespaces) {
            const auto [stop, failure] = std::from_chars(part.data() + colon + 1, end, rack);
            if (failure == std::errc() && stop == end) {
                racks[part.substr(0, colon)] = rack;
            }
        }
    }
    return racks;
}

} // namespace binnacle::cluster
