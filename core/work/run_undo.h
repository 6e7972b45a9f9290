// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/work/execute_with_undo.h"

#include <cstdint>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace binnacle::work {

/// One record that was left as it is.
struct NotUndone {
    Key key;
    Error error;     ///< code 3, 2 or 5: others have changed, removed or made the record since
    std::string why; ///< a sentence
};

struct UndoReport {
    std::int64_t undone = 0;
    std::vector<NotUndone> notUndone;
    std::optional<Error> failure;      ///< of the whole: records that neither count was not sent
    std::vector<RecordResult> results; ///< in the order of the inverse
    Undo redo;                         ///< what undoes the undo
};

/// A sentence for a record that was not undone.
std::string whyNotUndone(const Error& error);

/// Runs the inverse, record by record. Blocks. Nothing is written over what others have changed since.
UndoReport runUndo(const Session& session, const OperationDocument& inverse, const UndoOptions& options = {},
                   const ResultsHandler& onResults = {}, const std::stop_token& stop = {});

} // namespace binnacle::work
