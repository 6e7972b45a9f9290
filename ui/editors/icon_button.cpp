// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/icon_button.h"

#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/roles.h"

namespace binnacle::ui {

IconButton::IconButton(const QString& icon, const QString& text, QWidget* parent) : QPushButton(parent)
{
    setRole(this, ButtonRole::ghost);
    setThemedIcon(this, icon, &Palette::secondary);
    setIconSize({metrics::iconSize, metrics::iconSize});
    setStyleSheet(QStringLiteral("padding: 0;"));
    setFixedSize(metrics::controlHeight, metrics::controlHeight);
    setToolTip(text);
    setAccessibleName(text);
    setAutoDefault(false);
}

} // namespace binnacle::ui
