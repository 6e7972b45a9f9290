// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QStringView>

namespace binnacle::ui {

/// What a connection is for; it decides the colour of the stripe, the dot and the pill.
enum class Environment { sandbox, development, staging, production };

/// The colour tokens of one theme.
struct Palette {
    bool dark = false;

    QColor window;
    QColor panel;
    QColor raised;
    QColor border;
    QColor hairline;
    QColor text;
    QColor secondary;
    QColor muted; ///< under 4.5 : 1 on purpose; only where nothing depends on it
    QColor accent;
    QColor accentSoft;
    QColor onAccent; ///< text on accent
    QColor selection;
    QColor danger;
    QColor dangerSoft;
    QColor ok;
    QColor okSoft;
    QColor warning;
    QColor warningSoft;

    QColor typeInteger;
    QColor typeDouble;
    QColor typeString;
    QColor typeBoolean;
    QColor typeBlob;
    QColor typeList;
    QColor typeMap;
    QColor typeGeo;
    QColor typeHll;

    QColor sandbox;
    QColor development;
    QColor staging;
    QColor production;
};

/// One of a palette's colours, to be looked up again whenever the theme changes: &Palette::secondary.
using ColorToken = QColor Palette::*;

const Palette& lightPalette();
const Palette& darkPalette();

/// The palette in use, on the GUI thread. Read it when painting; what is kept goes stale with the theme (see ThemeNotifier).
const Palette& palette();

/// The colour of a type by its chip: int, dbl, str, bool, blob, list, map, geo, hll; the blob's grey for any other.
QColor typeColor(QStringView chip, const Palette& colors = palette());

QColor environmentColor(Environment environment, const Palette& colors = palette());

/// `amount` of 0 is `from`, of 1 is `to`.
QColor mixed(const QColor& from, const QColor& to, double amount);

/// The contrast of two opaque colours as WCAG 2 defines it, from 1 to 21.
double contrastRatio(const QColor& a, const QColor& b);

} // namespace binnacle::ui
