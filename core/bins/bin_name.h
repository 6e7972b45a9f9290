// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>

namespace binnacle::bins {

inline constexpr std::size_t maxBinName = 15;

/// 0 to 15 bytes without a zero byte.
inline bool isBinName(std::string_view name)
{
    return name.size() <= maxBinName && name.find('\0') == std::string_view::npos;
}

} // namespace binnacle::bins
