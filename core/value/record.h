// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/value/key.h"
#include "core/value/value.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace binnacle {

/// Seconds from 1970-01-01 to 2010-01-01 UTC, where the server's clock of void times starts.
inline constexpr std::int64_t voidTimeEpoch = 1262304000;

/// What a server answers about one record.
struct Record {
    Key key;
    std::uint32_t generation = 0; ///< 1 to 65535; grows by one a write, wraps to 1
    std::uint32_t voidTime = 0;   ///< when it expires, in seconds since 2010-01-01 UTC; 0 never
    std::vector<Bin> bins;

    /// Null if the record has no such bin.
    const Value* bin(std::string_view name) const;

    friend bool operator==(const Record&, const Record&) = default;
};

/// Seconds left at `unixNow`, at least 0; nothing if the record never expires.
std::optional<std::uint32_t> timeToLive(std::uint32_t voidTime, std::int64_t unixNow);

} // namespace binnacle
