// SPDX-License-Identifier: Apache-2.0
#include "core/bins/bin_error.h"
#include "core/bins/cdt_item_list.h"
#include "core/bins/list_answer.h"
#include "core/bins/list_select.h"

#include <algorithm>

namespace binnacle::bins {
namespace {

Result<ListSelection> orderedByValueList(const PackedList& list, const std::vector<ByteView>& values, Returning returning)
{
    const std::uint32_t size = listSize(list);
    std::vector<bool> items(size);
    std::vector<std::int64_t> places;
    std::vector<ByteView> found;
    for (const ByteView value : values) {
        const EqualRange range = equalRange(list.items, value);
        appendSpan(places, {range.less, range.equal}, size, returning.isReverse());
        for (std::uint32_t i = range.less; i < range.less + range.equal; ++i) {
            items[i] = true;
            found.push_back(list.items[i]);
        }
        if (found.size() > maxResults)
            return parameterError("a list of values that find the same items over and over");
    }
    if (returning.inverted)
        items.flip();
    const auto count = static_cast<std::uint32_t>(std::count(items.begin(), items.end(), true));
    if (returning.isIndex() || returning.isRank())
        return itemsSelected(items, returning.inverted ? placesAnswer(returning, items) : integersAnswer(places));
    if (returning.type == ResultType::value)
        return itemsSelected(items, listAnswer(returning.inverted ? itemsMarked(list, items) : found));
    returning.inverted = false;
    return itemsSelected(items, spanAnswer(returning, {0, count}, size));
}

} // namespace

Result<ListSelection> listByValueList(const PackedList& list, ByteView values, Returning returning)
{
    if (returning.isIndexRange() || returning.isRankRange())
        return otherListType();
    const Result<std::vector<ByteView>> wanted = itemsOf(values);
    if (!wanted)
        return wanted.error();
    if (wanted->empty()) {
        if (!returning.inverted)
            return nothingInList(list, returning, 0);
        returning.inverted = false;
        return listByIndexRange(list, 0, list.items.size(), returning);
    }
    if (list.isOrdered())
        return orderedByValueList(list, *wanted, returning);
    ItemMatches matches = matchItems(list.items, *wanted);
    const wire::Particle ranks = returning.isRank() ? itemPlacesAnswer(returning, matches) : noAnswer();
    if (returning.inverted)
        matches.found.flip();
    if (returning.isRank())
        return itemsSelected(matches.found, ranks);
    const auto count = static_cast<std::uint32_t>(std::count(matches.found.begin(), matches.found.end(), true));
    Returning plain = returning;
    plain.inverted = false;
    return scannedItems(list, {matches.found, 0, count}, plain);
}

} // namespace binnacle::bins
