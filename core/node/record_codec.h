// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/engine/stored_record.h"

#include <cstdint>

namespace binnacle::node {

// The stored form of a record; FORMAT.md beside this file describes it.

Bytes encodeRecord(const engine::StoredRecord& record);

/// Anything that encodeRecord() does not make is a storageError.
Result<engine::StoredRecord> decodeRecord(ByteView bytes);

/// The void time alone, without decoding the bins: for scans that step over expired records.
Result<std::uint32_t> decodeVoidTime(ByteView bytes);

} // namespace binnacle::node
