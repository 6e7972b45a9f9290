// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <cstdint>
#include <optional>

namespace binnacle::ui {

/// A moment as it is edited: `2027-01-31 23:59:59`, in UTC; `@` and the seconds since 1970 for a year that has not four digits.
QString momentText(std::int64_t unixTime);

/// Reads it; the seconds, or the whole time, may be left off. Nothing if it is no such text.
std::optional<std::int64_t> momentOf(const QString& text);

} // namespace binnacle::ui
