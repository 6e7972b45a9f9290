// SPDX-License-Identifier: Apache-2.0
#include "core/script/print_cpp_values.h"

#include <limits>

namespace binnacle::script {

namespace {

constexpr ValueWords words{.language = "C++",
                           .nil = "Nil{}",
                           .yes = "true",
                           .no = "false",
                           .infinity = "std::numeric_limits<double>::infinity()",
                           .minusInfinity = "-std::numeric_limits<double>::infinity()",
                           .notANumber = "std::numeric_limits<double>::quiet_NaN()",
                           .geoJson = "GeoJson",
                           .highest = "Infinity{}",
                           .wildcard = "Wildcard{}",
                           .saysOrder = true};

/// Three digits always: a digit that follows is not taken for one of the escape's.
std::string octal(std::uint8_t byte)
{
    const auto digit = [byte](int shift) { return static_cast<char>('0' + ((byte >> shift) & 7)); };
    return {'\\', digit(6), digit(3), digit(0)};
}

std::string literalOf(std::string_view text)
{
    const bool utf8 = isUtf8(text);
    std::string out = "\"";
    for (const char c : text) {
        const auto byte = static_cast<std::uint8_t>(c);
        if (c == '"' || c == '\\')
            out += std::string("\\") + c;
        else if (c == '\n')
            out += "\\n";
        else if (byte < 0x20 || byte == 0x7F || (byte > 0x7F && !utf8))
            out += octal(byte);
        else
            out += c;
    }
    return out + '"';
}

/// What follows the items of a list or a map.
std::string kept(bool ordered, std::string_view order, bool persistIndex)
{
    return (ordered || persistIndex ? ", " + std::string(order) : "") + (persistIndex ? ", true" : "");
}

std::string nameOf(MapOrder order)
{
    switch (order) {
    case MapOrder::keyOrdered:
        return "MapOrder::keyOrdered";
    case MapOrder::keyValueOrdered:
        return "MapOrder::keyValueOrdered";
    default:
        return "MapOrder::unordered";
    }
}

} // namespace

CppValues::CppValues(Refusal& refuse) : ValuePrinter(words, refuse) {}

std::string CppValues::text(std::string_view text)
{
    const std::string literal = literalOf(text);
    const bool endsEarly = text.find('\0') != std::string_view::npos; // where it goes through a `const char*`
    return endsEarly ? "std::string(" + literal + ", " + std::to_string(text.size()) + ')' : literal;
}

std::string CppValues::integer(std::int64_t value)
{
    using Int = std::numeric_limits<std::int32_t>;
    if (value == std::numeric_limits<std::int64_t>::min())
        return "std::numeric_limits<std::int64_t>::min()"; // its digits alone are too large, before the sign
    const std::string digits = std::to_string(value);
    return value > Int::min() && value <= Int::max() ? digits : "std::int64_t{" + digits + '}';
}

std::string CppValues::bytes(ByteView bytes)
{
    std::vector<std::string> parts;
    for (const std::uint8_t byte : bytes)
        parts.push_back("0x" + toHex(ByteView(&byte, 1)));
    return '{' + joined(parts) + '}';
}

std::string CppValues::blob(const Blob& blob)
{
    return "Blob{" + (blob.bytes.empty() ? "" : bytes(blob.bytes)) + '}';
}

std::string CppValues::hll(const Hll& hll)
{
    return "Hll{" + (hll.bytes.empty() ? "" : bytes(hll.bytes)) + '}';
}

std::string CppValues::opaque(const Opaque& opaque)
{
    return "Opaque{" + std::to_string(opaque.type) + ", " + bytes(opaque.bytes) + '}';
}

std::string CppValues::geoJson(const GeoJson& geo)
{
    return "GeoJson{" + text(geo.text) + '}';
}

std::string CppValues::list(const List& list)
{
    const bool ordered = list.order == ListOrder::ordered;
    const std::string end = kept(ordered, ordered ? "ListOrder::ordered" : "ListOrder::unordered", list.persistIndex);
    return list.items.empty() && end.empty() ? "List{}" : "List{{" + all(list.items) + '}' + end + '}';
}

std::string CppValues::map(const Map& map)
{
    std::vector<std::string> entries;
    for (const auto& [key, value] : map.entries)
        entries.push_back('{' + print(key) + ", " + print(value) + '}');
    const std::string end = kept(map.order != MapOrder::unordered, nameOf(map.order), map.persistIndex);
    return entries.empty() && end.empty() ? "Map{}" : "Map{{" + joined(entries) + '}' + end + '}';
}

} // namespace binnacle::script
