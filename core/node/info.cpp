// SPDX-License-Identifier: Apache-2.0
#include "core/node/info.h"

#include "core/node/info_namespaces.h"
#include "core/wire/info.h"

#include <algorithm>
#include <iterator>

namespace binnacle::node {
namespace {

// What this node passes for: the server whose recorded answers it was made after.
constexpr std::string_view build = "8.1.2.0";
constexpr std::string_view edition = "Aerospike Community Edition";
constexpr std::string_view features = "cluster-stable;float;peers;pipelining;pscans;query-show;relaxed-sc;replicas;"
                                      "replicas-all;replicas-master;replicas-max";
constexpr std::string_view unrecognized = "ERROR:4:unrecognized command";

using Handler = std::string (*)(const InfoContext& context, std::string_view parameters);

std::string replicas(const InfoContext& context, std::string_view)
{
    wire::NamespaceReplicas all;
    all.replicas.emplace_back().set();
    std::map<std::string, wire::NamespaceReplicas> replicasOf;
    for (const StoredNamespace& nameSpace : context.storage.namespaces())
        replicasOf.emplace(nameSpace.name, all);
    return wire::formatReplicas(replicasOf);
}

std::string namespaces(const InfoContext& context, std::string_view)
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

std::string statistics(const InfoContext& context, std::string_view)
{
    return "cluster_size=1;cluster_key=" + clusterKey(context) + ";cluster_principal=" + context.storage.nodeName() +
           ";cluster_integrity=true;cluster_is_member=true;uptime=" + std::to_string(context.uptime.count()) +
           ";objects=" + std::to_string(countAllRecords(context)) +
           ";tombstones=" + std::to_string(countAllTombstones(context)) + ";client_connections=" + std::to_string(context.connections) +
           ";migrate_allowed=true;migrate_partitions_remaining=0";
}

std::string getConfig(const InfoContext& context, std::string_view parameters)
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

std::string empty(const InfoContext&, std::string_view)
{
    return {};
}

std::string zero(const InfoContext&, std::string_view)
{
    return "0";
}

std::string service(const InfoContext& context, std::string_view)
{
    return context.service;
}

std::string noPeers(const InfoContext&, std::string_view)
{
    return "0,3000,[]";
}

struct Command {
    std::string_view name;
    Handler handler;
};

constexpr Command commands[] = {
    {"build", [](const InfoContext&, std::string_view) { return std::string(build); }},
    {"cluster-name", [](const InfoContext&, std::string_view) { return std::string("null"); }},
    {"cluster-stable", [](const InfoContext& context, std::string_view) { return clusterKey(context); }},
    {"edition", [](const InfoContext&, std::string_view) { return std::string(edition); }},
    {"features", [](const InfoContext&, std::string_view) { return std::string(features); }},
    {"get-config", getConfig},
    {"jobs", empty},
    {"namespace", namespaceStatistics},
    {"namespaces", namespaces},
    {"node", [](const InfoContext& context, std::string_view) { return context.storage.nodeName(); }},
    {"partition-generation", zero},
    {"partitions", [](const InfoContext&, std::string_view) { return std::to_string(partitionCount); }},
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
    {"sindex-list", indexes},
    {"statistics", statistics},
    {"status", [](const InfoContext&, std::string_view) { return std::string("ok"); }},
    {"user-agent-set", [](const InfoContext&, std::string_view) { return std::string("ok"); }},
    {"version", [](const InfoContext&, std::string_view) { return std::string(edition) + " build " + std::string(build); }},
};

/// A command's parameters come after a colon or a slash.
std::string answerOne(std::string_view line, const InfoContext& context)
{
    const std::size_t end = std::min(line.find_first_of(":/"), line.size());
    const std::string_view name = line.substr(0, end);
    const std::string_view parameters = end < line.size() ? line.substr(end + 1) : std::string_view();
    const auto* command = std::ranges::find(commands, name, &Command::name);
    return command == std::end(commands) ? std::string(unrecognized) : command->handler(context, parameters);
}

} // namespace

std::string answerInfo(std::string_view request, const InfoContext& context)
{
    std::string answer;
    for (std::size_t count = 0; !request.empty() && count < maxInfoCommands; ++count) {
        const std::size_t end = std::min(request.find('\n'), request.size());
        const std::string_view line = request.substr(0, end);
        request.remove_prefix(std::min(end + 1, request.size()));
        if (line.empty())
            continue;
        answer.append(line).append("\t").append(answerOne(line, context)).append("\n");
    }
    return answer;
}

} // namespace binnacle::node
