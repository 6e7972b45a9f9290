// SPDX-License-Identifier: Apache-2.0
#include "core/bins/list_select.h"

#include "core/bins/bin_error.h"
#include "core/bins/cdt_span.h"
#include "core/bins/list_answer.h"
#include "core/bins/packed_compare.h"

#include <algorithm>

namespace binnacle::bins {
namespace {

Error noneInverted()
{
    return notApplicable("one result cannot be inverted");
}

Result<wire::Particle> valuesAnswer(const PackedList& list, const Indexes& places, Returning returning)
{
    if (!returning.many)
        return places.empty() ? noAnswer() : elementAnswer(list.items[places.front()]);
    std::vector<ByteView> items;
    items.reserve(places.size());
    for (const std::uint32_t place : places)
        items.push_back(list.items[place]);
    return listAnswer(items);
}

/// The ranks of the marked items, as they lie.
wire::Particle ranksAnswer(const PackedList& list, const std::vector<bool>& marks, Returning returning)
{
    const Indexes order = ascending(list.items);
    std::vector<std::int64_t> ranks;
    for (const ByteView item : itemsMarked(list, marks))
        appendSpan(ranks, {equalRange(list.items, order, item).less, 1}, listSize(list), returning.isReverse());
    return returning.many ? integersAnswer(ranks) : integerAnswer(ranks.front());
}

Result<wire::Particle> indexSpanAnswer(const PackedList& list, Span span, Returning returning)
{
    const std::uint32_t size = listSize(list);
    if (returning.isRank()) {
        if (span.count == size)
            return spanAnswer(returning, {0, size}, size);
        return list.isOrdered() ? spanAnswer(returning, span, size) : ranksAnswer(list, marked(span, size), returning);
    }
    if (returning.isRankRange() && !list.isOrdered())
        return otherListType();
    if (returning.type != ResultType::value)
        return rangeAnswer(returning, span, size);
    if (!returning.many)
        return elementAnswer(list.items[span.first]);
    return listAnswer(itemsMarked(list, marked(span, size)));
}

/// Everything before and behind a span in the middle.
Result<ListSelection> outsideOf(const PackedList& list, Span span, Returning returning)
{
    const std::uint32_t size = listSize(list);
    std::vector<bool> items = marked(span, size);
    items.flip();
    if (returning.type == ResultType::value)
        return itemsSelected(items, listAnswer(itemsMarked(list, items)));
    if (returning.isRank() && !list.isOrdered())
        return itemsSelected(items, ranksAnswer(list, items, returning));
    if (returning.type == ResultType::exists)
        return itemsSelected(items, booleanAnswer(true));
    returning.inverted = true;
    return itemsSelected(items, spanAnswer(returning, span, size));
}

Result<ListSelection> orderedByPlaces(const PackedList& list, EqualRange range, Returning returning)
{
    if (range.equal == 0 && !returning.many)
        return nothingInList(list, returning, 0);
    return listByIndexRange(list, range.less, range.equal, returning);
}

} // namespace

std::uint32_t lessThan(const PackedList& list, ByteView value)
{
    if (list.isOrdered())
        return equalRange(list.items, value).less;
    const auto less = std::count_if(list.items.begin(), list.items.end(), [&](ByteView item) { return isLess(item, value); });
    return static_cast<std::uint32_t>(less);
}

Result<ListSelection> listByIndexRange(const PackedList& list, std::int64_t index, std::uint64_t count, Returning returning)
{
    const std::uint32_t size = listSize(list);
    std::optional<Span> span = spanOf(index, count, size, returning.many);
    if (!span)
        return notApplicable("the list has no such index");
    if (returning.inverted) {
        if (!returning.many)
            return noneInverted();
        if (returning.isIndexRange() || returning.isRankRange())
            return otherListType();
        returning.inverted = false;
        const std::optional<Span> rest = restOf(*span, size);
        if (!rest)
            return outsideOf(list, *span, returning);
        span = rest;
    }
    if (span->count == 0)
        return nothingInList(list, returning, span->first);
    return itemsSelected(marked(*span, size), indexSpanAnswer(list, *span, returning));
}

Result<ListSelection> listByRankRange(const PackedList& list, std::int64_t rank, std::uint64_t count, Returning returning)
{
    if (returning.inverted && !returning.many)
        return noneInverted();
    if (list.isOrdered())
        return listByIndexRange(list, rank, count, returning);
    const std::uint32_t size = listSize(list);
    const std::optional<Span> span = spanOf(rank, count, size, returning.many);
    if (!span)
        return notApplicable("the list has no such rank");
    if ((returning.inverted ? size - span->count : span->count) == 0)
        return nothingInList(list, returning, span->first);
    if (returning.isIndexRange() || returning.type == ResultType::key || returning.isMap())
        return otherListType();
    const Indexes places = rankedByHeap(list.items, span->first, span->count);
    std::vector<bool> items = marked(places, size);
    if (returning.inverted)
        items.flip();
    if (returning.isIndex())
        return itemsSelected(items, placesAnswer(returning, items));
    if (returning.type != ResultType::value)
        return itemsSelected(items, rangeAnswer(returning, *span, size));
    if (returning.inverted)
        return itemsSelected(items, listAnswer(itemsMarked(list, items)));
    return itemsSelected(items, valuesAnswer(list, places, returning));
}

Result<ListSelection> listByValue(const PackedList& list, ByteView value, Returning returning)
{
    if (returning.inverted && !returning.many)
        return noneInverted();
    if (list.isOrdered()) {
        EqualRange range = equalRange(list.items, value);
        if (!returning.many)
            range.equal = std::min(range.equal, 1U);
        return orderedByPlaces(list, range, returning);
    }
    ScannedItems scanned{std::vector<bool>(list.items.size()), 0, 0};
    for (std::size_t i = 0; i < list.items.size(); ++i) {
        const PackedOrder order = compare(list.items[i], value);
        scanned.less += order == PackedOrder::less ? 1 : 0;
        const bool first = returning.many || scanned.count == 0;
        if ((order == PackedOrder::equal) != returning.inverted && first) {
            scanned.items[i] = true;
            ++scanned.count;
        }
    }
    return scannedItems(list, std::move(scanned), returning);
}

Result<ListSelection> listByValueRange(const PackedList& list, ByteView begin, ByteView end, Returning returning)
{
    const bool open = end.data() == nullptr;
    if (list.isOrdered()) {
        const std::uint32_t first = equalRange(list.items, begin).less;
        const std::uint32_t last = open ? listSize(list) : isLess(begin, end) ? equalRange(list.items, end).less : first;
        return orderedByPlaces(list, {first, std::max(first, last) - first}, returning);
    }
    ScannedItems scanned{std::vector<bool>(list.items.size()), 0, 0};
    for (std::size_t i = 0; i < list.items.size(); ++i) {
        const bool before = isLess(list.items[i], begin);
        const bool inside = !before && (open || isLess(list.items[i], end));
        scanned.less += before ? 1 : 0;
        scanned.items[i] = inside != returning.inverted;
        scanned.count += scanned.items[i] ? 1 : 0;
    }
    return scannedItems(list, std::move(scanned), returning);
}

Result<ListSelection> listByRelativeRank(const PackedList& list, ByteView value, std::int64_t rank, std::uint64_t count,
                                         Returning returning)
{
    const AbsoluteRange range = relativeTo(lessThan(list, value), rank, count);
    if (list.isOrdered())
        return listByIndexRange(list, range.index, range.count, returning);
    return listByRankRange(list, range.index, range.count, returning);
}

} // namespace binnacle::bins
