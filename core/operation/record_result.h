// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/error.h"
#include "core/value/record.h"

#include <chrono>
#include <cstdint>
#include <optional>

namespace binnacle {

/// What became of one record of a document.
struct RecordResult {
    std::int64_t index = 0;       ///< the record's place in the document, counted over all segments and keys from 0
    Key key;
    std::optional<Error> error;   ///< nothing: it succeeded
    std::optional<Record> record; ///< generation, void time and the bins that were asked for; none for a missing or deleted one
    std::optional<bool> exists;   ///< the answer of the verb exists; whether a delete found a record
    std::chrono::microseconds elapsed{0}; ///< from handing the command to the connection to its answer

    bool isOk() const { return !error; }
    /// A filter did not match, or a write asked for records that exist: nothing was written, and that was allowed.
    bool skipped() const { return error && error->is(ServerCode::filteredOut); }
    bool inDoubt() const { return error && error->inDoubt(); }
};

} // namespace binnacle
