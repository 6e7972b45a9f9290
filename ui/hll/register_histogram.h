// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/value/hll_estimate.h"

#include <QChartView>

class QBarSet;
class QValueAxis;

namespace binnacle::ui {

/// How many registers hold each value, as bars; the empty ones are pale.
class RegisterHistogram : public QChartView {
    Q_OBJECT

public:
    explicit RegisterHistogram(QWidget* parent = nullptr);

    void setHistogram(const HllHistogram& histogram);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void wheelEvent(QWheelEvent* event) override;
    bool viewportEvent(QEvent* event) override;

private:
    void paintInTheme();
    void fillSets();

    HllHistogram m_histogram{};
    QBarSet* m_empty;
    QBarSet* m_used;
    QValueAxis* m_values;
    QValueAxis* m_counts;
};

} // namespace binnacle::ui
