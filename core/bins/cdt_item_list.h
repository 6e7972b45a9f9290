// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/bins/cdt_answer.h"
#include "core/bins/packed_order.h"

#include <cstddef>
#include <vector>

namespace binnacle::bins {

/// More results than this are refused: a list of values may name one element many times. No record holds as many elements.
inline constexpr std::size_t maxResults = std::size_t{16} << 20;

/// The items of an operand that lists keys or values; a parameter error if it is no list, or one of more than a million.
Result<std::vector<ByteView>> itemsOf(ByteView operand);

/// Which of a collection's elements are in a list of items, whatever the order of either.
struct ItemMatches {
    std::vector<bool> found;        ///< an element's place: it is one of the items
    std::vector<EqualRange> ranges; ///< an item's place: where its elements would lie if all were sorted. Of items that are equal the
                                    ///< last one has the elements.
    Indexes ascendingItems;
};
ItemMatches matchItems(const std::vector<ByteView>& elements, const std::vector<ByteView>& items);

/// The sorted places of the elements found, item by item; inverted, of those that were not found, from the least on.
wire::Particle itemPlacesAnswer(Returning returning, const ItemMatches& matches);

} // namespace binnacle::bins
