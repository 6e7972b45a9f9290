// SPDX-License-Identifier: Apache-2.0
#include "core/node/index_chore.h"

#include "core/node/index_entries.h"
#include "core/node/record_codec.h"
#include "core/node/record_cursor.h"

#include <algorithm>
#include <chrono>

namespace binnacle::node {
namespace {

using std::chrono::steady_clock;

/// How long one step may keep writes waiting, and how often it looks at the clock.
constexpr std::chrono::milliseconds stepTime{5};
constexpr std::size_t recordsOfLook = 32;
constexpr std::size_t entriesOfClearing = 5000;

Result<void> clearSome(WriteTransaction& transaction, const NamespaceTables& tables, std::uint32_t index)
{
    const Result<std::size_t> removed = removeIndexEntries(transaction, tables, index, entriesOfClearing);
    if (!removed)
        return removed.error();
    return *removed < entriesOfClearing ? removeIndexRow(transaction, tables, index) : Result<void>();
}

/// Nothing where the set is not there.
Result<std::unique_ptr<RecordCursor>> recordsOf(const WriteTransaction& transaction, const NamespaceTables& tables,
                                                const std::string& set)
{
    if (set.empty())
        return RecordCursor::open(transaction, tables, std::nullopt);
    const Result<std::optional<SetEntry>> entry = findSet(transaction, tables, set);
    if (!entry)
        return entry.error();
    return entry->has_value() ? RecordCursor::open(transaction, tables, (*entry)->number) : std::unique_ptr<RecordCursor>();
}

Result<void> enter(WriteTransaction& transaction, const NamespaceTables& tables, const Index& index, const RecordCursor& cursor)
{
    const Result<ByteView> value = cursor.value();
    if (!value)
        return value.error();
    const Result<engine::StoredRecord> record = decodeRecord(*value);
    if (!record)
        return record.error();
    return enterRecord(transaction, tables, index, cursor.digest(), *record);
}

/// Goes on where the row says, and notes there how far it has come. True if there are more records.
Result<bool> enterSome(WriteTransaction& transaction, const NamespaceTables& tables, const Index& index, IndexRow& row)
{
    const Result<std::unique_ptr<RecordCursor>> cursor = recordsOf(transaction, tables, row.definition.set);
    if (!cursor)
        return cursor.error();
    if (*cursor == nullptr)
        return false;
    const std::uint16_t partition = row.builtUpTo ? partitionOf(*row.builtUpTo) : std::uint16_t{0};
    const steady_clock::time_point end = steady_clock::now() + stepTime;
    Result<bool> found = (*cursor)->seek({.partition = partition, .after = row.builtUpTo});
    for (std::size_t seen = 1; found && *found; ++seen) {
        if (Result<void> entered = enter(transaction, tables, index, **cursor); !entered)
            return entered.error();
        row.builtUpTo = (*cursor)->digest();
        if (seen % recordsOfLook == 0 && steady_clock::now() >= end)
            return true;
        found = (*cursor)->next();
    }
    return found;
}

Result<void> buildSome(WriteTransaction& transaction, const NamespaceTables& tables, NumberedIndex index)
{
    const steady_clock::time_point begun = steady_clock::now();
    const std::shared_ptr<const Index> used = tables.catalog->named(index.row.definition.name);
    if (used == nullptr || used->number != index.number)
        return Error::client(ClientCode::storageError, "an index is missing from the catalog");
    const Result<bool> more = enterSome(transaction, tables, *used, index.row);
    if (!more)
        return more.error();
    index.row.stage = *more ? IndexStage::building : IndexStage::ready;
    const auto taken = std::chrono::ceil<std::chrono::milliseconds>(steady_clock::now() - begun);
    index.row.loadMilliseconds += static_cast<std::uint64_t>(taken.count());
    return putIndexRow(transaction, tables, index);
}

} // namespace

void IndexChore::wake()
{
    m_awake = true;
    const Result<std::unique_ptr<ReadTransaction>> snapshot = m_environment.read();
    if (snapshot)
        static_cast<void>(hasWork(**snapshot));
}

Result<bool> IndexChore::hasWork(const ReadTransaction& snapshot)
{
    const Result<std::vector<NumberedIndex>> rows = listIndexes(snapshot, m_nameSpace.tables);
    if (!rows)
        return rows.error();
    if (Result<void> followed = m_nameSpace.catalog->follow(*rows); !followed)
        return followed.error();
    return std::ranges::any_of(*rows, [](const NumberedIndex& index) { return index.row.stage != IndexStage::ready; });
}

Result<void> IndexChore::step(WriteTransaction& transaction)
{
    const NamespaceTables& tables = m_nameSpace.tables;
    const Result<std::vector<NumberedIndex>> rows = listIndexes(transaction, tables);
    if (!rows)
        return rows.error();
    const auto next =
        std::ranges::find_if(*rows, [](const NumberedIndex& index) { return index.row.stage != IndexStage::ready; });
    if (next == rows->end())
        return {};
    if (next->row.stage == IndexStage::dropped)
        return clearSome(transaction, tables, next->number);
    return buildSome(transaction, tables, *next);
}

} // namespace binnacle::node
