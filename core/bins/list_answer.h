// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/bins/list_select.h"

#include <cstdint>
#include <vector>

namespace binnacle::bins {

// What selections of a list's items share.

std::uint32_t listSize(const PackedList& list);
Error otherListType();

/// The selection of what is marked, if there is an answer about it.
Result<ListSelection> itemsSelected(std::vector<bool> items, Result<wire::Particle> answer);
/// Nothing is selected; `place` is where it would have been.
Result<ListSelection> nothingInList(const PackedList& list, Returning returning, std::int64_t place);
std::vector<ByteView> itemsMarked(const PackedList& list, const std::vector<bool>& marks);

/// What a scan of an unordered list finds.
struct ScannedItems {
    std::vector<bool> items;
    std::uint32_t less = 0;  ///< items less than the value, or than the beginning of the range
    std::uint32_t count = 0; ///< items marked
};

/// What to answer about items that a scan has marked, inverted or not.
Result<ListSelection> scannedItems(const PackedList& list, ScannedItems scanned, Returning returning);

} // namespace binnacle::bins
