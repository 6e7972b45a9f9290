// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/cluster/scan_tracker.h"

#include <cstdint>
#include <vector>

namespace binnacle::cluster {

/// Records of a scan, as the bytes that came, and where each begins.
struct RecordBytes {
    Bytes bytes;
    std::vector<std::uint32_t> offsets;

    bool empty() const { return offsets.empty(); }
    void append(ByteView record);
};

enum class ScanAnswer : std::uint8_t { more, last };

/// Takes the records of one frame's body of a node's answer, from `offset` on: hands them to the tracker, and to `out` those that
/// it keeps, until `out` has `enough` bytes or the body is used up; `offset` is moved on. Pure.
/// Errors: the server's, for the scan as a whole; protocol errors.
Result<ScanAnswer> takeScanFrame(ByteView body, std::size_t& offset, ScanTracker& tracker, std::size_t share, RecordBytes& out,
                                 std::size_t enough);

} // namespace binnacle::cluster
