// SPDX-License-Identifier: Apache-2.0
#include "core/bins/list_select.h"

#include "core/bins/bin_error.h"
#include "core/bins/cdt_item_list.h"
#include "core/bins/cdt_span.h"
#include "core/bins/packed_compare.h"

#include <algorithm>

namespace binnacle::bins {
namespace {

std::uint32_t sizeOf(const PackedList& list)
{
    return static_cast<std::uint32_t>(list.items.size());
}

Error otherType()
{
    return notApplicable("lists do not answer with this type here");
}

Error noneInverted()
{
    return notApplicable("one result cannot be inverted");
}

Result<ListSelection> selected(std::vector<bool> items, Result<wire::Particle> answer)
{
    if (!answer)
        return answer.error();
    return ListSelection{std::move(items), *std::move(answer)};
}

Result<ListSelection> notFound(const PackedList& list, Returning returning, std::int64_t place)
{
    if (returning.type == ResultType::key || returning.isMap())
        return otherType();
    return selected(std::vector<bool>(list.items.size()), notFoundAnswer(returning, place));
}

std::vector<ByteView> itemsMarked(const PackedList& list, const std::vector<bool>& marks)
{
    std::vector<ByteView> items;
    for (std::size_t i = 0; i < marks.size(); ++i) {
        if (marks[i])
            items.push_back(list.items[i]);
    }
    return items;
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
        appendSpan(ranks, {equalRange(list.items, order, item).less, 1}, sizeOf(list), returning.isReverse());
    return returning.many ? integersAnswer(ranks) : integerAnswer(ranks.front());
}

Result<wire::Particle> indexSpanAnswer(const PackedList& list, Span span, Returning returning)
{
    const std::uint32_t size = sizeOf(list);
    if (returning.isRank()) {
        if (span.count == size)
            return spanAnswer(returning, {0, size}, size);
        return list.isOrdered() ? spanAnswer(returning, span, size) : ranksAnswer(list, marked(span, size), returning);
    }
    if (returning.isRankRange() && !list.isOrdered())
        return otherType();
    if (returning.type != ResultType::value)
        return rangeAnswer(returning, span, size);
    if (!returning.many)
        return elementAnswer(list.items[span.first]);
    return listAnswer(itemsMarked(list, marked(span, size)));
}

/// Everything before and behind a span in the middle.
Result<ListSelection> outsideOf(const PackedList& list, Span span, Returning returning)
{
    const std::uint32_t size = sizeOf(list);
    std::vector<bool> items = marked(span, size);
    items.flip();
    if (returning.type == ResultType::value)
        return selected(items, listAnswer(itemsMarked(list, items)));
    if (returning.isRank() && !list.isOrdered())
        return selected(items, ranksAnswer(list, items, returning));
    if (returning.type == ResultType::exists)
        return selected(items, booleanAnswer(true));
    returning.inverted = true;
    return selected(items, spanAnswer(returning, span, size));
}

/// What a scan of an unordered list finds.
struct Scanned {
    std::vector<bool> items;
    std::uint32_t less = 0;  ///< items less than the value, or than the beginning of the range
    std::uint32_t count = 0; ///< items marked
};

/// What to answer about items that a scan has marked, inverted or not.
Result<ListSelection> scannedAnswer(const PackedList& list, Scanned scanned, Returning returning)
{
    const std::uint32_t size = sizeOf(list);
    if (returning.isIndexRange() || returning.type == ResultType::key || returning.isMap())
        return otherType();
    if (returning.isIndex())
        return selected(scanned.items, placesAnswer(returning, scanned.items));
    if (returning.type == ResultType::value) {
        const std::vector<ByteView> items = itemsMarked(list, scanned.items);
        if (returning.many)
            return selected(scanned.items, listAnswer(items));
        return selected(scanned.items, items.empty() ? noAnswer() : elementAnswer(items.front()));
    }
    const std::uint32_t inside = returning.inverted ? size - scanned.count : scanned.count;
    return selected(scanned.items, rangeAnswer(returning, {scanned.less, inside}, size));
}

Result<ListSelection> orderedByPlaces(const PackedList& list, EqualRange range, Returning returning)
{
    if (range.equal == 0 && !returning.many)
        return notFound(list, returning, 0);
    return listByIndexRange(list, range.less, range.equal, returning);
}

Result<ListSelection> orderedByValueList(const PackedList& list, const std::vector<ByteView>& values, Returning returning)
{
    const std::uint32_t size = sizeOf(list);
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
        return selected(items, returning.inverted ? placesAnswer(returning, items) : integersAnswer(places));
    if (returning.type == ResultType::value)
        return selected(items, listAnswer(returning.inverted ? itemsMarked(list, items) : found));
    returning.inverted = false;
    return selected(items, spanAnswer(returning, {0, count}, size));
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
    const std::uint32_t size = sizeOf(list);
    std::optional<Span> span = spanOf(index, count, size, returning.many);
    if (!span)
        return notApplicable("the list has no such index");
    if (returning.inverted) {
        if (!returning.many)
            return noneInverted();
        if (returning.isIndexRange() || returning.isRankRange())
            return otherType();
        returning.inverted = false;
        const std::optional<Span> rest = restOf(*span, size);
        if (!rest)
            return outsideOf(list, *span, returning);
        span = rest;
    }
    if (span->count == 0)
        return notFound(list, returning, span->first);
    return selected(marked(*span, size), indexSpanAnswer(list, *span, returning));
}

Result<ListSelection> listByRankRange(const PackedList& list, std::int64_t rank, std::uint64_t count, Returning returning)
{
    if (returning.inverted && !returning.many)
        return noneInverted();
    if (list.isOrdered())
        return listByIndexRange(list, rank, count, returning);
    const std::uint32_t size = sizeOf(list);
    const std::optional<Span> span = spanOf(rank, count, size, returning.many);
    if (!span)
        return notApplicable("the list has no such rank");
    if ((returning.inverted ? size - span->count : span->count) == 0)
        return notFound(list, returning, span->first);
    if (returning.isIndexRange() || returning.type == ResultType::key || returning.isMap())
        return otherType();
    const Indexes places = rankedByHeap(list.items, span->first, span->count);
    std::vector<bool> items = marked(places, size);
    if (returning.inverted)
        items.flip();
    if (returning.isIndex())
        return selected(items, placesAnswer(returning, items));
    if (returning.type != ResultType::value)
        return selected(items, rangeAnswer(returning, *span, size));
    if (returning.inverted)
        return selected(items, listAnswer(itemsMarked(list, items)));
    return selected(items, valuesAnswer(list, places, returning));
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
    Scanned scanned{std::vector<bool>(list.items.size()), 0, 0};
    for (std::size_t i = 0; i < list.items.size(); ++i) {
        const PackedOrder order = compare(list.items[i], value);
        scanned.less += order == PackedOrder::less ? 1 : 0;
        const bool first = returning.many || scanned.count == 0;
        if ((order == PackedOrder::equal) != returning.inverted && first) {
            scanned.items[i] = true;
            ++scanned.count;
        }
    }
    return scannedAnswer(list, std::move(scanned), returning);
}

Result<ListSelection> listByValueRange(const PackedList& list, ByteView begin, ByteView end, Returning returning)
{
    const bool open = end.data() == nullptr;
    if (list.isOrdered()) {
        const std::uint32_t first = equalRange(list.items, begin).less;
        const std::uint32_t last = open ? sizeOf(list) : isLess(begin, end) ? equalRange(list.items, end).less : first;
        return orderedByPlaces(list, {first, std::max(first, last) - first}, returning);
    }
    Scanned scanned{std::vector<bool>(list.items.size()), 0, 0};
    for (std::size_t i = 0; i < list.items.size(); ++i) {
        const bool before = isLess(list.items[i], begin);
        const bool inside = !before && (open || isLess(list.items[i], end));
        scanned.less += before ? 1 : 0;
        scanned.items[i] = inside != returning.inverted;
        scanned.count += scanned.items[i] ? 1 : 0;
    }
    return scannedAnswer(list, std::move(scanned), returning);
}

Result<ListSelection> listByValueList(const PackedList& list, ByteView values, Returning returning)
{
    if (returning.isIndexRange() || returning.isRankRange())
        return otherType();
    const Result<std::vector<ByteView>> wanted = itemsOf(values);
    if (!wanted)
        return wanted.error();
    if (wanted->empty()) {
        if (!returning.inverted)
            return notFound(list, returning, 0);
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
        return selected(matches.found, ranks);
    const auto count = static_cast<std::uint32_t>(std::count(matches.found.begin(), matches.found.end(), true));
    Returning plain = returning;
    plain.inverted = false;
    return scannedAnswer(list, {matches.found, 0, count}, plain);
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
