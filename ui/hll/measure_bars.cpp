// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/hll/measure_bars.h"

#include "ui/theme/fonts.h"
#include "ui/theme/palette.h"

#include <QAccessible>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace binnacle::ui {

namespace {

constexpr int rowHeight = 24;
constexpr int barHeight = 10;
constexpr int gap = 8;
constexpr int widestLabel = 190;
constexpr double radius = 2;

} // namespace

MeasureBars::MeasureBars(QWidget* parent) : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void MeasureBars::setBars(std::vector<MeasureBar> bars)
{
    m_bars = std::move(bars);
    m_chosen = std::min(m_chosen, static_cast<int>(m_bars.size()) - 1);
    updateGeometry();
    update();
}

QSize MeasureBars::sizeHint() const
{
    return {360, static_cast<int>(m_bars.size()) * rowHeight};
}

QSize MeasureBars::minimumSizeHint() const
{
    return {240, sizeHint().height()};
}

MeasureBars::Places MeasureBars::places() const
{
    const QFontMetrics text(textFont());
    const QFontMetrics value(valueFont());
    Places places;
    int errorWidth = 0;
    for (const MeasureBar& bar : m_bars) {
        places.label = std::max(places.label, text.horizontalAdvance(bar.label) + 1);
        places.valueWidth = std::max(places.valueWidth, value.horizontalAdvance(bar.value) + 1);
        errorWidth = std::max(errorWidth, value.horizontalAdvance(bar.errorText) + 1);
    }
    places.label = std::min({places.label, widestLabel, width() / 3});
    places.track = places.label + gap;
    places.value = width() - errorWidth - places.valueWidth - gap;
    places.trackWidth = std::max(24, places.value - gap - places.track);
    return places;
}

void MeasureBars::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Places where = places();
    for (std::size_t i = 0; i < m_bars.size(); ++i) {
        const int top = static_cast<int>(i) * rowHeight;
        if (hasFocus() && static_cast<int>(i) == m_chosen) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(ui::palette().selection);
            painter.drawRoundedRect(QRectF(0, top, width(), rowHeight), 4, 4);
        }
        paintBar(painter, m_bars[i], top, where);
        paintTexts(painter, m_bars[i], top, where);
    }
}

void MeasureBars::paintBar(QPainter& painter, const MeasureBar& bar, int top, const Places& places) const
{
    const Palette& colors = ui::palette();
    const bool trusted = bar.doubt.isEmpty();
    const double y = top + (rowHeight - barHeight) / 2.0;
    const auto at = [&](double share) { return places.track + std::clamp(share, 0.0, 1.0) * places.trackWidth; };
    painter.setPen(Qt::NoPen);
    painter.setBrush(bar.full ? mixed(colors.panel, colors.typeHll, 0.24) : mixed(colors.panel, colors.text, 0.08));
    painter.drawRoundedRect(QRectF(places.track, y, places.trackWidth, barHeight), radius, radius);
    painter.setBrush(mixed(colors.panel, colors.typeHll, trusted ? 0.92 : 0.45));
    const double left = at(bar.from);
    const double right = at(bar.from + bar.length);
    if (right > left)
        painter.drawRoundedRect(QRectF(left, y, right - left, barHeight), radius, radius);
    const double low = at(bar.from + bar.length - bar.error);
    const double high = at(bar.from + bar.length + bar.error);
    painter.setPen(QPen(colors.text, 1.2));
    const double middle = y + barHeight / 2.0;
    painter.drawLine(QPointF(low, middle), QPointF(high, middle));
    painter.drawLine(QPointF(low, middle - 3), QPointF(low, middle + 3));
    painter.drawLine(QPointF(high, middle - 3), QPointF(high, middle + 3));
}

void MeasureBars::paintTexts(QPainter& painter, const MeasureBar& bar, int top, const Places& places) const
{
    const Palette& colors = ui::palette();
    const auto box = [&](int left, int width) { return QRect(left, top, width, rowHeight); };
    painter.setFont(textFont());
    painter.setPen(colors.text);
    const QString label = painter.fontMetrics().elidedText(bar.label, Qt::ElideMiddle, places.label);
    painter.drawText(box(0, places.label), Qt::AlignRight | Qt::AlignVCenter, label);
    painter.setFont(valueFont());
    painter.setPen(bar.doubt.isEmpty() ? colors.text : colors.warning);
    painter.drawText(box(places.value, places.valueWidth), Qt::AlignRight | Qt::AlignVCenter, bar.value);
    painter.setPen(colors.secondary);
    painter.drawText(box(places.value + places.valueWidth + gap, width()), Qt::AlignLeft | Qt::AlignVCenter, bar.errorText);
}

QString MeasureBars::sentence(const MeasureBar& bar) const
{
    const QString figure = QStringLiteral("%1: %2 %3").arg(bar.label, bar.value, bar.errorText);
    return bar.doubt.isEmpty() ? figure : QStringLiteral("%1. %2").arg(figure, bar.doubt);
}

void MeasureBars::choose(int bar)
{
    m_chosen = std::clamp(bar, -1, static_cast<int>(m_bars.size()) - 1);
    setAccessibleDescription(m_chosen < 0 ? QString() : sentence(m_bars[static_cast<std::size_t>(m_chosen)]));
    QAccessibleEvent changed(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&changed);
    update();
}

void MeasureBars::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Down || event->key() == Qt::Key_Up)
        choose(std::max(0, m_chosen + (event->key() == Qt::Key_Down ? 1 : -1)));
    else
        QWidget::keyPressEvent(event);
}

void MeasureBars::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    if (m_chosen < 0)
        choose(0);
}

bool MeasureBars::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* const help = static_cast<QHelpEvent*>(event);
    const int row = help->pos().y() / rowHeight;
    const bool there = row >= 0 && row < static_cast<int>(m_bars.size());
    QToolTip::showText(help->globalPos(), there ? sentence(m_bars[static_cast<std::size_t>(row)]).toHtmlEscaped() : QString(),
                       this);
    return true;
}

} // namespace binnacle::ui
