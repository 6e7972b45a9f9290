// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <cstdint>
#include <optional>

namespace binnacle::ui {

/// `1 h 30 min`: days, hours, minutes and seconds, those that are zero left out; `0 s` for none.
QString durationText(std::uint32_t seconds);

/// Reads numbers with the units d, h, min (or m) and s, in any order of which each occurs once; a number alone is seconds.
/// Nothing if it is no such text or beyond 32 bits.
std::optional<std::uint32_t> durationOf(const QString& text);

} // namespace binnacle::ui
