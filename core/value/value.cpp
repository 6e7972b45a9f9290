// SPDX-License-Identifier: Apache-2.0
#include "core/value/value.h"

#include <bit>

namespace binnacle {

bool operator==(const List& a, const List& b)
{
    return a.order == b.order && a.persistIndex == b.persistIndex && a.items == b.items;
}

bool operator==(const Map& a, const Map& b)
{
    return a.order == b.order && a.persistIndex == b.persistIndex && a.entries == b.entries;
}

bool operator==(const Value& a, const Value& b)
{
    const auto* x = a.as<double>();
    const auto* y = b.as<double>();
    if (x && y)
        return std::bit_cast<std::uint64_t>(*x) == std::bit_cast<std::uint64_t>(*y);
    return a.m_storage == b.m_storage;
}

namespace {

struct ChipOf {
    std::string operator()(Nil) const { return "nil"; }
    std::string operator()(bool) const { return "bool"; }
    std::string operator()(std::int64_t) const { return "int"; }
    std::string operator()(double) const { return "dbl"; }
    std::string operator()(const std::string&) const { return "str"; }
    std::string operator()(const Blob&) const { return "blob"; }
    std::string operator()(const GeoJson&) const { return "geo"; }
    std::string operator()(const Hll&) const { return "hll"; }
    std::string operator()(const List&) const { return "list"; }
    std::string operator()(const Map&) const { return "map"; }
    std::string operator()(const Opaque& v) const { return "type " + std::to_string(v.type); }
    std::string operator()(Infinity) const { return "inf"; }
    std::string operator()(Wildcard) const { return "any"; }
};

} // namespace

std::string typeChip(const Value& value)
{
    return std::visit(ChipOf{}, value.storage());
}

} // namespace binnacle
