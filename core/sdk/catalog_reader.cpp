// SPDX-License-Identifier: Apache-2.0
#include "core/sdk/catalog_reader.h"

#include "core/wire/info.h"

#include <algorithm>
#include <charconv>
#include <limits>
#include <map>

namespace binnacle {

namespace {

using Pairs = std::vector<std::pair<std::string, std::string>>;

constexpr std::string_view setsPrefix = "sets/";
constexpr std::string_view namespacePrefix = "namespace/";

/// Sums over the nodes. What nodes count includes replicas, so it is divided by how many copies of a record there are.
struct Sums {
    std::uint64_t masterObjects = 0;
    std::uint64_t copies = 1;
    std::map<std::string, CatalogSet> sets;
    CatalogNamespace settings;
};

std::uint64_t number(const Pairs& pairs, std::string_view name)
{
    std::uint64_t value = 0;
    for (const auto& [key, text] : pairs) {
        if (key == name) {
            std::from_chars(text.data(), text.data() + text.size(), value);
        }
    }
    return value;
}

std::string text(const Pairs& pairs, std::string_view name)
{
    for (const auto& [key, value] : pairs) {
        if (key == name) {
            return value;
        }
    }
    return {};
}

/// A number that is no 32-bit one says nothing.
std::uint32_t small(const Pairs& pairs, std::string_view name)
{
    const std::uint64_t value = number(pairs, name);
    return value <= std::numeric_limits<std::uint32_t>::max() ? static_cast<std::uint32_t>(value) : 0;
}

/// The settings are the same on every node; what stops writes on one of them is worth telling.
void addSettings(CatalogNamespace& settings, const Pairs& pairs)
{
    settings.defaultTtl = small(pairs, "default-ttl");
    settings.maxRecordSize = small(pairs, "max-record-size");
    const bool removesExpired = text(pairs, "nsup-period") != "0";
    settings.expires = removesExpired || text(pairs, "allow-ttl-without-nsup") == "true";
    settings.stopWrites = settings.stopWrites || text(pairs, "stop_writes") == "true";
    settings.strongConsistency = text(pairs, "strong-consistency") == "true";
}

/// A set says 0 where its namespace decides, and "never" as the number below 0 that a write says it with.
std::optional<std::uint32_t> ownTtl(std::uint32_t said)
{
    constexpr std::uint32_t never = std::numeric_limits<std::uint32_t>::max();
    return said == 0 ? std::nullopt : std::optional<std::uint32_t>(said == never ? 0 : said);
}

void addSets(Sums& sums, std::string_view value)
{
    while (!value.empty()) {
        const std::size_t end = std::min(value.find(';'), value.size());
        const Pairs pairs = wire::parsePairs(value.substr(0, end), ':');
        const std::string name = text(pairs, "set");
        if (!name.empty()) {
            CatalogSet& set = sums.sets[name];
            set.name = name;
            set.objects += number(pairs, "objects");
            set.defaultTtl = ownTtl(small(pairs, "default-ttl"));
        }
        value.remove_prefix(std::min(end + 1, value.size()));
    }
}

} // namespace

std::string catalogCommands(const std::vector<std::string>& namespaces)
{
    std::string commands = "build\nedition\n";
    for (const std::string& name : namespaces) {
        commands.append(setsPrefix).append(name).append("\n");
        commands.append(namespacePrefix).append(name).append("\n");
    }
    return commands;
}

Catalog readCatalog(const std::vector<cluster::NodeAnswer>& nodes)
{
    std::map<std::string, Sums> namespaces;
    for (const cluster::NodeAnswer& node : nodes) {
        for (const auto& [command, value] : node.values) {
            if (wire::infoFailure(value)) {
                continue;
            }
            if (command.starts_with(setsPrefix)) {
                addSets(namespaces[command.substr(setsPrefix.size())], value);
            } else if (command.starts_with(namespacePrefix)) {
                Sums& sums = namespaces[command.substr(namespacePrefix.size())];
                const Pairs pairs = wire::parsePairs(value, ';');
                sums.masterObjects += number(pairs, "master_objects");
                addSettings(sums.settings, pairs);
                sums.copies = std::max({sums.copies, number(pairs, "effective_replication_factor"), std::uint64_t{1}});
            }
        }
    }
    Catalog catalog;
    catalog.build = text(nodes.front().values, "build");
    catalog.edition = text(nodes.front().values, "edition");
    catalog.nodes = static_cast<std::uint32_t>(nodes.size());
    for (const auto& [name, sums] : namespaces) {
        CatalogNamespace& entry = catalog.namespaces.emplace_back(sums.settings);
        entry.name = name;
        entry.objects = sums.masterObjects;
        for (const auto& [setName, counted] : sums.sets) {
            CatalogSet& set = entry.sets.emplace_back(counted);
            set.objects /= sums.copies;
        }
    }
    return catalog;
}

} // namespace binnacle
