// SPDX-License-Identifier: Apache-2.0
#include "core/bins/cdt_item_list.h"

#include "core/bins/bin_error.h"
#include "core/bins/packed_element.h"

namespace binnacle::bins {
namespace {

constexpr std::uint64_t maxItems = 1024 * 1024; // as the server

} // namespace

Result<std::vector<ByteView>> itemsOf(ByteView operand)
{
    PackedReader reader(operand);
    const std::optional<std::uint64_t> count = reader.listHead();
    if (!count || *count > maxItems)
        return parameterError("a list of at most a million items is asked for");
    std::vector<ByteView> items;
    items.reserve(*count);
    for (std::uint64_t i = 0; i < *count; ++i) {
        const std::optional<ByteView> item = reader.element();
        if (!item)
            return parameterError("a list that is cut off");
        items.push_back(*item);
    }
    return items;
}

ItemMatches matchItems(const std::vector<ByteView>& elements, const std::vector<ByteView>& items)
{
    ItemMatches matches{std::vector<bool>(elements.size()), std::vector<EqualRange>(items.size()), ascending(items)};
    const Indexes& order = matches.ascendingItems;
    for (std::size_t i = 0; i < elements.size(); ++i) {
        const EqualRange range = equalRange(items, order, elements[i]);
        const std::size_t end = range.less + range.equal;
        if (range.equal > 0) {
            matches.found[i] = true;
            ++matches.ranges[order[end - 1]].equal;
        }
        if (end < items.size())
            ++matches.ranges[order[end]].less;
    }
    for (std::size_t i = 1; i < order.size(); ++i)
        matches.ranges[order[i]].less += matches.ranges[order[i - 1]].less;
    return matches;
}

wire::Particle itemPlacesAnswer(Returning returning, const ItemMatches& matches)
{
    const auto size = static_cast<std::uint32_t>(matches.found.size());
    std::vector<std::int64_t> places;
    if (!returning.inverted) {
        for (const EqualRange& range : matches.ranges) {
            for (std::uint32_t i = 0; i < range.equal; ++i)
                appendSpan(places, {range.less + i, 1}, size, returning.isReverse());
        }
        return integersAnswer(places);
    }
    std::uint32_t begin = 0;
    for (const std::uint32_t item : matches.ascendingItems) {
        const EqualRange& range = matches.ranges[item];
        if (range.equal == 0)
            continue;
        appendSpan(places, {begin, range.less - begin}, size, returning.isReverse());
        begin = range.less + range.equal;
    }
    appendSpan(places, {begin, size - begin}, size, returning.isReverse());
    return integersAnswer(places);
}

} // namespace binnacle::bins
