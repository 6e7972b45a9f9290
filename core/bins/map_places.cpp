// SPDX-License-Identifier: Apache-2.0
#include "core/bins/map_places.h"

#include "core/bins/packed_compare.h"

#include <algorithm>

namespace binnacle::bins {

std::vector<ByteView> keysOf(const PackedMap& map)
{
    std::vector<ByteView> keys;
    keys.reserve(map.entries.size());
    for (const PackedEntry& entry : map.entries)
        keys.push_back(entry.key);
    return keys;
}

std::vector<ByteView> valuesOf(const PackedMap& map)
{
    std::vector<ByteView> values;
    values.reserve(map.entries.size());
    for (const PackedEntry& entry : map.entries)
        values.push_back(entry.value);
    return values;
}

Indexes keyOrder(const PackedMap& map)
{
    return map.isOrdered() ? allIndexes(map.entries.size()) : ascending(keysOf(map));
}

Indexes valueOrder(const PackedMap& map)
{
    Indexes places = keyOrder(map);
    std::stable_sort(places.begin(), places.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return isLess(map.entries[a].value, map.entries[b].value); });
    return places;
}

KeyPlace findOrderedKey(const PackedMap& map, ByteView key)
{
    std::size_t lower = 0;
    std::size_t upper = map.entries.size();
    while (lower < upper) {
        const std::size_t middle = (lower + upper) / 2;
        const PackedOrder order = compare(key, map.entries[middle].key);
        if (order == PackedOrder::equal)
            return {static_cast<std::uint32_t>(middle), true};
        if (order == PackedOrder::less)
            upper = middle;
        else
            lower = middle + 1;
    }
    return {static_cast<std::uint32_t>(lower), false};
}

KeyPlace placeOfKey(const PackedMap& map, ByteView key)
{
    if (map.isOrdered())
        return findOrderedKey(map, key);
    const auto size = static_cast<std::uint32_t>(map.entries.size());
    std::uint32_t place = size;
    bool sorted = true;
    for (std::uint32_t i = 0; i < size; ++i) {
        const PackedOrder order = compare(key, map.entries[i].key);
        if (order == PackedOrder::equal)
            return {i, true};
        sorted = sorted && (i == 0 || isLess(map.entries[i - 1].key, map.entries[i].key));
        if (sorted && place == size && order == PackedOrder::less)
            place = i;
    }
    return {place, false};
}

KeyPlace findKey(const PackedMap& map, ByteView key)
{
    if (map.isOrdered())
        return findOrderedKey(map, key);
    const auto found = std::find_if(map.entries.begin(), map.entries.end(),
                                    [&](const PackedEntry& entry) { return compare(key, entry.key) == PackedOrder::equal; });
    return {static_cast<std::uint32_t>(found - map.entries.begin()), found != map.entries.end()};
}

} // namespace binnacle::bins
