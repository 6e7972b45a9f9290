// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QBasicTimer>
#include <QWidget>

#include <optional>

namespace binnacle::ui {

/// A thin line that says that something is under way: a part of the whole, or a moving piece where the whole is not known.
/// It keeps its room when idle, so that nothing jumps.
class BusyBar : public QWidget {
    Q_OBJECT

public:
    explicit BusyBar(QWidget* parent = nullptr);

    /// Idle bars show nothing.
    void setBusy(bool busy);
    bool isBusy() const { return m_busy; }

    /// 0 to 1; nothing: not known.
    void setFraction(std::optional<double> fraction);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void timerEvent(QTimerEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void updateTimer();

    QBasicTimer m_timer;
    std::optional<double> m_fraction;
    double m_phase = 0;
    bool m_busy = false;
};

} // namespace binnacle::ui
