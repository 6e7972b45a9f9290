// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/operation/document.h"
#include "core/work/execute_with_undo.h"
#include "core/work/rehearsal.h"

namespace binnacle::work {

/// Steps that may run side by side: no record is in it twice.
struct PinnedRound {
    OperationDocument document;                 ///< one segment a step, each with one key
    std::vector<std::int64_t> indexes;          ///< of each step, in the document that was rehearsed
    std::vector<std::optional<Error>> expected; ///< how each step ended when it was rehearsed
};

/// What does as was rehearsed, or nothing.
struct Pinned {
    std::vector<PinnedRound> rounds; ///< one, unless the document comes to some record several times
    std::vector<LeftOut> leftOut;    ///< what is not in it, and why
};

/// The document with the generation of each record required at each step, as it was rehearsed; a record that did not exist is
/// inserted or not written at all. Left out are the records that were not rehearsed, and steps that did nothing since the
/// record was missing, or an insert's there already, or of another generation than the step asks for: that they do nothing
/// again cannot be required. Pure.
Pinned pinned(const OperationDocument& document, const Rehearsal& rehearsal);

/// Runs the rounds, one after the other. Where a step does not end as it was rehearsed, the later steps of its record are not
/// sent: somebody else's write may have brought just the generation that they ask for. They are told as `aborted`. Results have
/// the indexes of the rehearsed document. What is replaced is kept as executeWithUndo() keeps it, which also says what `onResults`
/// and `stop` do. Blocks.
Executed executeAsRehearsed(const Session& session, const Pinned& pinned, const UndoOptions& options = {},
                            const ResultsHandler& onResults = {}, const std::stop_token& stop = {});

} // namespace binnacle::work
