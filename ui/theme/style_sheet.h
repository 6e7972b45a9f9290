// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/palette.h"

#include <QString>
#include <QStringList>

namespace binnacle::ui {

/// resources/themes/application.qss with its @tokens replaced by the colours of `colors`.
QString styleSheet(const Palette& colors);

/// The @tokens of `text` that have no meaning; empty for a sound sheet.
QStringList unknownTokens(const QString& text);

} // namespace binnacle::ui
