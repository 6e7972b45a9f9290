// SPDX-License-Identifier: Apache-2.0
#include "core/wire/text_scanner.h"

#include <algorithm>
#include <charconv>

namespace binnacle::wire {

bool TextScanner::skip(char expected)
{
    if (!m_rest.starts_with(expected))
        return false;
    m_rest.remove_prefix(1);
    return true;
}

std::optional<std::uint64_t> TextScanner::number(std::uint64_t bound)
{
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(m_rest.data(), m_rest.data() + m_rest.size(), value);
    if (error != std::errc() || value > bound)
        return std::nullopt;
    m_rest.remove_prefix(static_cast<std::size_t>(end - m_rest.data()));
    return value;
}

std::string_view TextScanner::until(std::string_view ends)
{
    const std::string_view taken = m_rest.substr(0, m_rest.find_first_of(ends));
    m_rest.remove_prefix(taken.size());
    return taken;
}

std::string_view takePart(std::string_view& text, char separator)
{
    const std::string_view part = text.substr(0, text.find(separator));
    text.remove_prefix(std::min(part.size() + 1, text.size()));
    return part;
}

std::pair<std::string, std::string> splitAt(std::string_view text, char separator)
{
    std::string before(takePart(text, separator));
    return {std::move(before), std::string(text)};
}

} // namespace binnacle::wire
