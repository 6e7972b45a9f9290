// SPDX-License-Identifier: Apache-2.0
#include "core/script/print_values.h"

#include <algorithm>
#include <limits>

namespace binnacle::script {

namespace {

constexpr ValueWords words{"Java",
                           "null",
                           "true",
                           "false",
                           "Double.POSITIVE_INFINITY",
                           "Double.NEGATIVE_INFINITY",
                           "Double.NaN",
                           "Value.getAsGeoJSON",
                           "SpecialValue.INFINITY",
                           "SpecialValue.WILDCARD"};

} // namespace

JavaValues::JavaValues(Refusal& refuse) : ValuePrinter(words, refuse) {}

std::string JavaValues::integer(std::int64_t value)
{
    const bool isInt = value >= std::numeric_limits<std::int32_t>::min() && value <= std::numeric_limits<std::int32_t>::max();
    return std::to_string(value) + (isInt ? "" : "L");
}

std::string JavaValues::blob(const Blob& blob)
{
    std::vector<std::string> parts;
    for (const std::uint8_t byte : blob.bytes)
        parts.push_back(std::to_string(static_cast<std::int8_t>(byte)));
    return "new byte[] {" + joined(parts) + '}';
}

std::string JavaValues::list(const List& list)
{
    const bool holdsNull = std::ranges::any_of(list.items, &Value::isNil);
    if (!holdsNull)
        return "List.of(" + all(list.items) + ')';
    return (list.items.size() == 1 ? "Collections.singletonList(" : "Arrays.asList(") + all(list.items) + ')';
}

std::string JavaValues::map(const Map& map)
{
    constexpr std::size_t mostPairs = 10; // of Map.of
    std::vector<std::string> parts;
    for (const auto& [key, value] : map.entries) {
        if (key.isNil() || value.isNil())
            return m_refuse("a map with null in it has no literal in Java");
        const std::string pair = print(key) + ", " + print(value);
        parts.push_back(map.entries.size() > mostPairs ? "Map.entry(" + pair + ')' : pair);
    }
    return (map.entries.size() > mostPairs ? "Map.ofEntries(" : "Map.of(") + joined(parts) + ')';
}

} // namespace binnacle::script
