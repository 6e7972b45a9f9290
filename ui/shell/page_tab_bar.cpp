// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/page_tab_bar.h"

#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/palette.h"

#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace binnacle::ui {

namespace {

constexpr int barHeight = 36;
constexpr int topGap = 4;
constexpr int padding = 16;
constexpr int closeSize = 16;
constexpr int closeGap = 6;
constexpr int maximumTitleWidth = 220;

QFont titleFont(bool current)
{
    return textFont(13, current ? QFont::DemiBold : QFont::Normal);
}

QString contextText(const PageTab& tab)
{
    return tab.context.isEmpty() ? QString() : QStringLiteral("  ·  ") + tab.context;
}

} // namespace

PageTabBar::PageTabBar(QWidget* parent) : QTabBar(parent)
{
    setDrawBase(false);
    setExpanding(false);
    setMovable(true);
    setElideMode(Qt::ElideMiddle);
    setUsesScrollButtons(true);
    setMouseTracking(true);
    setFocusPolicy(Qt::TabFocus);
}

PageTab PageTabBar::tab(int index) const
{
    return qvariant_cast<PageTab>(tabData(index));
}

QSize PageTabBar::sizeHint() const
{
    return {QTabBar::sizeHint().width(), barHeight};
}

QSize PageTabBar::tabSizeHint(int index) const
{
    const PageTab content = tab(index);
    // As wide as the current tab would be, so that choosing one moves none.
    int text = std::min(QFontMetrics(titleFont(true)).horizontalAdvance(tabText(index)), maximumTitleWidth);
    text += QFontMetrics(titleFont(false)).horizontalAdvance(contextText(content));
    return {text + 2 * padding + (content.closable ? closeGap + closeSize - padding / 2 : 0), barHeight};
}

QSize PageTabBar::minimumTabSizeHint(int index) const
{
    return tabSizeHint(index);
}

QRect PageTabBar::closeArea(int index) const
{
    if (index < 0 || !tab(index).closable) {
        return {};
    }
    const QRect area = tabRect(index).adjusted(0, topGap, 0, 0);
    return {area.right() - padding / 2 - closeSize + 1, area.top() + (area.height() - closeSize) / 2, closeSize, closeSize};
}

void PageTabBar::paintEvent(QPaintEvent*)
{
    const Palette& colors = ui::palette();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(rect(), colors.window);
    painter.fillRect(QRect(0, height() - 1, width(), 1), colors.border);
    for (int index = 0; index < count(); ++index) {
        if (index != currentIndex()) {
            paintTab(painter, index);
        }
    }
    if (currentIndex() >= 0) {
        paintTab(painter, currentIndex());
    }
}

void PageTabBar::paintTab(QPainter& painter, int index) const
{
    const Palette& colors = ui::palette();
    const bool current = index == currentIndex();
    const QRect area = tabRect(index).adjusted(0, topGap, 0, 0);
    if (current) {
        const QRectF shape = QRectF(area).adjusted(0.5, 0.5, -0.5, metrics::cornerRadius + 2.0);
        painter.save();
        painter.setClipRect(area);
        painter.setPen(colors.border);
        painter.setBrush(colors.panel);
        painter.drawRoundedRect(shape, metrics::cornerRadius, metrics::cornerRadius);
        painter.restore();
    }
    if (current && hasFocus()) {
        painter.setPen(QPen(colors.accent, 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(area).adjusted(4.5, 4.5, -4.5, -4.5), metrics::chipRadius, metrics::chipRadius);
    }
    const QRect close = closeArea(index);
    paintText(painter, index, area.adjusted(padding, 0, close.isNull() ? -padding : close.left() - area.right() - closeGap, 0));
    if (!close.isNull() && (current || index == m_hovered)) {
        const bool overClose = index == m_hovered && close.contains(mapFromGlobal(QCursor::pos()));
        if (overClose) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(mixed(colors.panel, colors.text, 0.12));
            painter.drawRoundedRect(close, metrics::chipRadius, metrics::chipRadius);
        }
        icon(QStringLiteral("close"), overClose ? colors.text : colors.secondary).paint(&painter, close.adjusted(2, 2, -2, -2));
    }
}

void PageTabBar::paintText(QPainter& painter, int index, QRect area) const
{
    const Palette& colors = ui::palette();
    const bool current = index == currentIndex();
    const QString context = contextText(tab(index));
    const int contextWidth = QFontMetrics(titleFont(false)).horizontalAdvance(context);
    const int flags = Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine;

    painter.setFont(titleFont(current));
    painter.setPen(current ? colors.text : index == m_hovered ? colors.text : colors.secondary);
    const QString title = painter.fontMetrics().elidedText(tabText(index), Qt::ElideMiddle, area.width() - contextWidth + 1);
    painter.drawText(area, flags, title);
    area.setLeft(area.left() + painter.fontMetrics().horizontalAdvance(title));
    painter.setFont(titleFont(false));
    painter.setPen(colors.secondary);
    painter.drawText(area, flags, context);
}

void PageTabBar::mousePressEvent(QMouseEvent* event)
{
    const int index = tabAt(event->position().toPoint());
    m_pressedClose = -1;
    if (event->button() == Qt::LeftButton && closeArea(index).contains(event->position().toPoint())) {
        m_pressedClose = index;
        return;
    }
    QTabBar::mousePressEvent(event);
}

void PageTabBar::mouseReleaseEvent(QMouseEvent* event)
{
    const QPoint position = event->position().toPoint();
    const int index = tabAt(position);
    const bool byButton = m_pressedClose >= 0 && m_pressedClose == index && closeArea(index).contains(position);
    const bool byMiddle = event->button() == Qt::MiddleButton && index >= 0 && tab(index).closable;
    m_pressedClose = -1;
    if (byButton || byMiddle) {
        emit closeRequested(index);
        return;
    }
    QTabBar::mouseReleaseEvent(event);
}

void PageTabBar::mouseMoveEvent(QMouseEvent* event)
{
    setHovered(tabAt(event->position().toPoint()));
    if (m_pressedClose < 0) {
        QTabBar::mouseMoveEvent(event);
    }
}

void PageTabBar::leaveEvent(QEvent* event)
{
    setHovered(-1);
    QTabBar::leaveEvent(event);
}

void PageTabBar::setHovered(int index)
{
    m_hovered = index;
    update();
}

} // namespace binnacle::ui
