// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connections/catalog_delegate.h"

#include "ui/connections/catalog_model.h"
#include "ui/theme/fonts.h"
#include "ui/theme/metrics.h"
#include "ui/theme/palette.h"

#include <QPainter>

namespace binnacle::ui {

namespace {

constexpr int dotSize = 8;
constexpr int noteGap = 8;

CatalogModel::Kind kindOf(const QModelIndex& index)
{
    return static_cast<CatalogModel::Kind>(index.data(CatalogModel::KindRole).toInt());
}

ConnectionInfo::State stateOf(const QModelIndex& index)
{
    return static_cast<ConnectionInfo::State>(index.data(CatalogModel::StateRole).toInt());
}

/// A full dot for a connection that can be used, a ring for any other.
void paintDot(QPainter& painter, const QRect& area, const QModelIndex& index)
{
    const QColor color = environmentColor(static_cast<Environment>(index.data(CatalogModel::EnvironmentRole).toInt()));
    const QRectF dot(area.left(), area.top() + (area.height() - dotSize) / 2.0, dotSize, dotSize);
    painter.setRenderHint(QPainter::Antialiasing);
    if (stateOf(index) == ConnectionInfo::State::connected) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(color);
        painter.drawEllipse(dot);
    } else {
        painter.setPen(QPen(color, 1.5));
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(dot.adjusted(0.75, 0.75, -0.75, -0.75));
    }
}

} // namespace

void CatalogDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Palette& colors = palette();
    const bool isConnection = kindOf(index) == CatalogModel::Kind::connection;
    const bool failed = isConnection && stateOf(index) == ConnectionInfo::State::failed;

    painter->save();
    if (option.state.testFlag(QStyle::State_Selected)) {
        painter->fillRect(option.rect, colors.selection);
    } else if (option.state.testFlag(QStyle::State_MouseOver)) {
        painter->fillRect(option.rect, mixed(colors.panel, colors.text, 0.045));
    }
    QRect area = option.rect.adjusted(2, 0, -metrics::grid, 0);

    const QString note = index.data(CatalogModel::NoteRole).toString();
    painter->setFont(textFont(12));
    painter->setPen(failed ? colors.danger : colors.secondary);
    painter->drawText(area, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, note);
    area.setRight(area.right() - painter->fontMetrics().horizontalAdvance(note) - noteGap);

    if (isConnection) {
        paintDot(*painter, area, index);
        area.setLeft(area.left() + dotSize + metrics::grid);
    }
    painter->setFont(textFont(13, isConnection ? QFont::DemiBold : QFont::Normal));
    painter->setPen(colors.text);
    const QString name = painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideMiddle, area.width());
    painter->drawText(area, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, name);
    painter->restore();
}

QSize CatalogDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const
{
    return {2 * metrics::grid, metrics::rowHeight};
}

} // namespace binnacle::ui
