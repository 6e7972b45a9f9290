// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/bins/list_modify.h"

#include <limits>
#include <vector>

namespace binnacle::bins {

// What the writes of a list share.

inline constexpr std::int64_t maxListIndex = std::numeric_limits<std::int32_t>::max();

/// Nothing done, and the number of items that there are.
CdtChange listUnchanged(const PackedList& list);
/// The list has a value that was to be added once more: a failure, or nothing done.
Result<CdtChange> listHasIt(const PackedList& list, ListWrite write);
Error noListIndex();

/// A value to store in the form that is kept; the bytes have to outlive what is made of them.
Result<Bytes> listValueKept(ByteView value);

/// Negative indexes count from the end; one that is still negative lies before the list.
std::int64_t absoluteIndex(const PackedList& list, std::int64_t index);

/// The values put before the item at `index` of an unordered list, with nils between it and them if it ends before. They have the form
/// that is kept.
Result<CdtChange> listWithInserted(const PackedList& list, std::int64_t index, std::vector<ByteView> values, ListWrite write);

} // namespace binnacle::bins
