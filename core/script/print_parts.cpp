// SPDX-License-Identifier: Apache-2.0
#include "core/script/print_parts.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace binnacle::script {

namespace {

/// What cannot be a variable in one of the languages, or already means something in printed code.
constexpr std::string_view takenNames =
    " alignas alignof and and_eq as asm assert async auto await batch bitand bitor bool boolean break byte bytes case "
    "catch char char16_t char32_t char8_t class client co_await co_return co_yield compl concept const const_cast "
    "consteval constexpr constinit continue datetime decltype def default del delete do double dynamic_cast elif else enum "
    "except explicit export extern false final finally float for friend from global goto if import in inline int is key "
    "lambda let linux list long math mutable namespace new noexcept none not not_eq null nullptr number o operator or "
    "or_eq package pass print private protected public raise range record register reinterpret_cast requires return "
    "session set short signed sizeof static static_assert static_cast std struct switch template this thread_local throw "
    "timezone true try type typedef typeid typename union unix unsigned using var virtual void volatile wchar_t while with "
    "xor xor_eq yield ";

bool isPlainName(std::string_view name)
{
    const auto isLower = [](char c) { return c >= 'a' && c <= 'z'; };
    const auto isPart = [&](char c) { return isLower(c) || c == '_' || (c >= '0' && c <= '9'); };
    return !name.empty() && name.size() <= 30 && isLower(name.front()) && std::ranges::all_of(name, isPart) &&
           takenNames.find(' ' + std::string(name) + ' ') == std::string_view::npos;
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
