// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/value/value.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace binnacle::test {

/// The place of a value's type in the server's order.
inline int typePlace(const Value& value)
{
    if (value.isNil())
        return 0;
    if (const bool* truth = value.as<bool>())
        return *truth ? 2 : 1;
    if (value.as<std::int64_t>() != nullptr)
        return 3;
    if (value.as<std::string>() != nullptr)
        return 4;
    if (value.as<List>() != nullptr)
        return 5;
    if (value.as<Map>() != nullptr)
        return 6;
    return value.as<Blob>() != nullptr ? 7 : 8;
}

/// The server's order of values, told on values and not on bytes: -1, 0 or 1.
inline int naiveOrder(const Value& a, const Value& b)
{
    const auto sign = [](const auto& x, const auto& y) { return x < y ? -1 : y < x ? 1 : 0; };
    if (typePlace(a) != typePlace(b))
        return sign(typePlace(a), typePlace(b));
    switch (typePlace(a)) {
    case 3: return sign(*a.as<std::int64_t>(), *b.as<std::int64_t>());
    case 4: return sign(*a.as<std::string>(), *b.as<std::string>());
    case 5: {
        const auto& x = a.as<List>()->items;
        const auto& y = b.as<List>()->items;
        for (std::size_t i = 0; i < std::min(x.size(), y.size()); ++i) {
            if (const int order = naiveOrder(x[i], y[i]); order != 0)
                return order;
        }
        return sign(x.size(), y.size());
    }
    case 6: {
        const auto& x = a.as<Map>()->entries;
        const auto& y = b.as<Map>()->entries;
        if (x.size() != y.size())
            return sign(x.size(), y.size());
        for (std::size_t i = 0; i < x.size(); ++i) {
            if (const int order = naiveOrder(x[i].first, y[i].first); order != 0)
                return order;
            if (const int order = naiveOrder(x[i].second, y[i].second); order != 0)
                return order;
        }
        return 0;
    }
    case 7: return sign(a.as<Blob>()->bytes, b.as<Blob>()->bytes);
    case 8: return sign(*a.as<double>(), *b.as<double>());
    default: return 0;
    }
}

inline bool naiveLess(const Value& a, const Value& b)
{
    return naiveOrder(a, b) < 0;
}

/// Sorted, so that lists can be compared without regard to their order.
inline std::vector<Value> inOrder(std::vector<Value> values)
{
    std::stable_sort(values.begin(), values.end(), naiveLess);
    return values;
}

} // namespace binnacle::test
