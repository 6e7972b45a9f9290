// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/palette.h"

#include <QIcon>
#include <QPixmap>
#include <QString>

class QAbstractButton;
class QAction;
class QLabel;

namespace binnacle::ui {

/// resources/icons/<name>.svg drawn in one colour, sharp at any scale. The colour stays: see setThemedIcon().
QIcon icon(const QString& name, const QColor& color);

/// The same as a picture of `size` device-independent pixels.
QPixmap iconPixmap(const QString& name, const QColor& color, int size, double devicePixelRatio);

/// The icon in a token's colour, dimmed when disabled, and redrawn when the theme changes.
void setThemedIcon(QAbstractButton* button, const QString& name, ColorToken color);
void setThemedIcon(QAction* action, const QString& name, ColorToken color);
void setThemedIcon(QLabel* label, const QString& name, ColorToken color, int size);

} // namespace binnacle::ui
