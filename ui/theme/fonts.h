// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>

namespace binnacle::ui {

/// Inter 13 px, the face of everything that is read.
QFont textFont();

/// The same, of another size (px) or weight.
QFont textFont(int pixelSize, QFont::Weight weight = QFont::Normal);

/// JetBrains Mono 12 px without ligatures, the face of values, keys and code: all figures are of one width.
QFont valueFont();
QFont valueFont(int pixelSize, QFont::Weight weight = QFont::Normal);

} // namespace binnacle::ui
