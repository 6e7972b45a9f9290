// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/operation/document.h"
#include "core/operation/record_result.h"
#include "core/sdk/session.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace binnacle::work {

struct UndoOptions {
    bool enabled = true;                       ///< false: nothing is read; for roles that may only write
    std::size_t bytes = std::size_t{64} << 20; ///< of what was replaced; records beyond cannot be undone
    /// Reads a record before any write that may change its expiry, to restore that, too. Otherwise what is replaced is read in
    /// the same command, which does not tell the expiry.
    bool restoreExpiry = false;
};

/// Why a write cannot be undone.
enum class NoUndo : std::uint8_t {
    switchedOff,
    pastBudget,       ///< what it replaced goes over the byte budget
    inDoubt,          ///< nobody knows whether it was done
    notRead,          ///< what it replaced could not be read
    changedMeanwhile, ///< others wrote the record between reading and writing, or between two writes of the document
    wholeSet,         ///< a background job: nobody reads what it replaces
    truncated,        ///< likewise
};
std::string_view sentenceOf(NoUndo why);

struct NotUndoable {
    Key key;
    std::int64_t index = 0; ///< of the record in the document
    NoUndo why{};
    friend bool operator==(const NotUndoable&, const NotUndoable&) = default;
};

/// What undoes a document that was executed: another document, and what that one cannot bring back.
struct Undo {
    OperationDocument inverse; ///< one segment a record, each guarded by the generation that the execution left; may be empty
    std::vector<NotUndoable> notUndoable;
    std::vector<std::string> remarks; ///< what is not restored although the bins are
    std::size_t bytes = 0;            ///< of what is kept of the replaced
    bool isEmpty() const { return inverse.segments.empty(); }
};

/// What is known before an execution about undoing it.
struct Forewarning {
    std::size_t segment = 0;
    bool undoable = false; ///< false: nothing of the segment can be undone; true: the sentence tells of a lesser loss
    std::string sentence;
    friend bool operator==(const Forewarning&, const Forewarning&) = default;
};

/// In document order; nothing to say: empty. Pure.
std::vector<Forewarning> canUndo(const OperationDocument& document, const UndoOptions& options = {});

} // namespace binnacle::work
