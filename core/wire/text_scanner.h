// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace binnacle::wire {

/// Reads an info value from left to right. Every step either takes what it names or takes nothing and says so.
class TextScanner {
public:
    explicit TextScanner(std::string_view text) : m_rest(text) {}

    bool atEnd() const { return m_rest.empty(); }
    std::string_view rest() const { return m_rest; }

    bool skip(char expected);
    /// One or more decimal digits, up to `bound`.
    std::optional<std::uint64_t> number(std::uint64_t bound);
    /// Everything before the first of `ends`, or all of the rest; the end itself stays.
    std::string_view until(std::string_view ends);

private:
    std::string_view m_rest;
};

/// Takes the part before the first `separator` off the front of `text`, and the separator with it.
std::string_view takePart(std::string_view& text, char separator);

/// Before and after the first `separator`; all of it before if there is none.
std::pair<std::string, std::string> splitAt(std::string_view text, char separator);

} // namespace binnacle::wire
