// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/work/undo_keeper.h"
#include "core/work/undo_taking.h"

#include <optional>
#include <vector>

namespace binnacle::work {

/// One record's turn in a document.
struct UndoRow {
    const Segment* segment = nullptr; ///< of the document
    std::int64_t index = 0;           ///< in the document
    Key key;
    Taking taking = Taking::nothing;
};

/// Some rows of a document, no record twice, as one document of its own that takes along what it replaces. What it points at
/// outlives it.
class UndoChunk {
public:
    /// `snapshots`: what was read of the rows that are to be read before, by place among `rows`; nothing for the others, and where
    /// a row is to be written unguarded.
    UndoChunk(const OperationDocument& document, std::vector<UndoRow> rows, std::vector<std::optional<RecordResult>> snapshots);

    const OperationDocument& document() const { return m_document; }
    const std::vector<UndoRow>& rows() const { return m_rows; }

    /// False if the result only says that others were faster than the guard: the row is to be tried again.
    bool isFinal(const RecordResult& result) const;

    /// Makes of a result of document() that of the row in the whole document, and gives the keeper what there is to undo it.
    void take(RecordResult& result, UndoKeeper& keeper) const;

private:
    void addRow(std::size_t place);
    void guard(Segment& segment, std::size_t place);
    std::optional<UndoEntry> entryOf(std::size_t place, RecordResult& result) const;
    std::optional<UndoEntry> entryOfSnapshot(std::size_t place, const RecordResult& result) const;

    std::vector<UndoRow> m_rows;
    std::vector<std::optional<RecordResult>> m_snapshots;
    std::vector<bool> m_guarded; ///< by us, not by the segment itself
    const Behavior& m_behavior;
    OperationDocument m_document;
};

} // namespace binnacle::work
