// SPDX-License-Identifier: Apache-2.0
#include "core/sdk/index_reader.h"

#include "core/base/base64.h"
#include "core/wire/info.h"

#include <algorithm>
#include <charconv>

namespace binnacle {

namespace {

using Pairs = std::vector<std::pair<std::string, std::string>>;

constexpr std::string_view listCommand = "sindex-list:b64=true";
constexpr std::size_t mostIndexes = 4096; // several times what a server has

std::string text(const Pairs& pairs, std::string_view name)
{
    const auto found = std::ranges::find(pairs, name, &Pairs::value_type::first);
    return found == pairs.end() || found->second == "null" ? std::string() : found->second;
}

/// A name is written as it is, so "null" cannot be told from none; no index is on such a bin or set alone.
std::optional<Bytes> packed(const Pairs& pairs, std::string_view name)
{
    const std::string encoded = text(pairs, name);
    return encoded.empty() ? Bytes() : fromBase64(encoded);
}

std::optional<SecondaryIndex> indexIn(std::string_view line)
{
    const Pairs pairs = wire::parsePairs(line, ':');
    const auto type = indexTypeNamed(text(pairs, "type"));
    const auto collection = indexCollectionTypeNamed(text(pairs, "indextype"));
    std::optional<Bytes> context = packed(pairs, "context");
    std::optional<Bytes> expression = packed(pairs, "exp");
    if (!type || !collection || !context || !expression) {
        return std::nullopt;
    }
    SecondaryIndex index;
    index.nameSpace = text(pairs, "ns");
    index.set = text(pairs, "set");
    index.name = text(pairs, "indexname");
    index.bin = text(pairs, "bin");
    index.type = *type;
    index.collection = *collection;
    index.context = std::move(*context);
    index.expression = std::move(*expression);
    index.isReadable = text(pairs, "state") == "RW";
    const bool isWhole = !index.nameSpace.empty() && !index.name.empty() && (!index.bin.empty() || !index.expression.empty());
    return isWhole ? std::optional(std::move(index)) : std::nullopt;
}

std::vector<SecondaryIndex> indexesIn(const cluster::NodeAnswer& node)
{
    std::vector<SecondaryIndex> indexes;
    for (const auto& [command, value] : node.values) {
        std::string_view rest =
            command == listCommand && !wire::infoFailure(value) ? std::string_view(value) : std::string_view();
        while (!rest.empty() && indexes.size() < mostIndexes) {
            const std::size_t end = std::min(rest.find(';'), rest.size());
            if (std::optional<SecondaryIndex> index = indexIn(rest.substr(0, end))) {
                indexes.push_back(std::move(*index));
            }
            rest.remove_prefix(std::min(end + 1, rest.size()));
        }
    }
    return indexes;
}

bool isSame(const SecondaryIndex& one, const SecondaryIndex& other)
{
    return one.nameSpace == other.nameSpace && one.name == other.name;
}

std::string statisticsCommand(const SecondaryIndex& index)
{
    return "sindex-stat:ns=" + index.nameSpace + ";indexname=" + index.name;
}

std::uint64_t entriesPerValue(std::string_view value)
{
    std::uint64_t number = 0;
    const std::string found = text(wire::parsePairs(value, ';'), "entries_per_bval");
    std::from_chars(found.data(), found.data() + found.size(), number);
    return number;
}

} // namespace

std::string indexListCommands()
{
    return std::string(listCommand) + '\n';
}

std::vector<SecondaryIndex> readIndexes(const std::vector<cluster::NodeAnswer>& nodes)
{
    std::vector<SecondaryIndex> all;
    for (const cluster::NodeAnswer& node : nodes) {
        const std::vector<SecondaryIndex> indexes = indexesIn(node);
        if (&node == &nodes.front()) {
            all = indexes;
            continue;
        }
        for (SecondaryIndex& index : all) {
            const auto here = std::ranges::find_if(indexes, [&](const SecondaryIndex& other) { return isSame(index, other); });
            index.isReadable = index.isReadable && here != indexes.end() && here->isReadable;
        }
    }
    return all;
}

std::string indexStatisticsCommands(const std::vector<SecondaryIndex>& indexes)
{
    std::string commands;
    for (const SecondaryIndex& index : indexes) {
        commands += statisticsCommand(index) + '\n';
    }
    return commands;
}

void readIndexStatistics(std::vector<SecondaryIndex>& indexes, const std::vector<cluster::NodeAnswer>& nodes)
{
    for (SecondaryIndex& index : indexes) {
        const std::string command = statisticsCommand(index);
        for (const cluster::NodeAnswer& node : nodes) {
            const auto answer = std::ranges::find(node.values, command, &Pairs::value_type::first);
            if (answer != node.values.end() && !wire::infoFailure(answer->second)) {
                index.entriesPerValue = std::max(index.entriesPerValue, entriesPerValue(answer->second));
            }
        }
    }
}

} // namespace binnacle
