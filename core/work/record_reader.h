// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/sdk/session.h"
#include "core/work/stored_form.h"

#include <span>
#include <vector>

namespace binnacle::work {

/// Reads these records whole, and nothing else is done to them; one result a key, in their order. A missing record's result has
/// the error `record not found`. Blocks. An error is a failure of the whole.
Result<std::vector<RecordResult>> readRecords(const Session& session, std::span<const Key> keys, const Behavior& behavior);

/// What a read does not tell, asked for by expressions, of records that are there; `generation` is the one they had just then.
struct FoundMetadata {
    std::uint32_t generation = 0; ///< 0: there is no record any more, or it could not be asked
    HiddenMetadata hidden;
};
Result<std::vector<FoundMetadata>> readMetadata(const Session& session, std::span<const Key> keys, const Behavior& behavior);

/// The key as an item of a segment's keys: the user's key where it is known.
KeyItem itemOf(const Key& key);

/// The data set that the key belongs to.
DataSet dataSetOf(const Key& key);

} // namespace binnacle::work
