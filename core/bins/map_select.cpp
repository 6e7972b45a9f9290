// SPDX-License-Identifier: Apache-2.0
#include "core/bins/map_select.h"

#include "core/bins/bin_error.h"
#include "core/bins/cdt_span.h"
#include "core/bins/map_answer.h"
#include "core/bins/map_places.h"
#include "core/bins/packed_compare.h"

#include <algorithm>

namespace binnacle::bins {
namespace {

std::uint32_t sizeOf(const PackedMap& map)
{
    return static_cast<std::uint32_t>(map.entries.size());
}

Error otherType()
{
    return notApplicable("maps do not answer with this type here");
}

Error noneInverted()
{
    return notApplicable("one result cannot be inverted");
}

Result<MapSelection> notFound(const PackedMap& map, Returning returning, std::int64_t place)
{
    return entriesMarked(std::vector<bool>(map.entries.size()), notFoundAnswer(returning, place));
}

Indexes part(const Indexes& order, Span span)
{
    const auto first = order.begin() + span.first;
    return {first, first + span.count};
}

/// Everything before and behind a span in the middle of an ordered map.
Result<MapSelection> outsideOf(const PackedMap& map, Span span, Returning returning)
{
    std::vector<bool> marks = marked(span, map.entries.size());
    marks.flip();
    if (returning.isElements())
        return entriesMarked(marks, mapElementsAnswer(map, placesOf(marks), returning));
    if (returning.isRank())
        return entriesMarked(marks, mapRanksAnswer(map, placesOf(marks), returning));
    if (returning.type == ResultType::exists)
        return entriesMarked(marks, booleanAnswer(true));
    returning.inverted = true;
    return entriesMarked(marks, spanAnswer(returning, span, sizeOf(map)));
}

/// Entries whose keys are at the places of a span, neither none nor all of them.
Result<MapSelection> byIndexSpan(const PackedMap& map, Span span, Returning returning)
{
    const Indexes inside = part(keyOrder(map), span);
    std::vector<bool> marks = marked(inside, map.entries.size());
    if (returning.inverted)
        marks.flip();
    const Indexes places = returning.inverted ? placesOf(marks) : inside;
    if (returning.isElements())
        return entriesMarked(marks, mapElementsAnswer(map, places, returning));
    if (returning.isRank())
        return entriesMarked(marks, mapRanksAnswer(map, places, returning));
    return entriesMarked(marks, rangeAnswer(returning, span, sizeOf(map)));
}

/// Where the entries of a range of values are.
struct ValuePlaces {
    Span ranks;
    Indexes places; ///< ascending by value where the map has an index by value, else as they lie
};

ValuePlaces indexedPlaces(const PackedMap& map, ByteView begin, const ByteView* end)
{
    const std::vector<ByteView> values = valuesOf(map);
    const Indexes order = valueOrder(map);
    const EqualRange range = equalRange(values, order, begin);
    Span ranks{range.less, range.equal};
    if (end != nullptr) {
        const std::uint32_t last = end->data() == nullptr ? sizeOf(map) : equalRange(values, order, *end).less;
        ranks.count = std::max(last, ranks.first) - ranks.first;
    }
    return {ranks, part(order, ranks)};
}

ValuePlaces scannedPlaces(const PackedMap& map, ByteView begin, const ByteView* end)
{
    ValuePlaces found;
    for (std::uint32_t i = 0; i < sizeOf(map); ++i) {
        const ByteView value = map.entries[i].value;
        const PackedOrder order = compare(value, begin);
        if (order == PackedOrder::less)
            ++found.ranks.first;
        else if (end == nullptr ? order == PackedOrder::equal : end->data() == nullptr || isLess(value, *end))
            found.places.push_back(i);
    }
    found.ranks.count = static_cast<std::uint32_t>(found.places.size());
    return found;
}

/// Entries whose value equals `begin`, or is in the range from it to `end`.
Result<MapSelection> byValues(const PackedMap& map, ByteView begin, const ByteView* end, Returning returning)
{
    if (returning.isIndexRange())
        return otherType();
    if (returning.inverted && !returning.many)
        return noneInverted();
    if (map.entries.empty())
        return notFound(map, returning, -1);
    const bool indexed = map.hasValueIndex();
    ValuePlaces found = indexed ? indexedPlaces(map, begin, end) : scannedPlaces(map, begin, end);
    if (!indexed && found.ranks.count == 0)
        return returning.inverted ? wholeMap(map, returning) : notFound(map, returning, found.ranks.first);
    if (!returning.many && found.ranks.count > 1) {
        found.ranks.count = 1;
        found.places.resize(1);
    }
    std::vector<bool> marks = marked(found.places, map.entries.size());
    if (returning.inverted)
        marks.flip();
    const bool asTheyLie = returning.inverted || returning.type == ResultType::orderedMap;
    const Indexes places = asTheyLie ? placesOf(marks) : found.places;
    if (returning.isElements())
        return entriesMarked(marks, mapElementsAnswer(map, places, returning));
    if (returning.isIndex())
        return entriesMarked(marks, mapIndexesAnswer(map, places, returning));
    return entriesMarked(marks, rangeAnswer(returning, found.ranks, sizeOf(map)));
}

/// In an unordered map a single key is found wherever it lies.
Result<MapSelection> unorderedByKey(const PackedMap& map, ByteView key, Returning returning)
{
    if (returning.inverted)
        return noneInverted();
    const KeyPlace place = findKey(map, key);
    if (!place.found)
        return notFound(map, returning, -1);
    const Indexes places{place.index};
    const std::vector<bool> marks = marked(places, map.entries.size());
    if (returning.isElements())
        return entriesMarked(marks, mapElementsAnswer(map, places, returning));
    if (returning.isRank())
        return entriesMarked(marks, mapRanksAnswer(map, places, returning));
    const Indexes order = keyOrder(map);
    const auto index = std::find(order.begin(), order.end(), place.index) - order.begin();
    return entriesMarked(marks, rangeAnswer(returning, {static_cast<std::uint32_t>(index), 1}, sizeOf(map)));
}

Result<MapSelection> unorderedByKeyRange(const PackedMap& map, ByteView begin, ByteView end, Returning returning)
{
    std::vector<bool> marks(map.entries.size());
    Span span;
    for (std::size_t i = 0; i < marks.size(); ++i) {
        const ByteView key = map.entries[i].key;
        const bool before = isLess(key, begin);
        const bool inside = !before && (end.data() == nullptr || isLess(key, end));
        span.first += before ? 1 : 0;
        span.count += inside ? 1 : 0;
        marks[i] = inside != returning.inverted;
    }
    if (returning.isElements())
        return entriesMarked(marks, mapElementsAnswer(map, placesOf(marks), returning));
    if (returning.isRank())
        return entriesMarked(marks, mapRanksAnswer(map, placesOf(marks), returning));
    return entriesMarked(marks, rangeAnswer(returning, span, sizeOf(map)));
}

} // namespace

Result<MapSelection> mapByIndexRange(const PackedMap& map, std::int64_t index, std::uint64_t count, Returning returning)
{
    const std::uint32_t size = sizeOf(map);
    std::optional<Span> span = spanOf(index, count, size, returning.many);
    if (!span)
        return notApplicable("the map has no such index");
    if (returning.isRankRange())
        return otherType();
    if (returning.inverted) {
        if (!returning.many)
            return noneInverted();
        const std::optional<Span> rest = restOf(*span, size);
        if (!rest && map.isOrdered())
            return outsideOf(map, *span, {returning.type, false, true});
        if (rest) {
            span = rest;
            returning.inverted = false;
        }
    }
    if (span->count == 0)
        return notFound(map, returning, span->first);
    if (span->count == size)
        return wholeMap(map, returning);
    return byIndexSpan(map, *span, returning);
}

Result<MapSelection> mapByRankRange(const PackedMap& map, std::int64_t rank, std::uint64_t count, Returning returning)
{
    const std::uint32_t size = sizeOf(map);
    std::optional<Span> span = spanOf(rank, count, size, returning.many);
    if (!span)
        return notApplicable("the map has no such rank");
    if (returning.isIndexRange())
        return otherType();
    if (returning.inverted) {
        if (!returning.many)
            return noneInverted();
        if (const std::optional<Span> rest = restOf(*span, size)) {
            span = rest;
            returning.inverted = false;
        }
    }
    if (span->count == 0)
        return notFound(map, returning, span->first);
    const Indexes inside = part(valueOrder(map), *span);
    std::vector<bool> marks = marked(inside, size);
    if (returning.inverted)
        marks.flip();
    if (returning.isIndex())
        return entriesMarked(marks, mapIndexesAnswer(map, returning.inverted ? placesOf(marks) : inside, returning));
    if (!returning.isElements())
        return entriesMarked(marks, rangeAnswer(returning, *span, size));
    const bool asTheyLie = returning.inverted || returning.type == ResultType::orderedMap;
    return entriesMarked(marks, mapElementsAnswer(map, asTheyLie ? placesOf(marks) : inside, returning));
}

Result<MapSelection> mapByKey(const PackedMap& map, ByteView key, Returning returning)
{
    if (returning.isRankRange())
        return otherType();
    if (!map.isOrdered())
        return unorderedByKey(map, key, returning);
    const KeyPlace place = findOrderedKey(map, key);
    return place.found ? mapByIndexRange(map, place.index, 1, returning) : notFound(map, returning, -1);
}

Result<MapSelection> mapByKeyRange(const PackedMap& map, ByteView begin, ByteView end, Returning returning)
{
    if (returning.isRankRange())
        return otherType();
    if (!map.isOrdered())
        return unorderedByKeyRange(map, begin, end, returning);
    const std::uint32_t first = findOrderedKey(map, begin).index;
    const std::uint32_t last = end.data() == nullptr ? sizeOf(map) : findOrderedKey(map, end).index;
    return mapByIndexRange(map, first, std::max(first, last) - first, returning);
}

Result<MapSelection> mapByValue(const PackedMap& map, ByteView value, Returning returning)
{
    return byValues(map, value, nullptr, returning);
}

Result<MapSelection> mapByValueRange(const PackedMap& map, ByteView begin, ByteView end, Returning returning)
{
    return byValues(map, begin, &end, returning);
}

Result<MapSelection> mapByRelativeIndex(const PackedMap& map, ByteView key, std::int64_t index, std::uint64_t count,
                                        Returning returning)
{
    const auto less = std::count_if(map.entries.begin(), map.entries.end(),
                                    [&](const PackedEntry& entry) { return isLess(entry.key, key); });
    const std::uint32_t place = map.isOrdered() ? findOrderedKey(map, key).index : static_cast<std::uint32_t>(less);
    const AbsoluteRange range = relativeTo(place, index, count);
    return mapByIndexRange(map, range.index, range.count, returning);
}

Result<MapSelection> mapByRelativeRank(const PackedMap& map, ByteView value, std::int64_t rank, std::uint64_t count,
                                       Returning returning)
{
    const auto less = std::count_if(map.entries.begin(), map.entries.end(),
                                    [&](const PackedEntry& entry) { return isLess(entry.value, value); });
    const AbsoluteRange range = relativeTo(static_cast<std::uint32_t>(less), rank, count);
    return mapByRankRange(map, range.index, range.count, returning);
}

} // namespace binnacle::bins
