// SPDX-License-Identifier: Apache-2.0
#include "core/bins/map_answer.h"

#include "core/bins/bin_error.h"
#include "core/bins/map_places.h"

#include <algorithm>

namespace binnacle::bins {
namespace {

/// For each entry its place in an order.
std::vector<std::int64_t> placesIn(const Indexes& order)
{
    std::vector<std::int64_t> places(order.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        places[order[i]] = static_cast<std::int64_t>(i);
    return places;
}

wire::Particle orderAnswer(const Indexes& order, const Indexes& entries, Returning returning)
{
    const auto size = static_cast<std::int64_t>(order.size());
    const std::vector<std::int64_t> places = placesIn(order);
    std::vector<std::int64_t> result;
    result.reserve(entries.size());
    for (const std::uint32_t entry : entries)
        result.push_back(returning.isReverse() ? size - places[entry] - 1 : places[entry]);
    if (returning.many)
        return integersAnswer(result);
    return integerAnswer(result.empty() ? -1 : result.front());
}

} // namespace

MapSelection noEntries(const PackedMap& map, wire::Particle answer)
{
    return {std::vector<bool>(map.entries.size()), std::move(answer)};
}

Result<MapSelection> entriesMarked(std::vector<bool> marks, Result<wire::Particle> answer)
{
    if (!answer)
        return answer.error();
    return MapSelection{std::move(marks), *std::move(answer)};
}

Indexes placesOf(const std::vector<bool>& marks)
{
    Indexes places;
    for (std::uint32_t i = 0; i < marks.size(); ++i) {
        if (marks[i])
            places.push_back(i);
    }
    return places;
}

Result<wire::Particle> mapElementsAnswer(const PackedMap& map, const Indexes& places, Returning returning)
{
    if (returning.isMap()) {
        std::vector<PackedEntry> entries;
        entries.reserve(places.size());
        for (const std::uint32_t place : places)
            entries.push_back(map.entries[place]);
        return mapAnswer(returning.type, std::move(entries), map.isOrdered());
    }
    std::vector<ByteView> elements;
    elements.reserve(places.size());
    for (const std::uint32_t place : places)
        elements.push_back(returning.type == ResultType::key ? map.entries[place].key : map.entries[place].value);
    if (returning.many)
        return listAnswer(elements);
    return elements.empty() ? noAnswer() : elementAnswer(elements.front());
}

wire::Particle mapIndexesAnswer(const PackedMap& map, const Indexes& places, Returning returning)
{
    return orderAnswer(keyOrder(map), places, returning);
}

wire::Particle mapRanksAnswer(const PackedMap& map, const Indexes& places, Returning returning)
{
    return orderAnswer(valueOrder(map), places, returning);
}

Result<wire::Particle> mapCountAnswer(const std::vector<bool>& marks, Returning returning)
{
    if (returning.isIndex() || returning.isRank())
        return notApplicable("maps do not answer with this type here");
    const auto count = static_cast<std::uint32_t>(std::count(marks.begin(), marks.end(), true));
    returning.inverted = false; // the marks are it already
    return spanAnswer(returning, {0, count}, static_cast<std::uint32_t>(marks.size()));
}

Result<MapSelection> wholeMap(const PackedMap& map, Returning returning)
{
    const auto size = static_cast<std::uint32_t>(map.entries.size());
    returning.inverted = false;
    std::vector<bool> marks(size, true);
    if (returning.isElements())
        return entriesMarked(std::move(marks), mapElementsAnswer(map, allIndexes(size), returning));
    return entriesMarked(std::move(marks), rangeAnswer(returning, {0, size}, size));
}

} // namespace binnacle::bins
