// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>

#include <vector>

namespace binnacle::ui {

/// One bar, in shares of the track.
struct MeasureBar {
    QString label;
    double from = 0;   ///< where the strong part begins
    double length = 0; ///< of the strong part
    bool full = false; ///< the rest of the track is pale instead of empty: it is what the strong part is a part of
    double error = 0;  ///< drawn at the end of the strong part, to both sides
    QString value;     ///< `5,230`
    QString errorText; ///< `± 260`
    QString doubt;     ///< why it cannot be trusted: it is drawn pale; empty if it can
};

/// Bars below one another, with their errors. Up and Down go over them; what is chosen is read out and has a tooltip.
class MeasureBars : public QWidget {
    Q_OBJECT

public:
    explicit MeasureBars(QWidget* parent = nullptr);

    void setBars(std::vector<MeasureBar> bars);
    const std::vector<MeasureBar>& bars() const { return m_bars; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    bool event(QEvent* event) override;

private:
    /// Columns, in pixels.
    struct Places {
        int label = 0;
        int track = 0;
        int trackWidth = 0;
        int value = 0;
        int valueWidth = 0;
    };
    Places places() const;
    void paintBar(QPainter& painter, const MeasureBar& bar, int top, const Places& places) const;
    void paintTexts(QPainter& painter, const MeasureBar& bar, int top, const Places& places) const;
    void choose(int bar);
    QString sentence(const MeasureBar& bar) const;

    std::vector<MeasureBar> m_bars;
    int m_chosen = -1;
};

} // namespace binnacle::ui
