// SPDX-License-Identifier: Apache-2.0
#include "core/value/record.h"

#include <algorithm>

namespace binnacle {

const Value* Record::bin(std::string_view name) const
{
    const auto found = std::find_if(bins.begin(), bins.end(), [&](const Bin& b) { return b.name == name; });
    return found == bins.end() ? nullptr : &found->value;
}

std::optional<std::uint32_t> timeToLive(std::uint32_t voidTime, std::int64_t unixNow)
{
    if (voidTime == 0)
        return std::nullopt;
    const std::int64_t left = voidTimeEpoch + std::int64_t{voidTime} - unixNow;
    return left > 0 ? static_cast<std::uint32_t>(left) : 0;
}

} // namespace binnacle
