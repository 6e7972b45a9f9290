// SPDX-License-Identifier: Apache-2.0
#include "core/node/now.h"

#include "core/value/record.h"

#include <chrono>

namespace binnacle::node {

engine::Clock now()
{
    const auto sinceUnix = std::chrono::system_clock::now().time_since_epoch();
    const std::int64_t unixMs = std::chrono::duration_cast<std::chrono::milliseconds>(sinceUnix).count();
    const std::int64_t ms = unixMs - voidTimeEpoch * 1000;
    if (ms < 0)
        return {};
    return {static_cast<std::uint32_t>(ms / 1000), static_cast<std::uint64_t>(ms)};
}

} // namespace binnacle::node
