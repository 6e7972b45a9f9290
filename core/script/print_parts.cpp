// SPDX-License-Identifier: Apache-2.0
#include "core/script/print_parts.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace binnacle::script {

namespace {

/// What cannot be a variable in one of the languages, or already means something in printed code.
constexpr auto takenNames = std::to_array<std::string_view>({
    "and",   "as",     "assert", "async",   "auto",   "await", "batch",  "bool",    "boolean", "break",    "byte",     "bytes",
    "case",  "catch",  "char",   "class",   "client", "const", "def",    "default", "del",     "delete",   "do",       "double",
    "elif",  "else",   "enum",   "except",  "export", "false", "final",  "finally", "float",   "for",      "from",     "global",
    "goto",  "if",     "import", "in",      "int",    "is",    "key",    "lambda",  "let",     "list",     "long",     "math",
    "new",   "none",   "not",    "null",    "number", "o",     "or",     "package", "pass",    "print",    "public",   "raise",
    "range", "record", "return", "session", "set",    "short", "static", "struct",  "switch",  "this",     "throw",    "true",
    "try",   "type",   "union",  "using",   "var",    "void",  "while",  "with",    "yield",   "timezone", "datetime",
});

bool isPlainName(std::string_view name)
{
    const auto isLower = [](char c) { return c >= 'a' && c <= 'z'; };
    const auto isPart = [&](char c) { return isLower(c) || c == '_' || (c >= '0' && c <= '9'); };
    return !name.empty() && name.size() <= 30 && isLower(name.front()) && std::ranges::all_of(name, isPart) &&
           std::ranges::find(takenNames, name) == takenNames.end();
}

} // namespace

std::string quoted(std::string_view text, Refusal& refuse)
{
    if (!isUtf8(text))
        return refuse("a string that is not UTF-8 has no literal");
    std::string out = "\"";
    for (const char c : text) {
        constexpr std::string_view named = "\"\\\n\r\t";
        constexpr std::string_view letters = "\"\\nrt";
        if (const std::size_t found = named.find(c); found != std::string_view::npos) {
            out += '\\';
            out += letters[found];
        } else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) {
            const auto byte = static_cast<std::uint8_t>(c);
            out += "\\u00" + toHex(ByteView(&byte, 1));
        } else {
            out += c;
        }
    }
    return out + '"';
}

std::string digitsOf(double value)
{
    std::array<char, 32> digits;
    const auto [end, code] = std::to_chars(digits.data(), digits.data() + digits.size(), value);
    std::string out(digits.data(), end);
    return out.find_first_of(".e") == std::string::npos ? out + ".0" : out;
}

std::string joined(const std::vector<std::string>& parts, std::string_view between)
{
    std::string out;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (i > 0)
            out += between;
        out += parts[i];
    }
    return out;
}

std::string snakeCase(std::string_view camelCase)
{
    std::string out;
    for (const char c : camelCase) {
        const bool hump = c >= 'A' && c <= 'Z';
        if (hump)
            out += '_';
        out += hump ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return out;
}

DataSetNames::DataSetNames(std::span<const OperationDocument> documents)
{
    for (const OperationDocument& document : documents) {
        for (const Segment& segment : document.segments)
            add(segment.dataSet);
    }
}

void DataSetNames::add(const DataSet& dataSet)
{
    if (std::ranges::find(m_entries, dataSet, &Entry::dataSet) != m_entries.end())
        return;
    const std::string plain = isPlainName(dataSet.set) ? dataSet.set : "records";
    std::string name = plain;
    for (int i = 2; std::ranges::find(m_entries, name, &Entry::name) != m_entries.end(); ++i)
        name = plain + std::to_string(i);
    m_entries.push_back({dataSet, std::move(name)});
}

const std::string& DataSetNames::nameOf(const DataSet& dataSet) const
{
    return std::ranges::find(m_entries, dataSet, &Entry::dataSet)->name;
}

} // namespace binnacle::script
