// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operation/document.h"

#include <QString>

#include <optional>
#include <vector>

namespace binnacle::ui {

/// One key as it was typed. What cannot be read exactly is kept as text, with the reason.
struct KeyToken {
    QString text;                ///< without blanks at the ends
    std::optional<KeyItem> item; ///< nothing: it cannot be read
    QString reason;              ///< why not
};

/// Reads one entry: a range, `1..500`, or a key as readTypedKey() does.
KeyToken parseKey(const QString& token);

/// Reads a pasted column or row: keys end at commas, tabs and line ends outside quotes; a run of integers and ranges may also
/// be parted by blanks. Empty places are passed over.
std::vector<KeyToken> parseKeys(const QString& text);

struct TypedKeys {
    std::vector<KeyToken> complete;
    QString rest; ///< behind the last separator, still being typed
};

/// The keys of `text` that are followed by a separator, and what is left.
TypedKeys takeCompleteKeys(const QString& text);

/// The shortest text that parseKey() reads as `item` again.
QString keyText(const KeyItem& item);

} // namespace binnacle::ui
