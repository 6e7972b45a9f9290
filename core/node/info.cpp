// SPDX-License-Identifier: Apache-2.0
#include "core/node/info.h"

#include "core/node/info_changes.h"
#include "core/node/info_indexes.h"
#include "core/node/info_namespaces.h"
#include "core/node/udf_modules.h"
#include "core/wire/info.h"

#include <algorithm>
#include <iterator>

namespace binnacle::node {
namespace {

// What this node passes for: the server whose recorded answers it was made after.
constexpr std::string_view build = "8.1.2.0";
constexpr std::string_view edition = "Aerospike Community Edition";
constexpr std::string_view features = "batch-any;batch-index;blob-bits;cdt-index;cdt-list;cdt-map;cluster-stable;float;geo;"
                                      "sindex-exists;peers;pipelining;pquery;pscans;query-show;relaxed-sc;replicas;replicas-all;"
                                      "replicas-master;replicas-max;truncate-namespace;udf";
constexpr std::string_view unrecognized = "ERROR:4:unrecognized command";

using Handler = InfoAnswer (*)(const InfoContext& context, std::string_view parameters);

InfoAnswer replicas(const InfoContext& context, std::string_view)
{
    wire::NamespaceReplicas all;
    all.replicas.emplace_back().set();
    std::map<std::string, wire::NamespaceReplicas> replicasOf;
    for (const StoredNamespace& nameSpace : context.storage.namespaces())
        replicasOf.emplace(nameSpace.name, all);
    return wire::formatReplicas(replicasOf);
}

InfoAnswer namespaces(const InfoContext& context, std::string_view)
{
    std::string names;
    for (const StoredNamespace& nameSpace : context.storage.namespaces())
        names += (names.empty() ? "" : ";") + nameSpace.name;
    return names;
}

std::string clusterKey(const InfoContext& context)
{
    return context.storage.nodeName().substr(4);
}

InfoAnswer statistics(const InfoContext& context, std::string_view)
{
    return "cluster_size=1;cluster_key=" + clusterKey(context) + ";cluster_principal=" + context.storage.nodeName() +
           ";cluster_integrity=true;cluster_is_member=true;uptime=" + std::to_string(context.uptime.count()) +
           ";objects=" + std::to_string(countAllRecords(context)) + ";tombstones=" + std::to_string(countAllTombstones(context)) +
           ";client_connections=" + std::to_string(context.connections) + ";migrate_allowed=true;migrate_partitions_remaining=0";
}

InfoAnswer getConfig(const InfoContext& context, std::string_view parameters)
{
    std::string nameSpace;
    for (const auto& [key, value] : wire::parsePairs(parameters, ';')) {
        if (key == "id" || key == "namespace")
            nameSpace = value;
        else if (key == "context" && value != "service" && value != "namespace")
            return "ERROR:4:bad parameter";
    }
    if (!nameSpace.empty())
        return namespaceConfiguration(context, nameSpace);
    return "proto-fd-max=" + std::to_string(context.maxConnections) + ";proto-fd-idle-ms=0";
}

InfoAnswer empty(const InfoContext&, std::string_view)
{
    return {};
}

InfoAnswer zero(const InfoContext&, std::string_view)
{
    return "0";
}

InfoAnswer service(const InfoContext& context, std::string_view)
{
    return context.service;
}

InfoAnswer noPeers(const InfoContext&, std::string_view)
{
    return "0,3000,[]";
}

struct Command {
    std::string_view name;
    Handler handler;
};

constexpr Command commands[] = {
    {"build", [](const InfoContext&, std::string_view) -> InfoAnswer { return std::string(build); }},
    {"cluster-name", [](const InfoContext&, std::string_view) -> InfoAnswer { return std::string("null"); }},
    {"cluster-stable", [](const InfoContext& context, std::string_view) -> InfoAnswer { return clusterKey(context); }},
    {"edition", [](const InfoContext&, std::string_view) -> InfoAnswer { return std::string(edition); }},
    {"features", [](const InfoContext&, std::string_view) -> InfoAnswer { return std::string(features); }},
    {"get-config", getConfig},
    {"jobs", empty},
    {"namespace", namespaceStatistics},
    {"namespaces", namespaces},
    {"node", [](const InfoContext& context, std::string_view) -> InfoAnswer { return context.storage.nodeName(); }},
    {"partition-generation", zero},
    {"partitions", [](const InfoContext&, std::string_view) -> InfoAnswer { return std::to_string(partitionCount); }},
    {"peers-clear-alt", noPeers},
    {"peers-clear-std", noPeers},
    {"peers-generation", zero},
    {"peers-tls-alt", noPeers},
    {"peers-tls-std", noPeers},
    {"query-show", empty},
    {"rebalance-generation", zero},
    {"replicas", replicas},
    {"replicas-all", replicas},
    {"service", service},
    {"service-clear-alt", empty},
    {"service-clear-std", service},
    {"service-tls-alt", empty},
    {"service-tls-std", empty},
    {"services", empty},
    {"sets", setsStatistics},
    {"sindex", indexesByPath},
    {"sindex-create", createIndexCommand},
    {"sindex-delete", deleteIndexCommand},
    {"sindex-exists", indexExists},
    {"sindex-list", listIndexesCommand},
    {"sindex-stat", indexStatistics},
    {"statistics", statistics},
    {"status", [](const InfoContext&, std::string_view) -> InfoAnswer { return std::string("ok"); }},
    {"truncate", truncateSet},
    {"truncate-namespace", truncateNamespace},
    {"truncate-namespace-undo", undoTruncateNamespace},
    {"truncate-undo", undoTruncateSet},
    {"udf-get", getModule},
    {"udf-list", listModules},
    {"udf-put", putModule},
    {"udf-remove", removeModule},
    {"user-agent-set", [](const InfoContext&, std::string_view) -> InfoAnswer { return std::string("ok"); }},
    {"version",
     [](const InfoContext&, std::string_view) -> InfoAnswer { return std::string(edition) + " build " + std::string(build); }},
};

/// Commands that a server of this edition does not carry out.
constexpr std::string_view enterpriseCommands[] = {"alumni-tls-alt", "alumni-tls-std", "feature-key",   "masking",
                                                   "masking-show",   "quiesce",        "quiesce-undo",  "rack-ids",
                                                   "racks",          "revive",         "roster",        "roster-set",
                                                   "xdr-dc-state",   "xdr-get-filter", "xdr-set-filter"};

/// What an empty request asks for (the server's table of commands).
constexpr std::string_view summary[] = {"features", "node",       "edition",  "build",
                                        "version",  "statistics", "services", "partition-generation"};

} // namespace

std::vector<std::string_view> infoCommands(std::string_view request)
{
    if (request.empty())
        return {std::begin(summary), std::end(summary)};
    std::vector<std::string_view> lines;
    for (std::size_t end = request.find('\n'); end != std::string_view::npos; end = request.find('\n')) {
        if (lines.size() == maxInfoCommands)
            break;
        lines.push_back(request.substr(0, end));
        request.remove_prefix(end + 1);
    }
    return lines;
}

/// A command's parameters come after a colon, a slash or a semicolon.
InfoAnswer answerInfo(std::string_view line, const InfoContext& context)
{
    const std::size_t end = std::min(line.find_first_of(":/;"), line.size());
    const std::string_view name = line.substr(0, end);
    const std::string_view parameters = end < line.size() ? line.substr(end + 1) : std::string_view();
    if (std::ranges::find(enterpriseCommands, name) != std::end(enterpriseCommands))
        return "ERROR:25:enterprise only";
    const auto* command = std::ranges::find(commands, name, &Command::name);
    return command == std::end(commands) ? std::string(unrecognized) : command->handler(context, parameters);
}

} // namespace binnacle::node
