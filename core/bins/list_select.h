// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/bins/cdt_answer.h"
#include "core/bins/packed_container.h"

#include <vector>

namespace binnacle::bins {

/// Items of a list: those to remove, if they are to be removed, and the answer about them.
struct ListSelection {
    std::vector<bool> items;
    wire::Particle answer;
};

// The families of selections that reads and removals share. The order of the results, and what is not applicable, are the server's own:
// they depend on whether the list is ordered. Source: particle_list.c of the server.

Result<ListSelection> listByIndexRange(const PackedList& list, std::int64_t index, std::uint64_t count, Returning returning);
Result<ListSelection> listByRankRange(const PackedList& list, std::int64_t rank, std::uint64_t count, Returning returning);
Result<ListSelection> listByValue(const PackedList& list, ByteView value, Returning returning);
/// From `begin` to before `end`; to the end of everything if that has a null pointer.
Result<ListSelection> listByValueRange(const PackedList& list, ByteView begin, ByteView end, Returning returning);
Result<ListSelection> listByValueList(const PackedList& list, ByteView values, Returning returning);
Result<ListSelection> listByRelativeRank(const PackedList& list, ByteView value, std::int64_t rank, std::uint64_t count,
                                         Returning returning);

/// How many items are less than the value.
std::uint32_t lessThan(const PackedList& list, ByteView value);

} // namespace binnacle::bins
