// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operation/filter.h"

#include <QString>

#include <optional>

namespace binnacle::ui {

/// A filter as it is edited: its AEL text, or 0x and the hex of a packed expression.
QString filterText(const Filter& filter);

/// Reads it; nothing for an empty line. Whether the text is AEL is check()'s to say.
std::optional<Filter> filterOfText(const QString& text);

} // namespace binnacle::ui
