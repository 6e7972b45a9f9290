// SPDX-License-Identifier: Apache-2.0
#include "core/script/print_values.h"

#include "core/operation/json.h"

#include <nlohmann/json.hpp>

#include <bit>
#include <cmath>
#include <limits>
#include <unordered_set>

namespace binnacle::script {

namespace {

constexpr int deepest = 90; // what is printed is read again: brackets may be 100 deep there

} // namespace

std::string ValuePrinter::identityOf(const Value& key)
{
    return toJson(key).dump();
}

std::string ValuePrinter::all(const std::vector<Value>& values)
{
    std::vector<std::string> parts;
    for (const Value& value : values)
        parts.push_back(print(value));
    return joined(parts);
}

std::string ValuePrinter::word(std::string_view word, std::string_view what)
{
    return word.empty() ? m_refuse(std::string(m_words.language) + " has no literal of " + std::string(what)) : std::string(word);
}

std::string ValuePrinter::number(double value)
{
    if (std::isfinite(value))
        return real(value);
    if (std::isinf(value))
        return word(value < 0 ? m_words.minusInfinity : m_words.infinity, "an infinite number");
    const auto quiet = std::bit_cast<std::uint64_t>(std::numeric_limits<double>::quiet_NaN());
    if (std::bit_cast<std::uint64_t>(value) != quiet)
        return m_refuse("a NaN with other bits than the usual ones has no literal");
    return word(m_words.notANumber, "NaN");
}

std::string ValuePrinter::geoJson(const GeoJson& geo)
{
    return word(m_words.geoJson, "GeoJSON") + '(' + text(geo.text) + ')';
}

std::string ValuePrinter::hll(const Hll&)
{
    return m_refuse("a raw HyperLogLog value has no literal");
}

std::string ValuePrinter::opaque(const Opaque&)
{
    return m_refuse("a value of an unknown type has no literal");
}

std::string ValuePrinter::plainList(const List& list)
{
    if (!m_words.saysOrder && (list.order != ListOrder::unordered || list.persistIndex))
        return m_refuse("a list literal says nothing of an order or an index that is kept");
    return this->list(list);
}

std::string ValuePrinter::plainMap(const Map& map)
{
    if (m_words.saysOrder)
        return this->map(map);
    if (map.order != m_words.mapOrder && m_words.mapOrder == MapOrder::keyOrdered)
        return m_refuse("the client's maps are stored in the order of their keys, and this one is not");
    if (map.order != m_words.mapOrder || map.persistIndex)
        return m_refuse("a map literal says nothing of an order or an index that is kept");
    std::unordered_set<std::string> seen;
    for (const auto& [key, value] : map.entries) {
        if (!seen.insert(identityOf(key)).second)
            return m_refuse("a map literal has each key once");
    }
    return this->map(map);
}

std::string ValuePrinter::print(const Value& value)
{
    struct Depth {
        int& depth;
        explicit Depth(int& d) : depth(d) { ++depth; }
        ~Depth() { --depth; }
    } const deeper(m_depth);
    if (m_depth > deepest)
        return m_refuse("a literal that is more than 90 levels deep is not written");
    if (value.isNil())
        return word(m_words.nil, "nil");
    if (const auto* boolean = value.as<bool>())
        return word(*boolean ? m_words.yes : m_words.no, "a boolean");
    if (const auto* integer = value.as<std::int64_t>())
        return this->integer(*integer);
    if (const auto* real = value.as<double>())
        return number(*real);
    if (const auto* text = value.as<std::string>())
        return this->text(*text);
    if (const auto* blob = value.as<Blob>())
        return this->blob(*blob);
    if (const auto* geo = value.as<GeoJson>())
        return geoJson(*geo);
    if (const auto* list = value.as<List>())
        return plainList(*list);
    if (const auto* map = value.as<Map>())
        return plainMap(*map);
    if (const auto* sketch = value.as<Hll>())
        return hll(*sketch);
    if (const auto* unknown = value.as<Opaque>())
        return opaque(*unknown);
    return value.as<Infinity>() ? word(m_words.highest, "the end of all values") : word(m_words.wildcard, "any value");
}

} // namespace binnacle::script
