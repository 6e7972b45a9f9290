// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/bytes.h"
#include "core/value/record.h"

#include <cstdint>
#include <vector>

namespace binnacle::test {

/// Records as the answer of a scan carries them: messages one behind the other, and where each begins. A test makes a
/// RecordChunk of the two.
struct ScanRecords {
    Bytes bytes;
    std::vector<std::uint32_t> offsets;

    /// Key, generation, void time and bins of `record`. Its values have to be such that a bin can hold.
    void add(const Record& record);
    /// What looks like a record by its length, and whose fields cannot be read.
    void addUnreadable();
};

/// A record of test · users with this key, generation 1, that never expires.
Record userRecord(std::int64_t key, std::vector<Bin> bins);

} // namespace binnacle::test
