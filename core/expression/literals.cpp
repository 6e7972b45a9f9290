// SPDX-License-Identifier: Apache-2.0
#include "core/expression/literals.h"

#include "core/base/base64.h"

#include <charconv>

namespace binnacle::expression {

std::optional<std::uint64_t> magnitudeOf(std::string_view digits)
{
    int base = 10;
    if (digits.size() > 2 && digits.front() == '0' && (digits[1] == 'x' || digits[1] == 'X'))
        base = 16;
    else if (digits.size() > 2 && digits.front() == '0' && (digits[1] == 'b' || digits[1] == 'B'))
        base = 2;
    if (base != 10)
        digits.remove_prefix(2);
    std::uint64_t number = 0;
    const char* const last = digits.data() + digits.size();
    const auto [end, error] = std::from_chars(digits.data(), last, number, base);
    if (error != std::errc() || end != last || number > magnitudeOfLowest)
        return std::nullopt;
    return number;
}

std::optional<double> floatOf(std::string_view digits)
{
    double number = 0;
    const char* const last = digits.data() + digits.size();
    const auto [end, error] = std::from_chars(digits.data(), last, number, std::chars_format::fixed);
    if (error != std::errc() || end != last)
        return std::nullopt;
    return number;
}

std::string unquoted(std::string_view quoted)
{
    return std::string(quoted.substr(1, quoted.size() - 2));
}

std::optional<Bytes> bytesOfBase64(std::string_view digits)
{
    // Padding may be left out.
    std::string padded(digits);
    while (padded.size() % 4 != 0 && padded.size() % 4 != 1)
        padded += '=';
    return fromBase64(padded);
}

std::optional<Bytes> blobOf(std::string_view literal)
{
    const std::size_t quote = literal.find('\'');
    const std::string_view content = literal.substr(quote + 1, literal.size() - quote - 2);
    return quote == 1 ? fromHex(content) : bytesOfBase64(content);
}

} // namespace binnacle::expression
