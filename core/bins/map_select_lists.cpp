// SPDX-License-Identifier: Apache-2.0
#include "core/bins/bin_error.h"
#include "core/bins/cdt_item_list.h"
#include "core/bins/map_answer.h"
#include "core/bins/map_places.h"
#include "core/bins/map_select.h"
#include "core/bins/packed_element.h"

namespace binnacle::bins {
namespace {

Error otherType()
{
    return notApplicable("maps do not answer with this type here");
}

/// A list without items finds nothing, and with it a type that answers nothing is no failure; inverted it finds everything.
Result<MapSelection> byNoItems(const PackedMap& map, Returning returning)
{
    if (returning.inverted)
        return wholeMap(map, returning);
    const Result<wire::Particle> answer = notFoundAnswer(returning, 0);
    return noEntries(map, answer ? *answer : noAnswer());
}

/// The places that each item finds in an order of the entries, one item after another, and the entries that are found at all.
struct Found {
    std::vector<std::int64_t> places;
    std::vector<std::int64_t> entries; ///< the same, as places of the entries
    std::vector<bool> marks;
};

bool add(Found& found, EqualRange range, const Indexes& order, Returning returning)
{
    const auto size = static_cast<std::uint32_t>(order.size());
    if (found.places.size() + range.equal > maxResults)
        return false;
    appendSpan(found.places, {range.less, range.equal}, size, returning.isReverse());
    for (std::uint32_t i = range.less; i < range.less + range.equal; ++i) {
        appendSpan(found.entries, {order[i], 1}, size, returning.isReverse());
        found.marks[order[i]] = true;
    }
    return true;
}

Error tooManyResults()
{
    return parameterError("a list of items that find the same entries over and over");
}

Result<MapSelection> orderedByKeyList(const PackedMap& map, const std::vector<ByteView>& keys, Returning returning)
{
    const Indexes order = allIndexes(map.entries.size());
    const std::vector<ByteView> present = keysOf(map);
    Found found{{}, {}, std::vector<bool>(map.entries.size())};
    for (const ByteView key : keys) {
        EqualRange range;
        if (holdsOperand(key)) {
            range = equalRange(present, key);
        } else {
            const KeyPlace place = findOrderedKey(map, key);
            range = {place.index, place.found ? 1U : 0U};
        }
        if (!add(found, range, order, returning))
            return tooManyResults();
    }
    if (returning.inverted)
        found.marks.flip();
    if (returning.isElements())
        return entriesMarked(found.marks, mapElementsAnswer(map, placesOf(found.marks), returning));
    if (returning.isIndex())
        return entriesMarked(found.marks, returning.inverted ? placesAnswer(returning, found.marks) : integersAnswer(found.places));
    return entriesMarked(found.marks, mapCountAnswer(found.marks, returning));
}

Result<MapSelection> indexedByValueList(const PackedMap& map, const std::vector<ByteView>& values, Returning returning)
{
    const Indexes order = valueOrder(map);
    const std::vector<ByteView> present = valuesOf(map);
    Found found{{}, {}, std::vector<bool>(map.entries.size())};
    for (const ByteView value : values) {
        if (!add(found, equalRange(present, order, value), order, returning))
            return tooManyResults();
    }
    if (returning.inverted)
        found.marks.flip();
    const Indexes places = placesOf(found.marks);
    if (returning.isElements())
        return entriesMarked(found.marks, mapElementsAnswer(map, places, returning));
    if (returning.isIndex())
        return entriesMarked(found.marks,
                             returning.inverted ? mapIndexesAnswer(map, places, returning) : integersAnswer(found.entries));
    if (returning.isRank())
        return entriesMarked(found.marks,
                             returning.inverted ? mapRanksAnswer(map, places, returning) : integersAnswer(found.places));
    return entriesMarked(found.marks, mapCountAnswer(found.marks, returning));
}

} // namespace

Result<MapSelection> mapByKeyList(const PackedMap& map, ByteView keys, Returning returning)
{
    const Result<std::vector<ByteView>> wanted = itemsOf(keys);
    if (!wanted)
        return wanted.error();
    if (wanted->empty()) {
        if (returning.isRank() || returning.isIndexRange() || returning.isRankRange())
            return otherType();
        return byNoItems(map, returning);
    }
    if (map.isOrdered())
        return orderedByKeyList(map, *wanted, returning);
    ItemMatches matches = matchItems(keysOf(map), *wanted);
    const wire::Particle indexes = itemPlacesAnswer(returning, matches);
    if (returning.inverted)
        matches.found.flip();
    if (returning.isElements())
        return entriesMarked(matches.found, mapElementsAnswer(map, placesOf(matches.found), returning));
    if (returning.isIndex())
        return entriesMarked(matches.found, indexes);
    return entriesMarked(matches.found, mapCountAnswer(matches.found, returning));
}

Result<MapSelection> mapByValueList(const PackedMap& map, ByteView values, Returning returning)
{
    const Result<std::vector<ByteView>> wanted = itemsOf(values);
    if (!wanted)
        return wanted.error();
    if (wanted->empty()) {
        if (returning.isIndexRange() || returning.isRankRange())
            return otherType();
        return byNoItems(map, returning);
    }
    if (map.hasValueIndex())
        return indexedByValueList(map, *wanted, returning);
    ItemMatches matches = matchItems(valuesOf(map), *wanted);
    const wire::Particle ranks = itemPlacesAnswer(returning, matches);
    if (returning.inverted)
        matches.found.flip();
    const Indexes places = placesOf(matches.found);
    if (returning.isElements())
        return entriesMarked(matches.found, mapElementsAnswer(map, places, returning));
    if (returning.isIndex())
        return entriesMarked(matches.found, mapIndexesAnswer(map, places, returning));
    if (returning.isRank())
        return entriesMarked(matches.found, ranks);
    return entriesMarked(matches.found, mapCountAnswer(matches.found, returning));
}

} // namespace binnacle::bins
