// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/hll/pair_model.h"
#include "ui/theme/card.h"

class QLabel;
class QPushButton;

namespace binnacle::ui {

class MeasureBars;

/// What sketches say together: their union, each pair as a square, and the overlaps as bars.
class TogetherCard : public Card {
    Q_OBJECT

public:
    explicit TogetherCard(QWidget* parent = nullptr);

    void setFigures(const QStringList& names, const BoardFigures& figures);

private:
    void lay();
    void choose(PairModel::Shows shows);
    void showNote(const BoardFigures& figures);

    PairModel m_model;
    QLabel* m_union;
    QLabel* m_legend;
    QPushButton* m_overlaps;
    QPushButton* m_unions;
    QLabel* m_note;
    QLabel* m_barsTitle;
    MeasureBars* m_bars;
};

} // namespace binnacle::ui
