// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFontMetrics>
#include <QRect>
#include <QStringList>

#include <vector>

namespace binnacle::ui {

/// Where chips stand in a field of a given width, line by line, and where the text that is being typed goes behind them.
struct KeyFlow {
    std::vector<QRect> chips; ///< one a label
    QRect edit;
    int height = 0;
};

KeyFlow flowKeys(const QStringList& labels, int width, const QFontMetrics& metrics);

/// Which of `count` chips are drawn: all of them, or the first and the last ones with -1 between, for those left out.
std::vector<int> visibleChips(int count);

} // namespace binnacle::ui
