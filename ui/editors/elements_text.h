// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/value/value.h"

#include <QString>

#include <optional>
#include <vector>

namespace binnacle::ui {

/// What stands in the lines of a list of elements.
struct ElementsReading {
    std::optional<std::vector<Value>> elements; ///< nothing: a line cannot be read
    QString reason;                             ///< names the line
};

/// One element a line. A line that is JSON is that value; a word is a text, without quotes. What could be meant as a number, a
/// list or a map but is none is refused, so that a slip does not become a text. Empty lines are passed over.
ElementsReading readElements(const QString& text);

/// The lines that readElements() reads as the same elements.
QString elementsText(const std::vector<Value>& elements);

} // namespace binnacle::ui
