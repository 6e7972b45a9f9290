// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/hll/board_figures.h"
#include "ui/theme/card.h"

#include <QStringList>

class QLabel;

namespace binnacle::ui {

class MeasureBars;

/// What is in some sketches and in none of the others, for up to four of them.
class PartsCard : public Card {
    Q_OBJECT

public:
    explicit PartsCard(QWidget* parent = nullptr);

    void setFigures(const QStringList& names, const BoardFigures& figures);

private:
    MeasureBars* m_bars;
    QWidget* m_legend;
    QLabel* m_sentence;
};

} // namespace binnacle::ui
