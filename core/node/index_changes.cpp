// SPDX-License-Identifier: Apache-2.0
#include "core/node/index_changes.h"

#include "core/node/index_table.h"
#include "core/node/record_table.h"

#include <algorithm>

namespace binnacle::node {
namespace {

using Rows = std::vector<NumberedIndex>;

/// Those that are not dropped.
Result<Rows> liveIndexes(const Transaction& transaction, const NamespaceTables& tables)
{
    Result<Rows> rows = listIndexes(transaction, tables);
    if (rows)
        std::erase_if(*rows, [](const NumberedIndex& index) { return index.row.stage == IndexStage::dropped; });
    return rows;
}

Rows::iterator named(Rows& rows, std::string_view name)
{
    return std::ranges::find_if(rows, [name](const NumberedIndex& index) { return index.row.definition.name == name; });
}

bool isOfValues(const NumberedIndex& index)
{
    return !index.row.definition.isOfSet();
}

/// An index over records that are not there does not, nor does one that has no entries.
Result<bool> needsBuilding(const Transaction& transaction, const NamespaceTables& tables,
                           const engine::IndexDefinition& definition)
{
    if (definition.isOfSet())
        return false;
    if (definition.set.empty()) {
        const Result<std::size_t> count = transaction.count(tables.records);
        return count ? Result<bool>(*count > 0) : count.error();
    }
    const Result<std::optional<SetEntry>> entry = findSet(transaction, tables, definition.set);
    if (!entry)
        return entry.error();
    return entry->has_value() && (*entry)->records > 0;
}

} // namespace

Result<void> createIndex(WriteTransaction& transaction, const NamespaceTables& tables, const engine::IndexDefinition& definition)
{
    Result<Rows> rows = liveIndexes(transaction, tables);
    if (!rows)
        return rows.error();
    const auto same = std::ranges::find_if(
        *rows, [&](const NumberedIndex& index) { return engine::indexTheSame(index.row.definition, definition); });
    if (const auto found = named(*rows, definition.name); found != rows->end())
        return found == same ? Result<void>()
                             : Error::server(ServerCode::indexFound, "'indexname' already exists with different definition");
    if (same != rows->end()) {
        same->row.definition.name = definition.name;
        return putIndexRow(transaction, tables, *same);
    }
    if (!definition.isOfSet() && std::ranges::count_if(*rows, isOfValues) >= std::ptrdiff_t{maxIndexes})
        return Error::server(ServerCode::indexMaxCount, "already at sindex definition limit");
    if (definition.isOfSet() && !addSet(transaction, tables, definition.set))
        return Error::server(ServerCode::parameterError, "failed to get/create set");
    const Result<bool> any = needsBuilding(transaction, tables, definition);
    if (!any)
        return any.error();
    IndexRow row;
    row.definition = definition;
    row.stage = *any ? IndexStage::building : IndexStage::ready;
    const Result<std::uint32_t> added = addIndexRow(transaction, tables, row);
    return added ? Result<void>() : added.error();
}

Result<void> dropIndex(WriteTransaction& transaction, const NamespaceTables& tables, std::string_view name)
{
    Result<Rows> rows = liveIndexes(transaction, tables);
    if (!rows)
        return rows.error();
    const auto found = named(*rows, name);
    if (found == rows->end())
        return {};
    found->row.stage = IndexStage::dropped;
    return putIndexRow(transaction, tables, *found);
}

} // namespace binnacle::node
