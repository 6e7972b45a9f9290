// SPDX-License-Identifier: Apache-2.0
#include "core/work/undo_keeper.h"

#include "core/work/stored_form.h"

#include <algorithm>

namespace binnacle::work {

void UndoKeeper::keep(UndoEntry entry)
{
    const auto [place, isNew] = m_places.try_emplace({entry.key.nameSpace, entry.key.digest}, m_slots.size());
    if (isNew)
        m_slots.push_back({entry, 0});
    Slot& slot = m_slots[place->second];
    if (!slot.entry) // refused before
        return;
    if (!isNew) {
        std::optional<UndoEntry> both = merged(*slot.entry, entry);
        if (!both) {
            refuse(slot, entry.key, entry.index, NoUndo::changedMeanwhile);
            return;
        }
        slot.entry = std::move(both);
    }
    m_bytes -= slot.bytes;
    slot.bytes = sizeOf(slot.entry->bins);
    m_bytes += slot.bytes;
    if (m_bytes > m_mostBytes)
        refuse(slot, entry.key, entry.index, NoUndo::pastBudget);
}

void UndoKeeper::refuse(const Key& key, std::int64_t index, NoUndo why)
{
    const auto [place, isNew] = m_places.try_emplace({key.nameSpace, key.digest}, m_slots.size());
    if (isNew)
        m_slots.push_back({UndoEntry{}, 0});
    if (Slot& slot = m_slots[place->second]; slot.entry)
        refuse(slot, key, index, why);
}

void UndoKeeper::refuse(Slot& slot, const Key& key, std::int64_t index, NoUndo why)
{
    m_bytes -= slot.bytes;
    slot = {};
    m_refused.push_back({key, index, why});
}

void UndoKeeper::remark(std::string sentence)
{
    if (std::ranges::find(m_remarks, sentence) == m_remarks.end())
        m_remarks.push_back(std::move(sentence));
}

Undo UndoKeeper::finish(const Behavior& behavior)
{
    Undo undo;
    undo.inverse.behavior = behavior;
    for (auto slot = m_slots.rbegin(); slot != m_slots.rend(); ++slot) {
        if (!slot->entry)
            continue;
        if (std::optional<Segment> inverse = inverseOf(*slot->entry))
            undo.inverse.segments.push_back(*std::move(inverse));
    }
    undo.notUndoable = std::move(m_refused);
    undo.remarks = std::move(m_remarks);
    undo.bytes = m_bytes;
    return undo;
}

} // namespace binnacle::work
