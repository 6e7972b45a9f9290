// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/error.h"
#include "core/value/hll_config.h"
#include "core/value/record.h"

#include <chrono>
#include <cstdint>
#include <optional>

namespace binnacle {

/// What became of one record of a document.
struct RecordResult {
    std::int64_t index = 0; ///< the record's place in the document, counted over all segments and keys from 0
    Key key;
    std::optional<Error> error;    ///< nothing: it succeeded
    std::optional<Record> record;  ///< generation, void time and the bins that were asked for; none for a missing or deleted one
    std::optional<bool> exists;    ///< the answer of the verb exists; whether a delete found a record
    bool failsFilteredOut = false; ///< failOnFilteredOut: that the filter did not match is a failure
    std::chrono::microseconds elapsed{0}; ///< from handing the command to the connection to its answer

    /// The precision that hllDescribe answered for `bin`: the bin's value, or the last of its answers if there are several.
    /// Nothing if there is no such answer.
    std::optional<HllConfig> getHllConfig(std::string_view bin) const;

    bool isOk() const { return !error; }
    /// A filter did not match: nothing was done, and that was allowed.
    bool skipped() const { return error && error->is(ServerCode::filteredOut) && !failsFilteredOut; }
    bool inDoubt() const { return error && error->inDoubt(); }
};

} // namespace binnacle
