// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/menu_button.h"

#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/palette.h"
#include "ui/theme/roles.h"
#include "ui/theme/type_chip.h"

#include <QKeyEvent>
#include <QMenu>
#include <QPainter>

namespace binnacle::ui {

namespace {

constexpr int arrowSize = 12;

void paintArrow(QPainter& painter, const QRect& area, const QColor& color)
{
    const QPixmap arrow = iconPixmap(QStringLiteral("chevron-down"), color, arrowSize, painter.device()->devicePixelRatioF());
    painter.drawPixmap(area.right() - arrowSize + 1, area.top() + (area.height() - arrowSize) / 2, arrow);
}

} // namespace

DropButton::DropButton(QWidget* parent) : QPushButton(parent)
{
    setAutoDefault(false);
    setStyleProperty(this, "hasMenu", "yes"); // room for the arrow
}

MenuButton::MenuButton(QWidget* parent) : DropButton(parent), m_menu(new QMenu(this))
{
    connect(this, &QPushButton::clicked, this, &MenuButton::open);
}

void MenuButton::open()
{
    m_menu->popup(mapToGlobal(QPoint(0, height() + 2)));
}

void DropButton::paintEvent(QPaintEvent* event)
{
    QPushButton::paintEvent(event);
    QPainter painter(this);
    paintArrow(painter, rect().adjusted(0, 0, -metrics::grid - 1, 0), ui::palette().secondary);
}

void DropButton::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Down || event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        click();
    else
        QPushButton::keyPressEvent(event);
}

TypeButton::TypeButton(QWidget* parent) : MenuButton(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setCursor(Qt::PointingHandCursor);
}

void TypeButton::setChip(const QString& chip)
{
    m_chip = chip;
    setAccessibleName(tr("type %1").arg(chip));
    updateGeometry();
    update();
}

QSize TypeButton::sizeHint() const
{
    return {typeChipSize(QStringLiteral("bool")).width() + 4 + arrowSize + 4, metrics::controlHeight};
}

void TypeButton::paintEvent(QPaintEvent*)
{
    const Palette& colors = ui::palette();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (hasFocus() || underMouse()) {
        painter.setPen(hasFocus() ? QPen(colors.accent) : QPen(Qt::NoPen));
        painter.setBrush(underMouse() ? mixed(colors.panel, colors.text, 0.06) : QColor(Qt::transparent));
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), metrics::cornerRadius, metrics::cornerRadius);
    }
    paintTypeChip(painter, rect().adjusted(3, 0, 0, 0), m_chip);
    paintArrow(painter, rect().adjusted(0, 0, -2, 0), colors.muted);
}

} // namespace binnacle::ui
