// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/hll/gathered_sketch.h"
#include "ui/theme/card.h"

#include <vector>

class QLabel;
class QPushButton;
class QSlider;

namespace binnacle::ui {

class ElidedLabel;

/// Fewer index bits for all sketches: first what it costs in error and what it saves, then the act.
class FoldBar : public Card {
    Q_OBJECT

public:
    explicit FoldBar(QWidget* parent = nullptr);

    void setSketches(const std::vector<GatheredSketch>& sketches);

signals:
    void foldRequested(int indexBits);

private:
    void showCost();
    QString reasonAgainst() const;

    QSlider* m_slider;
    QLabel* m_bits;
    ElidedLabel* m_cost;
    QPushButton* m_fold;
    /// Of the sketch that errs most, with so many index bits or with those that it has.
    double errorWith(int indexBits) const;

    std::vector<GatheredSketch> m_sketches;
    std::vector<double> m_counts; ///< estimates
    int m_widest = 0;             ///< index bits
    int m_narrowest = 0;
};

} // namespace binnacle::ui
