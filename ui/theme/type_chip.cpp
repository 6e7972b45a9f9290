// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/type_chip.h"

#include "ui/theme/fonts.h"
#include "ui/theme/metrics.h"
#include "ui/theme/palette.h"

#include <QFontMetrics>
#include <QPainter>

#include <algorithm>

namespace binnacle::ui {

namespace {

constexpr int minimumWidth = 34;
constexpr int padding = 6;

QFont chipFont()
{
    return textFont(10, QFont::Bold);
}

} // namespace

QSize typeChipSize(const QString& chip)
{
    const int width = QFontMetrics(chipFont()).horizontalAdvance(chip) + 2 * padding;
    return {std::max(width, minimumWidth), metrics::chipHeight};
}

void paintTypeChip(QPainter& painter, const QRect& area, const QString& chip, bool filled)
{
    const QSize size = typeChipSize(chip);
    const QRect box(QPoint(area.left(), area.top() + (area.height() - size.height()) / 2), size);
    const QColor color = typeColor(chip);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(color, 1));
    painter.setBrush(filled ? QBrush(palette().panel) : QBrush(Qt::NoBrush));
    painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), metrics::chipRadius, metrics::chipRadius);
    painter.setFont(chipFont());
    painter.drawText(box, Qt::AlignCenter, chip);
    painter.restore();
}

TypeChip::TypeChip(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

TypeChip::TypeChip(const QString& chip, QWidget* parent) : TypeChip(parent)
{
    setChip(chip);
}

void TypeChip::setChip(const QString& chip)
{
    if (chip == m_chip) {
        return;
    }
    m_chip = chip;
    setAccessibleName(tr("type %1").arg(chip));
    updateGeometry();
    update();
}

QSize TypeChip::sizeHint() const
{
    return typeChipSize(m_chip);
}

void TypeChip::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paintTypeChip(painter, rect(), m_chip);
}

} // namespace binnacle::ui
