// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/record/value_delegate.h"

#include "ui/models/value_tree_model.h"
#include "ui/theme/fonts.h"
#include "ui/theme/metrics.h"
#include "ui/theme/palette.h"
#include "ui/theme/type_chip.h"

#include <QFontMetrics>
#include <QPainter>

#include <algorithm>

namespace binnacle::ui {

namespace {

constexpr int chipGap = 6;
constexpr int edge = 10;

QColor valueColor(const QString& chip, const QString& text)
{
    const Palette& colors = ui::palette();
    if (chip == QLatin1String("geo") || chip == QLatin1String("hll"))
        return typeColor(chip, colors);
    if (chip == QLatin1String("list") || chip == QLatin1String("map"))
        return colors.secondary;
    const bool faint = chip == QLatin1String("nil") || (chip == QLatin1String("bool") && text == QLatin1String("false"));
    return faint ? colors.secondary : colors.text;
}

} // namespace

ValueDelegate::ValueDelegate(QObject* parent) : QStyledItemDelegate(parent), m_nameFont(textFont()), m_valueFont(valueFont()) {}

void ValueDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    if (index.column() == ValueTreeModel::NameColumn)
        paintName(*painter, option.rect, index, selected);
    else
        paintValue(*painter, option.rect.adjusted(edge, 0, -edge, 0), index);
}

void ValueDelegate::paintName(QPainter& painter, const QRect& area, const QModelIndex& index, bool selected) const
{
    const QString chip = index.data(ValueTreeModel::ChipRole).toString();
    const QSize chipSize = typeChipSize(chip);
    const QFontMetrics figures(m_nameFont);
    const int room = std::max(area.width() - chipSize.width() - chipGap, 0);
    const QString name = figures.elidedText(index.data().toString(), Qt::ElideRight, room);
    painter.setFont(m_nameFont);
    painter.setPen(ui::palette().text);
    painter.drawText(area, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine, name);
    const int after = area.left() + figures.horizontalAdvance(name) + chipGap;
    paintTypeChip(painter, QRect(after, area.top(), chipSize.width(), area.height()), chip, selected);
}

void ValueDelegate::paintValue(QPainter& painter, const QRect& area, const QModelIndex& index) const
{
    const QString text = index.data().toString();
    painter.setFont(m_valueFont);
    painter.setPen(valueColor(index.data(ValueTreeModel::ChipRole).toString(), text));
    painter.drawText(area, Qt::AlignVCenter | Qt::AlignRight | Qt::TextSingleLine,
                     QFontMetrics(m_valueFont).elidedText(text, Qt::ElideRight, area.width()));
}

QSize ValueDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const
{
    const QString text = index.data().toString();
    if (index.column() == ValueTreeModel::ValueColumn)
        return {QFontMetrics(m_valueFont).horizontalAdvance(text) + 2 * edge, metrics::rowHeight};
    const int chip = typeChipSize(index.data(ValueTreeModel::ChipRole).toString()).width();
    return {QFontMetrics(m_nameFont).horizontalAdvance(text) + chipGap + chip + 2, metrics::rowHeight};
}

} // namespace binnacle::ui
