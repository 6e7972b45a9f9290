// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/palette.h"

class QAbstractButton;

namespace binnacle::ui {

/// Gives a button's text a colour of its own, which follows the theme; its role decides the rest.
void setInk(QAbstractButton* button, ColorToken color);

} // namespace binnacle::ui
