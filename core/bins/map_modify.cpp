// SPDX-License-Identifier: Apache-2.0
#include "core/bins/map_modify.h"

#include "core/bins/bin_error.h"
#include "core/bins/cdt_answer.h"
#include "core/bins/cdt_delta.h"
#include "core/bins/map_places.h"
#include "core/bins/packed_canonical.h"
#include "core/bins/packed_compare.h"
#include "core/bins/packed_element.h"
#include "core/wire/msgpack_format.h"

#include <algorithm>

namespace binnacle::bins {
namespace {

CdtChange counted(const PackedMap& map)
{
    return {packedMap(map.flags, map.entries), integerAnswer(static_cast<std::int64_t>(map.entries.size()))};
}

/// Nothing done, and the number of entries that there are.
CdtChange unchanged(const PackedMap& map)
{
    return {std::nullopt, integerAnswer(static_cast<std::int64_t>(map.entries.size()))};
}

void sortByKey(std::vector<PackedEntry>& entries)
{
    std::stable_sort(entries.begin(), entries.end(),
                     [](const PackedEntry& a, const PackedEntry& b) { return isLess(a.key, b.key); });
}

/// Why an entry may not be written; nothing if it may.
std::optional<ServerCode> refusalOf(bool present, MapWrite write)
{
    if (present && !write.overwrite)
        return ServerCode::elementExists;
    if (!present && !write.create)
        return ServerCode::elementNotFound;
    return std::nullopt;
}

} // namespace

MapWrite MapWrite::of(std::uint64_t flags)
{
    return {(flags & 1) == 0, (flags & 2) == 0, (flags & 4) != 0, (flags & 8) != 0};
}

Result<CdtChange> mapSetFlags(const PackedMap& map, std::uint64_t flags, bool topLevel)
{
    const auto wanted = static_cast<std::uint8_t>(flags);
    if ((wanted & ~mapFlags) != 0)
        return notApplicable("no map has these flags");
    PackedMap after = map;
    after.flags = topLevel ? wanted : static_cast<std::uint8_t>(wanted & ~wire::msgpack::persistIndexFlag);
    if (!map.isOrdered())
        sortByKey(after.entries);
    return CdtChange{packedMap(after.flags, after.entries), noAnswer()};
}

Result<CdtChange> mapPut(const PackedMap& map, ByteView key, ByteView value, MapWrite write)
{
    const std::optional<Bytes> keptKey = isMapKey(key) ? canonical(key) : std::nullopt;
    const std::optional<Bytes> keptValue = canonical(value);
    if (!keptKey || !keptValue)
        return parameterError("a key or a value that cannot be stored");
    const KeyPlace place = placeOfKey(map, *keptKey);
    if (const std::optional<ServerCode> code = refusalOf(place.found, write)) {
        if (write.noFail)
            return unchanged(map);
        return Error::server(*code);
    }
    PackedMap after = map;
    const auto at = after.entries.begin() + place.index;
    if (place.found)
        *at = {*keptKey, *keptValue};
    else
        after.entries.insert(at, {*keptKey, *keptValue});
    return counted(after);
}

Result<CdtChange> mapPutItems(const PackedMap& map, ByteView items, MapWrite write)
{
    const std::optional<Bytes> kept = canonical(items);
    std::optional<PackedMap> added = kept ? parseMap(*kept) : std::nullopt;
    if (!added)
        return parameterError("a map of entries that can be stored is asked for");
    PackedMap before = map;
    if (!map.isOrdered())
        sortByKey(before.entries);
    if (added->entries.empty())
        return counted(map);
    if (before.entries.empty() && !write.create) {
        if (!write.noFail)
            return Error::server(ServerCode::elementNotFound);
        if (!write.partial)
            return unchanged(map);
        write.create = true; // a server forgets the flag where there is nothing to look at
    }
    PackedMap after{map.flags, {}};
    auto old = before.entries.begin();
    for (const PackedEntry& entry : added->entries) {
        for (; old != before.entries.end() && isLess(old->key, entry.key); ++old)
            after.entries.push_back(*old);
        const bool present = old != before.entries.end() && compare(old->key, entry.key) == PackedOrder::equal;
        if (const std::optional<ServerCode> code = refusalOf(present, write)) {
            if (!write.noFail)
                return Error::server(*code);
            if (!write.partial)
                return unchanged(map);
            continue;
        }
        after.entries.push_back(entry);
        old += present ? 1 : 0;
    }
    after.entries.insert(after.entries.end(), old, before.entries.end());
    return counted(after);
}

Result<CdtChange> mapIncrement(const PackedMap& map, ByteView key, ByteView step, bool decrement)
{
    const KeyPlace place = findKey(map, key);
    Result<Incremented> sum =
        incrementedElement(place.found ? map.entries[place.index].value : ByteView{}, step, decrement);
    if (!sum)
        return sum.error();
    Result<CdtChange> change = mapPut(map, key, sum->packed, {});
    if (change)
        change->answer = std::move(sum->answer);
    return change;
}

} // namespace binnacle::bins
