// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/browse/grid_header.h"

#include "ui/models/record_table_model.h"
#include "ui/theme/fonts.h"
#include "ui/theme/palette.h"
#include "ui/theme/type_chip.h"

#include <QFontMetrics>
#include <QPainter>

namespace binnacle::ui {

namespace {

constexpr int headerHeight = 28;
constexpr int padding = 10;
constexpr int chipGap = 5;

QFont headerFont()
{
    return textFont(12, QFont::DemiBold);
}

bool isNumberChip(const QString& chip)
{
    return chip == QLatin1String("int") || chip == QLatin1String("dbl");
}

/// As the first row's key is: integers to the right, texts to the left.
bool areKeysToTheRight(const QAbstractItemModel& model)
{
    const QVariant alignment = model.index(0, RecordTableModel::keyColumn).data(Qt::TextAlignmentRole);
    return alignment.value<Qt::Alignment>().testFlag(Qt::AlignRight);
}

} // namespace

GridHeader::GridHeader(QWidget* parent) : QHeaderView(Qt::Horizontal, parent)
{
    setSectionsClickable(false);
    setSectionsMovable(true);
    setHighlightSections(false);
    setMinimumSectionSize(48);
    setDefaultSectionSize(140);
    setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    setTextElideMode(Qt::ElideRight);
}

int GridHeader::contentWidth(int column) const
{
    const QString name = model()->headerData(column, Qt::Horizontal).toString();
    const QString chip = model()->headerData(column, Qt::Horizontal, RecordTableModel::ChipRole).toString();
    const int chipWidth = chip.isEmpty() ? 0 : chipGap + typeChipSize(chip).width();
    return QFontMetrics(headerFont()).horizontalAdvance(name) + chipWidth + 2 * padding + 1;
}

QSize GridHeader::sizeHint() const
{
    return {QHeaderView::sizeHint().width(), headerHeight};
}

void GridHeader::paintSection(QPainter* painter, const QRect& rect, int logicalIndex) const
{
    const Palette& colors = ui::palette();
    painter->fillRect(rect, colors.raised);
    painter->setPen(colors.hairline);
    painter->drawLine(rect.topRight(), rect.bottomRight());
    painter->setPen(colors.border);
    painter->drawLine(rect.bottomLeft(), rect.bottomRight());

    const QString chip = model()->headerData(logicalIndex, Qt::Horizontal, RecordTableModel::ChipRole).toString();
    const QString name = model()->headerData(logicalIndex, Qt::Horizontal).toString();
    const QFontMetrics figures(headerFont());
    const QRect area = rect.adjusted(padding, 0, -padding, -1);
    const int chipWidth = chip.isEmpty() ? 0 : typeChipSize(chip).width();
    const int chipRoom = chip.isEmpty() ? 0 : chipWidth + chipGap;
    const QString shown = figures.elidedText(name, Qt::ElideRight, std::max(area.width() - chipRoom, 0));
    const int nameWidth = figures.horizontalAdvance(shown);
    // The name stands above its values: to the right where they are numbers.
    const bool right = isNumberChip(chip) || (logicalIndex == RecordTableModel::keyColumn && areKeysToTheRight(*model()));
    const int start = right ? std::max(area.left(), area.right() + 1 - nameWidth - chipRoom) : area.left();
    painter->setFont(headerFont());
    painter->setPen(colors.secondary);
    painter->drawText(QRect(start, area.top(), nameWidth + 1, area.height()), Qt::AlignVCenter | Qt::AlignLeft, shown);
    if (chipWidth > 0 && chipRoom <= area.width())
        paintTypeChip(*painter, QRect(start + nameWidth + chipGap, area.top(), chipWidth, area.height()), chip);
}

} // namespace binnacle::ui
