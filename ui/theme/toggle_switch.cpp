// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/toggle_switch.h"

#include "ui/theme/metrics.h"
#include "ui/theme/palette.h"

#include <QFontMetrics>
#include <QPainter>

namespace binnacle::ui {

namespace {

constexpr int trackWidth = 28;
constexpr int trackHeight = 16;
constexpr int knobInset = 2;

QColor trackColor(bool checked, bool enabled, bool hovered)
{
    const Palette& p = palette();
    const QColor color = checked ? p.accent : mixed(p.border, p.secondary, p.dark ? 0.25 : 0.1);
    if (!enabled) {
        return mixed(p.panel, color, 0.5);
    }
    return hovered ? mixed(color, p.text, 0.12) : color;
}

} // namespace

ToggleSwitch::ToggleSwitch(const QString& text, QWidget* parent) : QAbstractButton(parent)
{
    setText(text);
    setCheckable(true);
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

QSize ToggleSwitch::sizeHint() const
{
    const int label = text().isEmpty() ? 0 : metrics::grid + fontMetrics().horizontalAdvance(text());
    return {2 + trackWidth + label + 2, metrics::controlHeight};
}

void ToggleSwitch::paintEvent(QPaintEvent*)
{
    const Palette& p = ui::palette();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF track(2, (height() - trackHeight) / 2.0, trackWidth, trackHeight);
    if (hasFocus()) {
        painter.setPen(QPen(p.accent, 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(track.adjusted(-1.5, -1.5, 1.5, 1.5), trackHeight / 2.0 + 1.5, trackHeight / 2.0 + 1.5);
    }
    painter.setPen(Qt::NoPen);
    painter.setBrush(trackColor(isChecked(), isEnabled(), underMouse()));
    painter.drawRoundedRect(track, trackHeight / 2.0, trackHeight / 2.0);
    const double knob = trackHeight - 2 * knobInset;
    const double left = isChecked() ? track.right() - knobInset - knob : track.left() + knobInset;
    painter.setBrush(isChecked() || !p.dark ? (isChecked() ? p.onAccent : p.panel) : p.text);
    painter.drawEllipse(QRectF(left, track.top() + knobInset, knob, knob));
    painter.setPen(isEnabled() ? p.secondary : p.muted);
    painter.setFont(font());
    painter.drawText(rect().adjusted(2 + trackWidth + metrics::grid, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, text());
}

void ToggleSwitch::enterEvent(QEnterEvent* event)
{
    QAbstractButton::enterEvent(event);
    update();
}

void ToggleSwitch::leaveEvent(QEvent* event)
{
    QAbstractButton::leaveEvent(event);
    update();
}

} // namespace binnacle::ui
