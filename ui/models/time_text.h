// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <chrono>
#include <cstdint>

namespace binnacle::ui {

/// Seconds in the two or three units that matter: `48 s`, `59 m 48 s`, `2 h 13 m 5 s`, `3 d 4 h`.
QString spanText(std::uint32_t seconds);

/// `in 59 m 48 s`, `never`, `expired`. `voidTime` in seconds since 2010, `unixNow` since 1970.
QString expiryText(std::uint32_t voidTime, std::int64_t unixNow);

/// `0.9 ms`, `12 ms`, `1.4 s`.
QString elapsedText(std::chrono::microseconds elapsed);

} // namespace binnacle::ui
