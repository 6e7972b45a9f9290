// SPDX-License-Identifier: Apache-2.0
#include "core/expression/map_order.h"

#include <algorithm>
#include <utility>

namespace binnacle::expression {

namespace {

int rankOf(const Value& value)
{
    if (value.isNil())
        return 0;
    if (value.as<bool>())
        return 1;
    if (value.as<std::int64_t>())
        return 2;
    if (value.as<std::string>())
        return 3;
    if (value.as<Blob>())
        return 4;
    return 5;
}

/// The vendor's SDK compares the bytes of blobs as numbers with a sign; what it sends is in that order.
bool signedLess(const Bytes& a, const Bytes& b)
{
    const auto less = [](std::uint8_t x, std::uint8_t y) { return static_cast<std::int8_t>(x) < static_cast<std::int8_t>(y); };
    return std::lexicographical_compare(a.begin(), a.end(), b.begin(), b.end(), less);
}

bool keyLess(const Value& a, const Value& b)
{
    const int rank = rankOf(a);
    if (rank != rankOf(b))
        return rank < rankOf(b);
    switch (rank) {
    case 1: return *a.as<bool>() < *b.as<bool>();
    case 2: return *a.as<std::int64_t>() < *b.as<std::int64_t>();
    case 3: return *a.as<std::string>() < *b.as<std::string>();
    case 4: return signedLess(a.as<Blob>()->bytes, b.as<Blob>()->bytes);
    default: return false;
    }
}

} // namespace

Value sortedMaps(Value value)
{
    if (auto* list = value.as<List>()) {
        for (Value& item : list->items)
            item = sortedMaps(std::move(item));
    }
    if (auto* map = value.as<Map>()) {
        for (auto& [key, mapped] : map->entries)
            mapped = sortedMaps(std::move(mapped));
        auto& entries = map->entries;
        std::stable_sort(entries.begin(), entries.end(), [](const auto& a, const auto& b) { return keyLess(a.first, b.first); });
        const auto same = [](const auto& a, const auto& b) { return a.first == b.first; };
        entries.erase(std::unique(entries.begin(), entries.end(), same), entries.end());
        map->order = MapOrder::keyOrdered;
    }
    return value;
}

} // namespace binnacle::expression
