// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMenu>

namespace binnacle::ui {

/// System, light or dark: applies the choice at once and remembers it.
class ThemeMenu : public QMenu {
    Q_OBJECT

public:
    explicit ThemeMenu(QWidget* parent = nullptr);
};

} // namespace binnacle::ui
