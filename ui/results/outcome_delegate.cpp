// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/outcome_delegate.h"

#include "ui/results/outcome.h"
#include "ui/results/results_model.h"
#include "ui/theme/fonts.h"
#include "ui/theme/metrics.h"
#include "ui/theme/palette.h"

#include <QApplication>
#include <QPainter>

namespace binnacle::ui {

namespace {

QColor colorOf(OutcomeKind kind)
{
    switch (kind) {
    case OutcomeKind::ok:
        return palette().ok;
    case OutcomeKind::skipped:
        return palette().warning;
    case OutcomeKind::failed:
        return palette().danger;
    }
    return palette().text;
}

} // namespace

void OutcomeDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    item.text.clear();
    const QWidget* const widget = item.widget;
    (widget ? widget->style() : QApplication::style())->drawControl(QStyle::CE_ItemViewItem, &item, painter, widget);

    const QString title = index.data(ResultsModel::outcomeTitleRole).toString();
    const QString sentence = index.data(ResultsModel::outcomeSentenceRole).toString();
    const auto kind = static_cast<OutcomeKind>(index.data(ResultsModel::outcomeKindRole).toInt());
    const QRect area = option.rect.adjusted(metrics::margin, 0, -metrics::grid, 0);
    painter->save();
    painter->setFont(textFont());
    const QFontMetrics measure = painter->fontMetrics();
    painter->setPen(colorOf(kind));
    painter->drawText(area, Qt::AlignLeft | Qt::AlignVCenter, measure.elidedText(title, Qt::ElideRight, area.width()));
    const int used = measure.horizontalAdvance(title);
    if (!sentence.isEmpty() && used < area.width()) {
        painter->setPen(palette().secondary);
        const QString tail = QStringLiteral(" — ") + sentence;
        painter->drawText(area.adjusted(used, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter,
                          measure.elidedText(tail, Qt::ElideRight, area.width() - used));
    }
    painter->restore();
}

} // namespace binnacle::ui
