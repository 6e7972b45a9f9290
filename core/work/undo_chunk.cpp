// SPDX-License-Identifier: Apache-2.0
#include "core/work/undo_chunk.h"

#include "core/operation/policy.h"
#include "core/work/record_reader.h"

#include <algorithm>

namespace binnacle::work {

namespace {

bool isMissing(const RecordResult& snapshot)
{
    return snapshot.error && snapshot.error->is(ServerCode::recordNotFound);
}

bool creates(Verb verb)
{
    return verb == Verb::upsert || verb == Verb::createOrReplace;
}

/// A replacement refuses what needs bins that are there, an insert does not: only these come to the same.
bool insertsAlike(const Segment& segment)
{
    return segment.verb == Verb::upsert || std::ranges::all_of(segment.operations, [](const BinOperation& operation) {
               const auto* set = std::get_if<SetTo>(&operation.action);
               return set != nullptr && !set->value.isNil();
           });
}

std::uint32_t generationOf(const RecordResult& result)
{
    return result.record ? result.record->generation : 0;
}

} // namespace

UndoChunk::UndoChunk(const OperationDocument& document, std::vector<UndoRow> rows,
                     std::vector<std::optional<RecordResult>> snapshots)
    : m_rows(std::move(rows)), m_snapshots(std::move(snapshots)), m_guarded(m_rows.size(), false), m_behavior(document.behavior)
{
    m_document.behavior = document.behavior;
    for (std::size_t i = 0; i < m_rows.size(); ++i)
        addRow(i);
}

/// Neighbours of one segment share one, unless each has a guard of its own.
void UndoChunk::addRow(std::size_t place)
{
    const UndoRow& row = m_rows[place];
    const bool joins = place > 0 && m_rows[place - 1].segment == row.segment && row.taking != Taking::readBefore;
    if (!joins) {
        Segment own = row.taking == Taking::inCommand ? withReads(*row.segment) : *row.segment;
        own.keys.clear();
        if (row.taking == Taking::readBefore)
            guard(own, place);
        m_document.segments.push_back(std::move(own));
    }
    m_document.segments.back().keys.push_back(itemOf(row.key));
}

void UndoChunk::guard(Segment& segment, std::size_t place)
{
    const std::optional<RecordResult>& snapshot = m_snapshots[place];
    if (!snapshot || segment.generation)
        return;
    if (snapshot->record) {
        segment.generation = snapshot->record->generation;
        m_guarded[place] = true;
    } else if (isMissing(*snapshot) && creates(segment.verb) && insertsAlike(segment)) {
        segment.verb = Verb::insert;
        m_guarded[place] = true;
    }
}

bool UndoChunk::isFinal(const RecordResult& result) const
{
    const auto place = static_cast<std::size_t>(result.index);
    if (!m_guarded[place] || !result.error)
        return true;
    // A guarded write needs its record; where that has gone, the write itself says so once it is tried without the guard.
    return !result.error->is(ServerCode::generationMismatch) && !result.error->is(ServerCode::recordExists);
}

void UndoChunk::take(RecordResult& result, UndoKeeper& keeper) const
{
    const auto place = static_cast<std::size_t>(result.index);
    const UndoRow& row = m_rows[place];
    result.index = row.index;
    const bool keeps = row.taking != Taking::nothing || row.segment->verb == Verb::insert;
    if (!isWrite(row.segment->verb) || !keeps)
        return;
    if (result.inDoubt()) {
        keeper.refuse(row.key, row.index, NoUndo::inDoubt);
        return;
    }
    if (result.error || (row.segment->verb == Verb::remove && result.exists == false))
        return;
    std::optional<UndoEntry> entry = entryOf(place, result);
    if (!entry) {
        keeper.refuse(row.key, row.index, m_snapshots[place] ? NoUndo::notRead : NoUndo::changedMeanwhile);
        return;
    }
    if (entry->before == UndoEntry::Before::bins && mayChangeExpiry(*row.segment))
        keeper.remark("the expiry stays as the operation left it");
    keeper.keep(*std::move(entry));
}

std::optional<UndoEntry> UndoChunk::entryOf(std::size_t place, RecordResult& result) const
{
    const UndoRow& row = m_rows[place];
    std::optional<UndoEntry> entry;
    if (row.taking == Taking::readBefore) {
        entry = entryOfSnapshot(place, result);
    } else if (result.record) {
        entry.emplace();
        if (row.taking == Taking::inCommand) {
            entry->before = UndoEntry::Before::bins;
            entry->bins = takeReads(*row.segment, *result.record);
        }
    }
    if (!entry)
        return std::nullopt;
    entry->key = row.key;
    entry->index = row.index;
    entry->generationAfter = generationOf(result);
    entry->durableDelete = deletesDurably(*row.segment, policyFor(m_behavior, *row.segment));
    return entry;
}

/// Nothing if it is not sure that the record was so when it was written.
std::optional<UndoEntry> UndoChunk::entryOfSnapshot(std::size_t place, const RecordResult& result) const
{
    const std::optional<RecordResult>& snapshot = m_snapshots[place];
    const Segment& segment = *m_rows[place].segment;
    if (!snapshot)
        return std::nullopt;
    UndoEntry entry;
    if (!snapshot->record) {
        const bool isNew = isMissing(*snapshot) && creates(segment.verb) && (m_guarded[place] || generationOf(result) == 1);
        return isNew ? std::optional(entry) : std::nullopt;
    }
    const bool asRead = m_guarded[place] || segment.generation == snapshot->record->generation;
    if (!asRead)
        return std::nullopt;
    entry.before = UndoEntry::Before::whole;
    entry.bins = snapshot->record->bins;
    entry.generationBefore = snapshot->record->generation;
    entry.voidTime = snapshot->record->voidTime;
    entry.onlyTouched = segment.verb == Verb::touch;
    return entry;
}

} // namespace binnacle::work
