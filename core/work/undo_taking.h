// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/work/undo.h"

#include <string>
#include <vector>

namespace binnacle::work {

/// How what a segment replaces is got hold of.
enum class Taking : std::uint8_t {
    nothing,    ///< it replaces nothing, or undo is switched off
    inCommand,  ///< read by the command itself, before it writes
    readBefore, ///< the record is read whole, and written guarded by its generation
};

/// A replacement, a delete and a touch are read before; so is a write that may take a record's last bin, since the answer then
/// tells nothing. Pure.
Taking takingOf(const Segment& segment, const UndoOptions& options);

/// True if the write may leave a record with another expiry than it found.
bool mayChangeExpiry(const Segment& segment);

/// The bins that the segment writes, each once.
std::vector<std::string> writtenBins(const Segment& segment);

/// The segment with a read of each bin that it writes before all else.
Segment withReads(const Segment& segment);

/// Takes the answers of those reads out of the answer to withReads(segment): nil for a bin that was not there. What is left in
/// `record` is the answer to the segment itself.
std::vector<Bin> takeReads(const Segment& segment, Record& record);

} // namespace binnacle::work
