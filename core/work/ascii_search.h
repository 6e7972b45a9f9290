// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <string_view>

namespace binnacle::work {

/// True if `part` is somewhere in `text`, without regard to the case of ASCII letters; other bytes are compared as they are.
inline bool containsAscii(std::string_view text, std::string_view part)
{
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
    return part.empty() || !std::ranges::search(text, part, {}, lower, lower).empty();
}

} // namespace binnacle::work
