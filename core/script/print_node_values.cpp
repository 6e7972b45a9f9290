// SPDX-License-Identifier: Apache-2.0
#include "core/script/print_node.h"

#include <algorithm>
#include <cmath>

namespace binnacle::script {

namespace {

constexpr ValueWords words{.language = "JavaScript",
                           .nil = "null",
                           .yes = "true",
                           .no = "false",
                           .infinity = {},
                           .minusInfinity = {},
                           .notANumber = {},
                           .geoJson = "new Aerospike.GeoJSON",
                           .highest = {},
                           .wildcard = {},
                           .mapOrder = MapOrder::keyOrdered};

constexpr std::int64_t highestSafe = (std::int64_t{1} << 53) - 1;

/// Objects keep other names in their order, and as they are.
bool isPlainName(const std::string& name)
{
    const bool digits = std::ranges::all_of(name, [](char c) { return c >= '0' && c <= '9'; });
    return !name.empty() && !digits && name != "__proto__";
}

} // namespace

NodeValues::NodeValues(Refusal& refuse) : ValuePrinter(words, refuse) {}

/// The client hands texts on as those of C.
std::string NodeValues::text(std::string_view text)
{
    if (text.find('\0') != std::string_view::npos)
        return m_refuse("the client for Node.js cuts texts at a zero byte");
    return ValuePrinter::text(text);
}

std::string NodeValues::integer(std::int64_t value)
{
    const bool safe = value >= -highestSafe && value <= highestSafe;
    return std::to_string(value) + (safe ? "" : "n");
}

/// A number without a fraction would be taken for an integer.
std::string NodeValues::real(double value)
{
    const std::string digits = digitsOf(value);
    return std::trunc(value) == value ? "new Aerospike.Double(" + digits + ')' : digits;
}

std::string NodeValues::blob(const Blob& blob)
{
    return "Buffer.from(\"" + toHex(blob.bytes) + "\", \"hex\")";
}

std::string NodeValues::list(const List& list)
{
    return '[' + all(list.items) + ']';
}

std::string NodeValues::map(const Map& map)
{
    std::vector<std::string> parts;
    for (const auto& [key, value] : map.entries) {
        const auto* name = key.as<std::string>();
        if (!name || !isPlainName(*name))
            return m_refuse("a JavaScript object has texts for keys, and no numbers among them");
        parts.push_back(text(*name) + ": " + print(value));
    }
    return parts.empty() ? "{}" : "{ " + joined(parts) + " }";
}

} // namespace binnacle::script
