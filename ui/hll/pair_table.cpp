// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/hll/pair_table.h"

#include "ui/hll/pair_model.h"
#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/palette.h"

#include <QHeaderView>
#include <QPainter>
#include <QScrollBar>
#include <QStyledItemDelegate>

#include <algorithm>

namespace binnacle::ui {

namespace {

constexpr int widestName = 132;
constexpr int narrowestColumn = 54;
constexpr int padding = 8;
constexpr int markSize = 12;

class PairDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const Palette& colors = ui::palette();
        const QVariant strength = index.data(PairModel::StrengthRole);
        const bool doubtful = !index.data(PairModel::DoubtRole).toString().isEmpty();
        const bool alone = !strength.isValid();
        const double amount = alone ? 0 : 0.05 + 0.33 * strength.toDouble();
        painter->fillRect(option.rect, alone ? colors.raised : mixed(colors.panel, colors.typeHll, amount));
        if ((option.state & QStyle::State_HasFocus) != 0) {
            painter->setPen(QPen(colors.accent, 1));
            painter->drawRect(QRectF(option.rect).adjusted(0.5, 0.5, -1.5, -1.5));
        }
        QRect text = option.rect.adjusted(2, 0, 2 - padding, 0);
        if (doubtful) {
            const QPixmap mark =
                iconPixmap(QStringLiteral("warning"), colors.warning, markSize, painter->device()->devicePixelRatioF());
            painter->drawPixmap(option.rect.left() + 2, option.rect.center().y() - markSize / 2 + 1, mark);
            text.setLeft(text.left() + markSize);
        }
        painter->setFont(valueFont());
        painter->setPen(alone ? colors.secondary : colors.text);
        const QString shown = painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, text.width());
        painter->drawText(text, Qt::AlignRight | Qt::AlignVCenter, shown);
    }
};

/// Names stand as they are spelled, not as headings.
class NameHeader : public QHeaderView {
public:
    explicit NameHeader(QWidget* parent) : QHeaderView(Qt::Vertical, parent) {}

protected:
    QSize sectionSizeFromContents(int section) const override
    {
        const int text = QFontMetrics(nameFont()).horizontalAdvance(nameAt(section));
        return {std::min(text + 2 * padding + 1, widestName), metrics::rowHeight};
    }
    void paintSection(QPainter* painter, const QRect& area, int section) const override
    {
        const Palette& colors = ui::palette();
        painter->fillRect(area, colors.panel);
        painter->fillRect(QRect(area.left(), area.bottom(), area.width(), 1), colors.hairline);
        painter->setFont(nameFont());
        painter->setPen(colors.text);
        const QRect text = area.adjusted(padding, 0, -padding, 0);
        painter->drawText(text, Qt::AlignLeft | Qt::AlignVCenter,
                          painter->fontMetrics().elidedText(nameAt(section), Qt::ElideMiddle, text.width()));
    }

private:
    static QFont nameFont() { return textFont(13, QFont::DemiBold); }
    QString nameAt(int section) const { return model()->headerData(section, Qt::Vertical).toString(); }
};

} // namespace

PairTable::PairTable(PairModel& model, QWidget* parent) : QTableView(parent)
{
    setObjectName(QStringLiteral("pairTable"));
    setAccessibleName(tr("Pairs of sketches"));
    setVerticalHeader(new NameHeader(this));
    setModel(&model);
    setItemDelegate(new PairDelegate(this));
    setSelectionMode(NoSelection);
    setTabKeyNavigation(false);
    setCornerButtonEnabled(false);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollMode(ScrollPerPixel);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setMinimumSectionSize(narrowestColumn);
    horizontalHeader()->setDefaultAlignment(Qt::AlignRight | Qt::AlignVCenter);
    horizontalHeader()->setTextElideMode(Qt::ElideMiddle);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setStyleSheet(QStringLiteral("QHeaderView::section { padding: 0 6px; }"));
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(metrics::rowHeight);
    verticalHeader()->setMinimumSectionSize(metrics::rowHeight);
    connect(&model, &QAbstractItemModel::modelReset, this, [this] {
        updateGeometry();
        fitColumns();
    });
}

QSize PairTable::sizeHint() const
{
    const int bar = horizontalScrollBar()->maximum() > 0 ? horizontalScrollBar()->sizeHint().height() : 0;
    return {320, horizontalHeader()->sizeHint().height() + model()->rowCount() * metrics::rowHeight + bar + 1};
}

QSize PairTable::minimumSizeHint() const
{
    return {160, sizeHint().height()};
}

void PairTable::resizeEvent(QResizeEvent* event)
{
    QTableView::resizeEvent(event);
    fitColumns();
}

void PairTable::fitColumns()
{
    const int columns = model()->columnCount();
    if (columns == 0)
        return;
    const int room = viewport()->width();
    const int each = std::max(narrowestColumn, room / columns);
    for (int column = 0; column < columns; ++column)
        setColumnWidth(column, column + 1 < columns ? each : std::max(each, room - each * (columns - 1)));
    updateGeometry();
}

} // namespace binnacle::ui
