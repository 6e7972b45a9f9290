// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/busy_bar.h"

#include "ui/theme/palette.h"

#include <QPainter>
#include <QTimerEvent>

#include <algorithm>

namespace binnacle::ui {

namespace {

constexpr int lineHeight = 4;
constexpr int frameMs = 30;
constexpr double phaseStep = 0.02;
constexpr double pieceWidth = 0.3;

} // namespace

BusyBar::BusyBar(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setFixedHeight(lineHeight);
    setAccessibleName(tr("progress"));
}

void BusyBar::setBusy(bool busy)
{
    m_busy = busy;
    updateTimer();
    update();
}

void BusyBar::setFraction(std::optional<double> fraction)
{
    m_fraction = fraction ? std::optional(std::clamp(*fraction, 0.0, 1.0)) : std::nullopt;
    updateTimer();
    update();
}

QSize BusyBar::sizeHint() const
{
    return {160, lineHeight};
}

void BusyBar::updateTimer()
{
    if (m_busy && !m_fraction && isVisible()) {
        m_timer.start(frameMs, this);
    } else {
        m_timer.stop();
    }
}

void BusyBar::paintEvent(QPaintEvent*)
{
    if (!m_busy) {
        return;
    }
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const QRectF whole = rect();
    const double radius = whole.height() / 2;
    painter.setBrush(ui::palette().hairline);
    painter.drawRoundedRect(whole, radius, radius);
    const double start = m_fraction ? 0 : m_phase * (1 + pieceWidth) - pieceWidth;
    const double end = m_fraction ? *m_fraction : start + pieceWidth;
    const double left = whole.width() * std::max(start, 0.0);
    const double right = whole.width() * std::min(end, 1.0);
    painter.setBrush(ui::palette().accent);
    painter.drawRoundedRect(QRectF(left, 0, std::max(right - left, 0.0), whole.height()), radius, radius);
}

void BusyBar::timerEvent(QTimerEvent* event)
{
    if (event->timerId() != m_timer.timerId()) {
        QWidget::timerEvent(event);
        return;
    }
    m_phase += phaseStep;
    if (m_phase > 1) {
        m_phase -= 1;
    }
    update();
}

void BusyBar::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    updateTimer();
}

void BusyBar::hideEvent(QHideEvent* event)
{
    QWidget::hideEvent(event);
    updateTimer();
}

} // namespace binnacle::ui
