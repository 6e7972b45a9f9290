// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/compose/key_text.h"

#include <QFont>

class QPainter;
class QRect;

namespace binnacle::ui {

QFont keyChipFont();

/// What a chip says: the key as people read it, cut if it is long.
QString keyChipLabel(const KeyToken& token);

/// Draws the chip of a key; null for the one that stands for the keys that are not drawn.
void paintKeyChip(QPainter& painter, const QRect& box, const KeyToken* token, const QString& label, bool chosen);

} // namespace binnacle::ui
