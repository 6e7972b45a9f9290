// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/completion_popup.h"

#include "ui/theme/fonts.h"
#include "ui/theme/metrics.h"
#include "ui/theme/palette.h"

#include <QPainter>
#include <QScreen>
#include <QStyledItemDelegate>

#include <algorithm>

namespace binnacle::ui {

namespace {

constexpr int mostRows = 8;
constexpr int leastWidth = 240;
constexpr int mostWidth = 560;
constexpr int gap = 24;

/// The text, and to its right what there is to say about it.
class CompletionDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const QRect area = option.rect.adjusted(metrics::grid, 0, -metrics::grid, 0);
        painter->save();
        if (option.state.testFlag(QStyle::State_Selected))
            painter->fillRect(option.rect, ui::palette().selection);
        painter->setFont(valueFont());
        painter->setPen(ui::palette().text);
        const QString text = index.data().toString();
        painter->drawText(area, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, text);
        const int room = area.width() - painter->fontMetrics().horizontalAdvance(text) - gap / 2;
        painter->setFont(textFont(12));
        painter->setPen(ui::palette().secondary);
        const QString detail = index.data(Qt::UserRole).toString();
        painter->drawText(area, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine,
                          painter->fontMetrics().elidedText(detail, Qt::ElideRight, std::max(room, 0)));
        painter->restore();
    }

    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const override
    {
        const int text = QFontMetrics(valueFont()).horizontalAdvance(index.data().toString());
        const int detail = QFontMetrics(textFont(12)).horizontalAdvance(index.data(Qt::UserRole).toString());
        return {text + gap + detail + 2 * metrics::grid, metrics::rowHeight};
    }
};

} // namespace

CompletionPopup::CompletionPopup(QWidget* parent) : QListWidget(parent)
{
    setObjectName(QStringLiteral("completionPopup"));
    setAccessibleName(tr("completions"));
    setWindowFlags(Qt::ToolTip | Qt::FramelessWindowHint);
    setAttribute(Qt::WA_ShowWithoutActivating);
    setFocusPolicy(Qt::NoFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setUniformItemSizes(true);
    setItemDelegate(new CompletionDelegate(this));
    setStyleSheet(QStringLiteral("QListWidget { border: 1px solid palette(mid); }"));
    connect(this, &QListWidget::itemClicked, this, [this](QListWidgetItem* item) { emit picked(row(item)); });
}

void CompletionPopup::offer(const std::vector<CompletionItem>& items, const QPoint& place)
{
    clear();
    for (const CompletionItem& item : items) {
        auto* const row = new QListWidgetItem(item.text, this);
        row->setData(Qt::UserRole, item.detail);
        row->setData(Qt::AccessibleDescriptionRole, item.detail);
    }
    setCurrentRow(0);
    const int rows = std::min(count(), mostRows);
    const int bar = count() > mostRows ? 2 * metrics::grid : 0;
    resize(std::clamp(sizeHintForColumn(0) + bar, leastWidth, mostWidth), rows * metrics::rowHeight + 2);
    QPoint corner = place;
    if (const QScreen* const shown = parentWidget()->screen()) {
        const QRect room = shown->availableGeometry();
        corner.setX(std::max(room.left(), std::min(corner.x(), room.right() - width())));
    }
    move(corner);
    show();
}

void CompletionPopup::moveBy(int rows)
{
    setCurrentRow(std::clamp(currentRow() + rows, 0, count() - 1));
}

} // namespace binnacle::ui
