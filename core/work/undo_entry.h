// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/operation/document.h"
#include "core/value/record.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace binnacle::work {

/// What one record was before a document, as far as that is known, and what the document has left.
struct UndoEntry {
    enum class Before : std::uint8_t {
        missing, ///< there was no record
        bins,    ///< `bins` were so (nil: not there), whatever else there was
        whole,   ///< the record was just so
    };
    Key key;
    std::int64_t index = 0; ///< of the record's first write, in the document
    Before before = Before::missing;
    std::vector<Bin> bins;
    std::uint32_t generationBefore = 0; ///< with whole
    std::uint32_t voidTime = 0;         ///< with whole
    std::uint32_t generationAfter = 0;  ///< 0: there is no record any more
    bool onlyTouched = false;           ///< with whole: the bins are still the same
    bool durableDelete = false;         ///< how a record that has to go goes
};

/// Both as one; nothing if others have written the record between them.
std::optional<UndoEntry> merged(const UndoEntry& first, const UndoEntry& second);

/// The segment that brings back what was before, if nobody has written the record since; nothing if there is nothing to do.
std::optional<Segment> inverseOf(const UndoEntry& entry);

} // namespace binnacle::work
