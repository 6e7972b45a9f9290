// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPushButton>

namespace binnacle::ui {

/// A small square button with a picture only; the text is its tooltip and its accessible name.
class IconButton : public QPushButton {
    Q_OBJECT

public:
    IconButton(const QString& icon, const QString& text, QWidget* parent = nullptr);
};

} // namespace binnacle::ui
