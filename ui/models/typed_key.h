// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operation/document.h"

#include <QString>

#include <optional>

namespace binnacle::ui {

/// One key as somebody typed it: a key or a digest, or the reason why it is none.
struct TypedKey {
    std::optional<KeyItem> key; ///< never a range
    QString reason;             ///< ends without a full stop
};

/// `42`, `"text"` with \" \\ \n \r \t \xNN, `0xdead`, `<40 hex digits>`; anything else is the text itself. Blanks around it do
/// not count.
TypedKey readTypedKey(const QString& typed);

/// int, str, blob or digest.
QString chipOfKeyItem(const KeyItem& key);

} // namespace binnacle::ui
