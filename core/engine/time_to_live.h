// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/engine.h"

#include <cstdint>

namespace binnacle::engine {

// The values of a write's time to live that are no number of seconds.
inline constexpr std::uint32_t ttlDefault = 0;
inline constexpr std::uint32_t ttlNever = 0xFFFF'FFFF;
inline constexpr std::uint32_t ttlUnchanged = 0xFFFF'FFFE;

/// False for a time to live, said or by default, where the configuration takes none.
bool isAllowedTtl(std::uint32_t ttl, const Configuration& configuration);

bool isValidTtl(std::uint32_t ttl, const Configuration& configuration);

/// The void time that a write with this time to live leaves. `present` is the record's, 0 if it never expires; null for a
/// record that is being created, where unchanged means the default.
std::uint32_t voidTimeAfter(std::uint32_t ttl, const std::uint32_t* present, const Clock& now,
                            const Configuration& configuration);

/// A record is gone as soon as its void time lies in the past.
bool isExpired(std::uint32_t voidTime, const Clock& now);

/// What a read with a read-touch percentage asks for. The percentage travels in the place of a write's time to live: 0 means the
/// namespace's default, which is never.
enum class ReadTouch : std::uint8_t { no, yes, invalid };
ReadTouch readTouch(std::uint32_t percentage, const StoredRecord& record, const Clock& now);

/// The void time after a read touch: as long a life again as the last write gave.
std::uint32_t voidTimeAfterTouch(const StoredRecord& record, const Clock& now);

} // namespace binnacle::engine
