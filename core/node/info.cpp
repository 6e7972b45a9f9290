// SPDX-License-Identifier: Apache-2.0
#include "core/node/info.h"

#include "core/base/base64.h"
#include "core/node/info_changes.h"
#include "core/node/info_cluster.h"
#include "core/node/info_config.h"
#include "core/node/info_indexes.h"
#include "core/node/info_jobs.h"
#include "core/node/info_namespaces.h"
#include "core/node/info_parameters.h"
#include "core/node/info_statistics.h"
#include "core/node/udf_modules.h"

#include <algorithm>
#include <iterator>

namespace binnacle::node {
namespace {

// What this node passes for: the server whose recorded answers it was made after.
constexpr std::string_view build = "8.1.2.0";
constexpr std::string_view edition = "Aerospike Community Edition";
constexpr std::string_view version = "Aerospike Community Edition build 8.1.2.0";
constexpr std::string_view release = "edition=Aerospike Community Edition;version=8.1.2.0";
constexpr std::string_view noPeers = "0,3000,[]";
constexpr std::size_t maxUserAgent = 256;
constexpr std::string_view features = "batch-any;batch-index;blob-bits;cdt-index;cdt-list;cdt-map;cluster-stable;float;geo;"
                                      "sindex-exists;peers;pipelining;pquery;pscans;query-show;relaxed-sc;replicas;replicas-all;"
                                      "replicas-master;replicas-max;truncate-namespace;udf";
constexpr std::string_view unrecognized = "ERROR:4:unrecognized command";

using Handler = InfoAnswer (*)(const InfoContext& context, std::string_view parameters);

InfoAnswer namespaces(const InfoContext& context, std::string_view)
{
    std::string names;
    for (const StoredNamespace& nameSpace : context.storage.namespaces())
        names += (names.empty() ? "" : ";") + nameSpace.name;
    return names;
}

InfoAnswer nodeName(const InfoContext& context, std::string_view)
{
    return context.storage.nodeName();
}

InfoAnswer service(const InfoContext& context, std::string_view)
{
    return context.service;
}

InfoAnswer objects(const InfoContext& context, std::string_view)
{
    return std::to_string(countAllRecords(context));
}

InfoAnswer getStatistics(const InfoContext&, std::string_view text)
{
    const Result<std::string> name = InfoParameters(text).required("context", 1024);
    if (!name)
        return infoError(name.error());
    return *name == "xdr" ? std::string() : infoError(ServerCode::parameterError, "unknown context");
}

/// Histograms of what is stored are not made: a server's are empty, too, until its first ones are.
InfoAnswer histogram(const InfoContext& context, std::string_view text)
{
    const InfoParameters parameters(text);
    const Result<const StoredNamespace*> nameSpace = parameters.nameSpace(context.storage);
    if (!nameSpace)
        return infoError(nameSpace.error());
    const Result<std::string> type = parameters.required("type", 128);
    if (!type)
        return infoError(type.error());
    const bool known = *type == "ttl" || *type == "object-size" || *type == "object-size-linear";
    return known ? std::string() : infoError(ServerCode::parameterError, "unknown hist name");
}

InfoAnswer setUserAgent(const InfoContext&, std::string_view text)
{
    const Result<std::string> value = InfoParameters(text).required("value", maxUserAgent);
    if (!value)
        return infoError(value.error());
    return fromBase64(*value) ? "ok" : infoError(ServerCode::parameterError, "'value' invalid base64");
}

/// A command, and what carries it out; null: `text` is the answer.
struct Command {
    std::string_view name;
    Handler handler = nullptr;
    std::string_view text = {};
};

constexpr Command commands[] = {
    {"admin-clear-std"},
    {"alumni-clear-alt"},
    {"alumni-clear-std"},
    {"best-practices", nullptr, "failed_best_practices=none"},
    {"build", nullptr, build},
    {"cluster-name", nullptr, "null"},
    {"cluster-stable", clusterStable},
    {"compatibility-id", nullptr, "15"},
    {"config-get", getConfig},
    {"config-set", setConfig},
    {"connection", nullptr, "admin=false"},
    {"digests", nullptr, "RIPEMD160"},
    {"edition", nullptr, edition},
    {"endpoints", endpoints},
    {"features", nullptr, features},
    {"get-config", getConfig},
    {"get-stats", getStatistics},
    {"health-outliers"},
    {"health-stats"},
    {"histogram", histogram},
    {"index-pressure"},
    {"latencies", latencies},
    {"log", nullptr, "ERROR:4:bad sink-id"},
    {"logs"},
    {"name", nodeName},
    {"namespace", namespaceStatistics},
    {"namespaces", namespaces},
    {"node", nodeName},
    {"objects", objects},
    {"partition-generation", nullptr, "0"},
    {"partitions", nullptr, "4096"},
    {"peers-clear-alt", nullptr, noPeers},
    {"peers-clear-std", nullptr, noPeers},
    {"peers-generation", nullptr, "0"},
    {"query-abort", abortJob},
    {"query-abort-all", abortAllJobs},
    {"query-show", showJobs},
    {"rebalance-generation", nullptr, "0"},
    {"recluster", nullptr, "ok"},
    {"release", nullptr, release},
    {"replicas", replicas},
    {"replicas-all", replicasAll},
    {"replicas-master", replicasMaster},
    {"service", service},
    {"service-clear-alt"},
    {"service-clear-std", service},
    {"services"},
    {"services-alternate"},
    {"services-alumni"},
    {"services-alumni-reset", nullptr, "ok"},
    {"set-config", setConfig},
    {"sets", setsStatistics},
    {"sindex", indexesByPath},
    {"sindex-create", createIndexCommand},
    {"sindex-delete", deleteIndexCommand},
    {"sindex-exists", indexExists},
    {"sindex-list", listIndexesCommand},
    {"sindex-stat", indexStatistics},
    {"statistics", nodeStatistics},
    {"status", nullptr, "ok"},
    {"tip", tip},
    {"truncate", truncateSet},
    {"truncate-namespace", truncateNamespace},
    {"truncate-namespace-undo", undoTruncateNamespace},
    {"truncate-undo", undoTruncateSet},
    {"udf-clear-cache", nullptr, "ok"},
    {"udf-get", getModule},
    {"udf-list", listModules},
    {"udf-put", putModule},
    {"udf-remove", removeModule},
    {"user-agent-set", setUserAgent},
    {"version", nullptr, version},
};

/// Commands that a server of this edition does not carry out.
constexpr std::string_view enterpriseCommands[] = {
    "alumni-tls-alt", "alumni-tls-std", "feature-key",   "masking",        "masking-show",  "quiesce",         "quiesce-undo",
    "rack-ids",       "peers-tls-alt",  "peers-tls-std", "racks",          "revive",        "service-tls-alt", "service-tls-std",
    "roster",         "roster-set",     "xdr-dc-state",  "xdr-get-filter", "xdr-set-filter"};

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
    if (command == std::end(commands))
        return std::string(unrecognized);
    return command->handler != nullptr ? command->handler(context, parameters) : std::string(command->text);
}

} // namespace binnacle::node
