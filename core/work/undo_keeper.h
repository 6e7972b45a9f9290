// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/work/undo.h"
#include "core/work/undo_entry.h"

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace binnacle::work {

/// Gathers what a document replaces, record by record. What cannot be brought back in full is not brought back at all: a record
/// half undone is in a state that never was.
class UndoKeeper {
public:
    explicit UndoKeeper(std::size_t mostBytes) : m_mostBytes(mostBytes) {}

    void keep(UndoEntry entry);
    void refuse(const Key& key, std::int64_t index, NoUndo why);
    void remark(std::string sentence);

    /// The last write first, as with every undo.
    Undo finish(const Behavior& behavior);

private:
    struct Slot {
        std::optional<UndoEntry> entry; ///< nothing: it was refused
        std::size_t bytes = 0;
    };
    void refuse(Slot& slot, const Key& key, std::int64_t index, NoUndo why);

    std::size_t m_mostBytes;
    std::size_t m_bytes = 0;
    std::vector<Slot> m_slots; ///< in the order of their records' first writes
    std::map<std::pair<std::string, Digest>, std::size_t> m_places;
    std::vector<NotUndoable> m_refused;
    std::vector<std::string> m_remarks;
};

} // namespace binnacle::work
