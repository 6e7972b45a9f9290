// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/drag_grip.h"

#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/palette.h"

#include <QMouseEvent>
#include <QPainter>

namespace binnacle::ui {

DragGrip::DragGrip(QWidget* row) : QWidget(row), m_row(row)
{
    setCursor(Qt::OpenHandCursor);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setToolTip(tr("Drag to move, or Alt+Up and Alt+Down"));
}

QSize DragGrip::sizeHint() const
{
    return {metrics::iconSize, metrics::controlHeight};
}

void DragGrip::mousePressEvent(QMouseEvent*)
{
    setCursor(Qt::ClosedHandCursor);
}

void DragGrip::mouseReleaseEvent(QMouseEvent*)
{
    setCursor(Qt::OpenHandCursor);
}

void DragGrip::mouseMoveEvent(QMouseEvent* event)
{
    if (!event->buttons().testFlag(Qt::LeftButton))
        return;
    const int y = m_row->mapFromGlobal(event->globalPosition().toPoint()).y();
    if (y < 0)
        emit moveRequested(-1);
    else if (y >= m_row->height())
        emit moveRequested(1);
}

void DragGrip::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const QPixmap dots = iconPixmap(QStringLiteral("grip"), ui::palette().muted, metrics::iconSize, devicePixelRatioF());
    painter.drawPixmap(0, (height() - metrics::iconSize) / 2, dots);
}

} // namespace binnacle::ui
