// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/work/undo.h"
#include "core/work/undo_keeper.h"

#include <functional>
#include <optional>
#include <span>
#include <stop_token>

namespace binnacle::work {

/// Gets results in completion order, as they come.
using ResultsHandler = std::function<void(const std::vector<RecordResult>&)>;

struct Executed {
    std::vector<RecordResult> results; ///< in document order, as Session::execute() tells them
    Undo undo;
    std::optional<Error> failure; ///< of the whole: records without a result were not sent
};

/// Runs the document, and keeps what it replaces. What a write replaces is read in the same command where the protocol can;
/// before a replacement, a delete or a touch the record is read, and the write is guarded by its generation (three times; a
/// record that changes faster is written all the same, and cannot be undone). Results are handed to `onResults`, if there is one,
/// in completion order, as they come. Once `stop` is requested, nothing more is sent, and the failure says `aborted`. Blocks; from
/// any thread but the runtime's. Throws what Session::execute() throws for a document that cannot be sent.
Executed executeWithUndo(const Session& session, const OperationDocument& document, const UndoOptions& options = {},
                         const ResultsHandler& onResults = {}, std::stop_token stop = {});

/// The same for one of several documents that are undone as one: `keeper` gathers what they replace, and the undo of what is
/// returned is empty. `indexes`, if there are any, are the places of this document's records in the whole.
Executed executeKeeping(const Session& session, const OperationDocument& document, const UndoOptions& options, UndoKeeper& keeper,
                        std::span<const std::int64_t> indexes, const ResultsHandler& onResults, std::stop_token stop);

} // namespace binnacle::work
