// SPDX-License-Identifier: Apache-2.0
#include "core/script/ael_text.h"

#include <charconv>
#include <cmath>
#include <vector>

namespace binnacle::script {

namespace {

Error badInput(std::string sentence)
{
    return Error::client(ClientCode::badInput, std::move(sentence));
}

Result<std::string> aelOf(const Value& value)
{
    if (const auto* integer = value.as<std::int64_t>())
        return std::to_string(*integer);
    if (const auto* boolean = value.as<bool>())
        return std::string(*boolean ? "true" : "false");
    if (const auto* text = value.as<std::string>()) {
        const char quote = text->find('\'') == std::string::npos ? '\'' : '"';
        const bool plain = text->find(quote) == std::string::npos && text->find('\\') == std::string::npos;
        if (plain)
            return quote + *text + quote;
    }
    if (const auto* real = value.as<double>(); real && std::isfinite(*real)) {
        char digits[400];
        const auto [end, code] = std::to_chars(digits, digits + sizeof digits, *real, std::chars_format::fixed);
        std::string written(digits, end);
        return written.find('.') == std::string::npos ? written + ".0" : written;
    }
    return badInput("a value of type " + typeChip(value) + " cannot be written into AEL text exactly");
}

bool isDigit(std::string_view text, std::size_t at)
{
    return at < text.size() && text[at] >= '0' && text[at] <= '9';
}

} // namespace

Result<std::string> withoutPlaceholders(std::string_view ael, std::span<const Value> values)
{
    std::string out;
    std::vector<bool> used(values.size());
    char quote = '\0';
    for (std::size_t i = 0; i < ael.size(); ++i) {
        const char c = ael[i];
        if (quote != '\0' || c != '?' || !isDigit(ael, i + 1)) {
            if (quote == '\0' && (c == '\'' || c == '"'))
                quote = c;
            else if (c == quote)
                quote = '\0';
            out += c;
            continue;
        }
        std::size_t number = 0;
        while (isDigit(ael, i + 1) && number < 1'000)
            number = number * 10 + static_cast<std::size_t>(ael[++i] - '0');
        if (number >= values.size())
            return badInput("?" + std::to_string(number) + " stands for nothing: there are " + std::to_string(values.size()) +
                            " values");
        const Result<std::string> written = aelOf(values[number]);
        if (!written)
            return written.error();
        used[number] = true;
        out += *written;
    }
    for (std::size_t i = 0; i < used.size(); ++i) {
        if (!used[i])
            return badInput("?" + std::to_string(i) + " is not in the text");
    }
    return out;
}

} // namespace binnacle::script
