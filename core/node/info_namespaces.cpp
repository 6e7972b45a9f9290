// SPDX-License-Identifier: Apache-2.0
#include "core/node/info_namespaces.h"

#include "core/node/now.h"
#include "core/node/set_list.h"
#include "core/node/truncation.h"
#include "core/wire/info.h"

namespace binnacle::node {
namespace {

constexpr std::string_view unknownNamespace = "ns_type=unknown";
constexpr std::string_view noNamespace = "ERROR:20:namespace not found on node";

std::size_t count(const InfoContext& context, MDB_dbi table)
{
    const Result<std::unique_ptr<ReadTransaction>> snapshot = context.storage.environment().read();
    if (!snapshot)
        return 0;
    const Result<std::size_t> count = (*snapshot)->count(table);
    return count ? *count : 0;
}

/// What a truncation says about itself, between a set's figures or a namespace's; an empty name stands for the namespace.
struct TruncationFigures {
    std::string before = "0";
    bool underWay = false;
};

TruncationFigures truncationOf(const InfoContext& context, const StoredNamespace& nameSpace, std::string_view set)
{
    const Result<std::unique_ptr<ReadTransaction>> snapshot = context.storage.environment().read();
    if (!snapshot)
        return {};
    const Result<std::optional<Truncation>> truncation = findTruncation(**snapshot, nameSpace.tables, set);
    if (!truncation || !truncation->has_value())
        return {};
    return {std::to_string((*truncation)->before), (*truncation)->left != TruncationLeft::nothing};
}

std::string_view yesOrNo(bool yes)
{
    return yes ? "true" : "false";
}

std::string setProperties(const InfoContext& context, const StoredNamespace& nameSpace, std::string_view name,
                          const SetEntry& set)
{
    const TruncationFigures truncation = truncationOf(context, nameSpace, name);
    return "objects=" + std::to_string(set.records) + ":tombstones=" + std::to_string(set.tombstones) +
           ":truncate_lut=" + truncation.before +
           ":sindexes=0:index_populating=false:truncating=" + std::string(yesOrNo(truncation.underWay)) +
           ":default-read-touch-ttl-pct=0:default-ttl=0:disable-eviction=false:enable-index=false:stop-writes-count=0"
           ":stop-writes-size=0;";
}

bool fitsInfo(std::string_view name)
{
    return name.find_first_of(";:\t\n") == std::string_view::npos;
}

std::string setsOf(const InfoContext& context, const StoredNamespace& nameSpace)
{
    std::string text;
    const Result<std::vector<NamedSet>> sets = listSets(context.storage, nameSpace);
    if (!sets)
        return text;
    for (const NamedSet& set : *sets) {
        if (fitsInfo(set.name))
            text += "ns=" + nameSpace.name + ":set=" + set.name + ":" + setProperties(context, nameSpace, set.name, set.entry);
    }
    return text;
}

std::string oneSet(const InfoContext& context, const StoredNamespace& nameSpace, std::string_view name)
{
    const Result<std::unique_ptr<ReadTransaction>> snapshot = context.storage.environment().read();
    if (!snapshot || name.empty() || name.size() > 63)
        return {};
    const Result<std::optional<SetEntry>> entry = findSet(**snapshot, nameSpace.tables, name);
    return entry && entry->has_value() ? setProperties(context, nameSpace, name, **entry) : std::string();
}

} // namespace

std::string namespaceConfiguration(const InfoContext& context, std::string_view name)
{
    if (context.storage.find(name) == nullptr)
        return std::string(noNamespace);
    return "allow-ttl-without-nsup=false;conflict-resolution-policy=generation;default-read-touch-ttl-pct=0;default-ttl=" +
           std::to_string(context.configuration.defaultTtl) +
           ";disallow-null-setname=false;max-record-size=" + std::to_string(context.configuration.maxRecordSize) +
           ";nsup-period=" + std::to_string(context.expiryPeriod.count()) +
           ";replication-factor=1;strong-consistency=false;storage-engine=device";
}

InfoAnswer namespaceStatistics(const InfoContext& context, std::string_view parameters)
{
    const StoredNamespace* nameSpace = context.storage.find(parameters);
    if (nameSpace == nullptr)
        return std::string(unknownNamespace);
    const TruncationFigures truncation = truncationOf(context, *nameSpace, {});
    const std::string records = std::to_string(count(context, nameSpace->tables.records));
    const std::string tombstones = std::to_string(count(context, nameSpace->tables.tombstones));
    return "ns_cluster_size=1;effective_replication_factor=1;objects=" + records + ";tombstones=" + tombstones +
           ";master_objects=" + records + ";master_tombstones=" + tombstones +
           ";prole_objects=0;prole_tombstones=0;non_replica_objects=0;dead_partitions=0"
           ";unavailable_partitions=0;clock_skew_stop_writes=false;stop_writes=false;hwm_breached=false;current_time=" +
           std::to_string(now().seconds) + ";truncate_lut=" + truncation.before +
           ";truncating=" + std::string(yesOrNo(truncation.underWay)) +
           ";data_total_bytes=" + std::to_string(context.storage.environment().mapSize()) +
           ";migrate_tx_partitions_remaining=0;migrate_rx_partitions_remaining=0;pending_quiesce=false;nodes_quiesced=0;" +
           namespaceConfiguration(context, parameters);
}

InfoAnswer setsStatistics(const InfoContext& context, std::string_view parameters)
{
    if (parameters.empty()) {
        std::string all;
        for (const StoredNamespace& nameSpace : context.storage.namespaces())
            all += setsOf(context, nameSpace);
        return all;
    }
    const std::size_t end = parameters.find('/');
    const StoredNamespace* nameSpace = context.storage.find(parameters.substr(0, end));
    if (nameSpace == nullptr)
        return std::string(unknownNamespace);
    return end == std::string_view::npos ? setsOf(context, *nameSpace) : oneSet(context, *nameSpace, parameters.substr(end + 1));
}

std::size_t countAllRecords(const InfoContext& context)
{
    std::size_t all = 0;
    for (const StoredNamespace& nameSpace : context.storage.namespaces())
        all += count(context, nameSpace.tables.records);
    return all;
}

std::size_t countAllTombstones(const InfoContext& context)
{
    std::size_t all = 0;
    for (const StoredNamespace& nameSpace : context.storage.namespaces())
        all += count(context, nameSpace.tables.tombstones);
    return all;
}

} // namespace binnacle::node
