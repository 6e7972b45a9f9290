// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/engine/engine.h"
#include "core/engine/stored_record.h"
#include "core/value/record.h"

namespace binnacle::work {

/// What a read does not tell of a record.
struct HiddenMetadata {
    std::uint64_t lastUpdateMs = 0; ///< milliseconds since 2010-01-01 UTC
    bool keyStored = true;
};

/// The record as a node keeps it, made of what a read says. The key is stored where it is known. An error if a value is none that
/// a server can hold. Pure.
Result<engine::StoredRecord> storedForm(const Record& record, const HiddenMetadata& hidden);

/// What a read would say about it; nothing for a tombstone.
std::optional<Record> readForm(const engine::StoredRecord& record, const Key& key);

/// The bytes of the bins' names and values, as they count against a limit.
std::size_t sizeOf(const std::vector<Bin>& bins);

/// The system's clock, as servers count it.
engine::Clock clockNow();
/// Seconds since 1970-01-01 UTC.
std::int64_t unixSeconds(const engine::Clock& clock);

} // namespace binnacle::work
