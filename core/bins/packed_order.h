// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/bytes.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace binnacle::bins {

/// Places in a list or map.
using Indexes = std::vector<std::uint32_t>;

/// 0 to `size` - 1.
Indexes allIndexes(std::size_t size);

/// The places of the elements in ascending order, those that are equal as they lie.
Indexes ascending(const std::vector<ByteView>& elements);

/// How many of the elements are less than `value`, and how many of them are equal to it. `places` is their ascending order.
struct EqualRange {
    std::uint32_t less = 0;
    std::uint32_t equal = 0;
};
EqualRange equalRange(const std::vector<ByteView>& elements, const Indexes& places, ByteView value);
/// The same where the elements lie in ascending order.
EqualRange equalRange(const std::vector<ByteView>& elements, ByteView value);

/// The places of `count` elements from rank `rank` on, in the order in which the server's heap gives them out: ascending if the ranks
/// lie in the upper half, else descending, and with its own choice among those that are equal.
/// `rank` + `count` is at most the number of elements. Source: order_heap in cdt.c of the server.
Indexes rankedByHeap(const std::vector<ByteView>& elements, std::size_t rank, std::size_t count);

} // namespace binnacle::bins
