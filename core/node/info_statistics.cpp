// SPDX-License-Identifier: Apache-2.0
#include "core/node/info_statistics.h"

#include "core/node/info_namespaces.h"
#include "core/node/info_parameters.h"

#include <algorithm>
#include <iterator>

namespace binnacle::node {
namespace {

/// Appends `name=value;`.
void add(std::string& text, std::string_view name, std::uint64_t value)
{
    text.append(name).append("=").append(std::to_string(value)).append(";");
}

void addReads(std::string& text, const std::string& kind, const Tally& tally)
{
    add(text, kind + "_success", tally.success);
    add(text, kind + "_error", tally.error);
    add(text, kind + "_timeout", 0);
    add(text, kind + "_not_found", tally.notFound);
    add(text, kind + "_filtered_out", tally.filteredOut);
}

/// A server has no figure of its own for writes that found no record: they are errors.
void addWrites(std::string& text, const std::string& kind, const Tally& tally)
{
    add(text, kind + "_success", tally.success);
    add(text, kind + "_error", tally.error + tally.notFound);
    add(text, kind + "_timeout", 0);
    add(text, kind + "_filtered_out", tally.filteredOut);
}

void addScans(std::string& text, const std::string& kind, const ScanTally& tally)
{
    add(text, kind + "_complete", tally.complete);
    add(text, kind + "_error", tally.failed);
    add(text, kind + "_abort", tally.left);
}

constexpr std::string_view namespaceHistograms[] = {"read",          "write",    "udf",     "batch-sub-read", "batch-sub-write",
                                                    "batch-sub-udf", "pi-query", "si-query"};

/// Named, but not among those that are told unasked.
constexpr std::string_view furtherHistograms[] = {"read-touch", "re-repl", "proxy"};

/// `{NAMESPACE}-NAME`, if there is such a histogram.
bool isHistogram(const Storage& storage, std::string_view text)
{
    const std::size_t end = text.find("}-");
    if (!text.starts_with('{') || end == std::string_view::npos || storage.find(text.substr(1, end - 1)) == nullptr)
        return false;
    const std::string_view name = text.substr(end + 2);
    return std::ranges::find(namespaceHistograms, name) != std::end(namespaceHistograms) ||
           std::ranges::find(furtherHistograms, name) != std::end(furtherHistograms);
}

} // namespace

InfoAnswer nodeStatistics(const InfoContext& context, std::string_view)
{
    const NodeTallies& tallies = context.tallies;
    const std::string& name = context.storage.nodeName();
    std::string text = "failed_best_practices=false;cluster_size=1;cluster_key=" + name.substr(4) +
                       ";cluster_generation=1;cluster_principal=" + name +
                       ";cluster_min_compatibility_id=15;cluster_max_compatibility_id=15;cluster_integrity=true"
                       ";cluster_is_member=true;cluster_duplicate_nodes=null;cluster_clock_skew_stop_writes_sec=0"
                       ";cluster_clock_skew_ms=0;cluster_clock_skew_outliers=null;";
    const auto uptime = static_cast<std::uint64_t>(context.uptime.count());
    add(text, "uptime", uptime);
    add(text, "objects", countAllRecords(context));
    add(text, "tombstones", countAllTombstones(context));
    for (const char* none : {"info_queue", "rw_in_progress", "proxy_in_progress"})
        add(text, none, 0);
    add(text, "client_connections", context.connections);
    add(text, "client_connections_opened", tallies.connectionsOpened);
    add(text, "client_connections_closed",
        tallies.connectionsOpened - std::min<std::uint64_t>(context.connections, tallies.connectionsOpened));
    for (const std::string kind : {"admin", "heartbeat", "fabric"}) {
        for (const char* what : {"_connections", "_connections_opened", "_connections_closed"})
            add(text, kind + what, 0);
    }
    for (const char* none : {"heartbeat_received_self", "heartbeat_received_foreign", "reaped_fds"})
        add(text, none, 0);
    add(text, "info_complete", tallies.infoRequests);
    add(text, "demarshal_error", tallies.badFrames);
    add(text, "batch_index_initiate", tallies.batchesBegun);
    add(text, "batch_index_complete", tallies.batchesComplete);
    add(text, "batch_index_error", tallies.batchesFailed);
    add(text, "batch_index_timeout", 0);
    text += "paxos_principal=" + name + ";";
    add(text, "time_since_rebalance", uptime);
    return text + "migrate_allowed=true;migrate_partitions_remaining=0";
}

std::string commandStatistics(const NamespaceTallies& tallies)
{
    std::string text;
    addReads(text, "client_read", tallies.reads);
    addWrites(text, "client_write", tallies.writes);
    addReads(text, "client_delete", tallies.deletes);
    addReads(text, "batch_sub_read", tallies.batchReads);
    addWrites(text, "batch_sub_write", tallies.batchWrites);
    addReads(text, "batch_sub_delete", tallies.batchDeletes);
    addScans(text, "pi_query_long_basic", tallies.scans);
    addScans(text, "si_query_long_basic", tallies.indexQueries);
    return text;
}

InfoAnswer latencies(const InfoContext& context, std::string_view text)
{
    const InfoParameters parameters(text);
    const Result<std::optional<std::string>> asked = parameters.optional("hist", 100);
    if (!asked)
        return infoError(asked.error());
    if (asked->has_value()) {
        const bool known = **asked == "batch-index" || **asked == "info" || isHistogram(context.storage, **asked);
        return known ? **asked + ":" : infoError(ServerCode::parameterError, "bad hist name");
    }
    std::string all = "batch-index:";
    for (const StoredNamespace& nameSpace : context.storage.namespaces()) {
        for (const std::string_view name : namespaceHistograms)
            all.append(";{").append(nameSpace.name).append("}-").append(name).append(":");
    }
    return all;
}

} // namespace binnacle::node
