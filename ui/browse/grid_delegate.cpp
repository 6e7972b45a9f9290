// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/browse/grid_delegate.h"

#include "ui/models/record_table_model.h"
#include "ui/theme/fonts.h"
#include "ui/theme/metrics.h"
#include "ui/theme/palette.h"

#include <QFontMetrics>
#include <QPainter>

#include <algorithm>

namespace binnacle::ui {

namespace {

/// The text face is proportional: this is the width of its narrow letters, so that a preview is never too short.
constexpr int narrowLetter = 3;
/// Advances are rounded, and the grid's line takes a pixel.
constexpr int slack = 4;

} // namespace

GridDelegate::GridDelegate(const RecordTableModel& model, QObject* parent)
    : QStyledItemDelegate(parent),
      m_model(model),
      m_textFont(textFont()),
      m_valueFont(valueFont()),
      m_valueAdvance(std::max(QFontMetrics(m_valueFont).horizontalAdvance(u'0'), 1))
{
}

QFont GridDelegate::fontOf(const QModelIndex& index) const
{
    return m_model.data(index, RecordTableModel::NumericRole).toBool() ? m_valueFont : m_textFont;
}

QColor GridDelegate::colorOf(const QModelIndex& index) const
{
    const Palette& colors = ui::palette();
    switch (m_model.cellTone(index)) {
    case RecordTableModel::CellTone::plain:
        return colors.text;
    case RecordTableModel::CellTone::dim:
    case RecordTableModel::CellTone::secondary:
        return colors.secondary;
    case RecordTableModel::CellTone::typed:
        return typeColor(m_model.cellChip(index), colors);
    case RecordTableModel::CellTone::danger:
        return colors.danger;
    }
    return colors.text;
}

void GridDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Palette& colors = ui::palette();
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    if (selected)
        painter->fillRect(option.rect, colors.selection);
    const QRect area = option.rect.adjusted(padding, 0, -padding, 0);
    if (area.width() > 0) {
        const QFont font = fontOf(index);
        // Lists and maps are summed up to the room that there is, so the preview is asked for in its length.
        const int advance = font == m_valueFont ? m_valueAdvance : narrowLetter;
        const QString text = m_model.cellText(index, area.width() / advance + 1);
        const auto alignment = m_model.data(index, Qt::TextAlignmentRole).value<Qt::Alignment>();
        painter->setFont(font);
        painter->setPen(colorOf(index));
        painter->drawText(area, static_cast<int>(alignment) | Qt::TextSingleLine,
                          QFontMetrics(font).elidedText(text, Qt::ElideRight, area.width()));
    }
    if (option.state.testFlag(QStyle::State_HasFocus)) {
        painter->setPen(colors.accent);
        painter->drawRect(option.rect.adjusted(0, 0, -1, -1));
    }
}

QSize GridDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const
{
    constexpr int hintLength = 36;
    const int width = QFontMetrics(fontOf(index)).horizontalAdvance(m_model.cellText(index, hintLength));
    return {width + 2 * padding + slack, metrics::rowHeight};
}

} // namespace binnacle::ui
