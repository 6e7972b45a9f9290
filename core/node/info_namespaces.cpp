// SPDX-License-Identifier: Apache-2.0
#include "core/node/info_namespaces.h"

#include "core/node/info_config.h"
#include "core/node/info_statistics.h"
#include "core/node/now.h"
#include "core/node/set_list.h"
#include "core/node/truncation.h"
#include "core/wire/info.h"

#include <algorithm>
#include <initializer_list>

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

/// What tables take in the data file, in bytes.
std::size_t usedBytes(const InfoContext& context, std::initializer_list<MDB_dbi> tables)
{
    const Result<std::unique_ptr<ReadTransaction>> snapshot = context.storage.environment().read();
    if (!snapshot)
        return 0;
    std::size_t bytes = 0;
    for (const MDB_dbi table : tables) {
        const Result<std::size_t> used = (*snapshot)->usedBytes(table);
        bytes += used ? *used : 0;
    }
    return bytes;
}

struct SetIndexes {
    std::size_t ofValues = 0;
    bool ofSet = false;
};

SetIndexes indexesOf(const StoredNamespace& nameSpace, std::string_view set)
{
    SetIndexes indexes;
    for (const std::shared_ptr<const Index>& index : *nameSpace.catalog->all()) {
        const bool isOfSet = index->definition().isOfSet();
        if (index->definition().set != set)
            continue;
        indexes.ofSet = indexes.ofSet || isOfSet;
        indexes.ofValues += isOfSet ? 0 : 1;
    }
    return indexes;
}

std::string setProperties(const InfoContext& context, const StoredNamespace& nameSpace, std::string_view name,
                          const SetEntry& set)
{
    const TruncationFigures truncation = truncationOf(context, nameSpace, name);
    const SetIndexes indexes = indexesOf(nameSpace, name);
    return "objects=" + std::to_string(set.records) + ":tombstones=" + std::to_string(set.tombstones) +
           ":truncate_lut=" + truncation.before + ":sindexes=" + std::to_string(indexes.ofValues) +
           ":index_populating=false:truncating=" + std::string(yesOrNo(truncation.underWay)) +
           ":default-read-touch-ttl-pct=0:default-ttl=0:disable-eviction=false:enable-index=" +
           std::string(yesOrNo(indexes.ofSet)) + ":stop-writes-count=0:stop-writes-size=0;";
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

InfoAnswer namespaceStatistics(const InfoContext& context, std::string_view parameters)
{
    const StoredNamespace* nameSpace = context.storage.find(parameters);
    if (nameSpace == nullptr)
        return "type=unknown";
    const NamespaceTables& tables = nameSpace->tables;
    const TruncationFigures truncation = truncationOf(context, *nameSpace, {});
    const std::size_t all = count(context, tables.records);
    const std::string records = std::to_string(all);
    const std::string tombstones = std::to_string(count(context, tables.tombstones));
    const std::size_t mortal = count(context, tables.expiry);
    const std::size_t used = usedBytes(context, {tables.records, tables.tombstones, tables.sets, tables.expiry});
    const std::size_t total = context.storage.environment().mapSize();
    const std::string usedPercent = std::to_string(used * 100 / total);
    return "ns_cluster_size=1;effective_replication_factor=1;objects=" + records + ";tombstones=" + tombstones +
           ";xdr_tombstones=0;xdr_bin_cemeteries=0;mrt_provisionals=0;master_objects=" + records +
           ";master_tombstones=" + tombstones +
           ";prole_objects=0;prole_tombstones=0;non_replica_objects=0;non_replica_tombstones=0;unreplicated_records=0"
           ";dead_partitions=0;unavailable_partitions=0;auto_revived_partitions=0;clock_skew_stop_writes=false;stop_writes=false"
           ";hwm_breached=false;current_time=" +
           std::to_string(now().seconds) + ";non_expirable_objects=" + std::to_string(all - std::min(mortal, all)) +
           ";expired_objects=" + std::to_string(nameSpace->state->tallies.expired.load()) +
           ";evicted_objects=0;evict_ttl=0;evict_void_time=0;smd_evict_void_time=0;nsup_xdr_key_busy=0;truncate_lut=" +
           truncation.before + ";truncating=" + std::string(yesOrNo(truncation.underWay)) +
           ";mrt_monitors=0;mrt_monitors_active=0;set_index_used_bytes=" + std::to_string(usedBytes(context, {tables.setIndex})) +
           ";data_total_bytes=" + std::to_string(total) + ";data_used_bytes=" + std::to_string(used) +
           ";data_used_pct=" + usedPercent + ";data_avail_pct=" + std::to_string(100 - used * 100 / total) +
           ";data_compression_ratio=1.000;pending_quiesce=false;effective_is_quiesced=false;nodes_quiesced=0"
           ";effective_prefer_uniform_balance=false;effective_active_rack=0;migrate_tx_partitions_active=0"
           ";migrate_rx_partitions_active=0;migrate_tx_partitions_initial=0;migrate_tx_partitions_remaining=0"
           ";migrate_tx_partitions_lead_remaining=0;migrate_rx_partitions_initial=0;migrate_rx_partitions_remaining=0"
           ";migrate_fresh_partitions=4096;" +
           commandStatistics(nameSpace->state->tallies) + namespaceConfiguration(*nameSpace);
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
