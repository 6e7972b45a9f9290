// SPDX-License-Identifier: Apache-2.0
#include "core/script/print_values.h"

#include <cmath>

namespace binnacle::script {

namespace {

constexpr ValueWords words{"Python",
                           "None",
                           "True",
                           "False",
                           "float(\"inf\")",
                           "float(\"-inf\")",
                           "float(\"nan\")",
                           "GeoJSON",
                           "SpecialValue.INFINITY",
                           "SpecialValue.WILDCARD"};

} // namespace

PythonValues::PythonValues(Refusal& refuse) : ValuePrinter(words, refuse) {}

std::string PythonValues::integer(std::int64_t value)
{
    return std::to_string(value);
}

std::string PythonValues::blob(const Blob& blob)
{
    std::string out = "b\"";
    for (const std::uint8_t byte : blob.bytes) {
        const bool plain = byte >= 0x20 && byte < 0x7F && byte != '"' && byte != '\\';
        out += plain ? std::string(1, static_cast<char>(byte)) : "\\x" + toHex(ByteView(&byte, 1));
    }
    return out + '"';
}

std::string PythonValues::list(const List& list)
{
    return '[' + all(list.items) + ']';
}

std::string PythonValues::map(const Map& map)
{
    std::vector<std::string> parts;
    for (const auto& [key, value] : map.entries) {
        if (key.as<List>() || key.as<Map>() || key.as<GeoJson>())
            return m_refuse("a Python dict takes no list, map or GeoJSON as a key");
        parts.push_back(print(key) + ": " + print(value));
    }
    return '{' + joined(parts) + '}';
}

/// To a dict, True, 1 and 1.0 are one key.
std::string PythonValues::identityOf(const Value& key)
{
    if (const auto* boolean = key.as<bool>())
        return std::to_string(int{*boolean});
    const auto* real = key.as<double>();
    if (real && std::trunc(*real) == *real && std::abs(*real) < 0x1p63)
        return std::to_string(static_cast<std::int64_t>(*real));
    return ValuePrinter::identityOf(key);
}

} // namespace binnacle::script
