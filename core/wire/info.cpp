// SPDX-License-Identifier: Apache-2.0
#include "core/wire/info.h"

#include "core/wire/text_scanner.h"

#include <algorithm>
#include <limits>

namespace binnacle::wire {

namespace {

std::vector<std::pair<std::string, std::string>> splitAll(std::string_view text, char between, char inside)
{
    std::vector<std::pair<std::string, std::string>> pairs;
    while (!text.empty())
        if (const std::string_view part = takePart(text, between); !part.empty())
            pairs.push_back(splitAt(part, inside));
    return pairs;
}

char upperCase(char c)
{
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

bool isWord(std::string_view text, std::string_view upperCaseWord)
{
    return std::ranges::equal(text, upperCaseWord, {}, upperCase);
}

} // namespace

std::vector<std::pair<std::string, std::string>> parseInfo(std::string_view text)
{
    return splitAll(text, '\n', '\t');
}

std::optional<Error> infoFailure(std::string_view value)
{
    const std::string_view word = takePart(value, ':');
    if (!isWord(word, "ERROR") && !isWord(word, "FAIL"))
        return std::nullopt;
    TextScanner scanner(value);
    const auto code = scanner.number(std::numeric_limits<std::uint8_t>::max());
    if (code && *code != 0 && (scanner.skip(':') || scanner.atEnd()))
        return Error::server(static_cast<ServerCode>(*code), std::string(scanner.rest()));
    value.remove_prefix(value.starts_with(':') ? 1 : 0); // older servers leave the number out: ERROR::sentence
    return Error::server(ServerCode::serverError, std::string(value));
}

std::vector<std::pair<std::string, std::string>> parsePairs(std::string_view text, char separator)
{
    return splitAll(text, separator, '=');
}

} // namespace binnacle::wire
