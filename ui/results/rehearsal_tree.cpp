// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/rehearsal_tree.h"

#include "ui/results/rehearsal_delegate.h"
#include "ui/results/rehearsal_model.h"
#include "ui/theme/fonts.h"
#include "ui/theme/metrics.h"
#include "ui/theme/palette.h"

#include <QHeaderView>
#include <QPainter>

#include <algorithm>

namespace binnacle::ui {

namespace {

constexpr int step = 16;
constexpr int fewRecords = 3;
constexpr int fewChanges = 12; ///< inside a list or map that is opened with its record

} // namespace

RehearsalTree::RehearsalTree(RehearsalModel& model, QWidget* parent) : QTreeView(parent)
{
    setObjectName(QStringLiteral("rehearsalTree"));
    setAccessibleName(tr("Rehearsed records"));
    setModel(&model);
    setItemDelegate(new RehearsalDelegate(this));
    setUniformRowHeights(true);
    setIndentation(step);
    setEditTriggers(NoEditTriggers);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(ScrollPerPixel);
    setTabKeyNavigation(false);
    header()->setFont(textFont(12, QFont::DemiBold));
    header()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header()->setStretchLastSection(true);
    header()->setMinimumSectionSize(40);
    connect(&model, &QAbstractItemModel::modelReset, this, &RehearsalTree::openAtFirst);
    connect(this, &QTreeView::expanded, this, [this](const QModelIndex& index) {
        if (!index.parent().isValid())
            openBins(index);
        fitColumns();
    });
}

void RehearsalTree::openAtFirst()
{
    if (model()->rowCount() <= fewRecords) {
        for (int row = 0; row < model()->rowCount(); ++row)
            expand(model()->index(row, 0));
    }
    fitColumns();
}

void RehearsalTree::openBins(const QModelIndex& record)
{
    for (int row = 0; row < model()->rowCount(record); ++row) {
        const QModelIndex bin = model()->index(row, 0, record);
        const int changes = model()->rowCount(bin);
        if (changes > 0 && changes <= fewChanges)
            expand(bin);
    }
}

void RehearsalTree::resizeEvent(QResizeEvent* event)
{
    QTreeView::resizeEvent(event);
    fitColumns();
}

void RehearsalTree::drawRow(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    if (selectionModel()->isSelected(index))
        painter->fillRect(option.rect, ui::palette().selection);
    QTreeView::drawRow(painter, option, index);
}

/// Names and outcomes get what they need, up to a part of the room; changes the rest.
void RehearsalTree::fitColumns()
{
    const int room = viewport()->width();
    const auto fit = [&](int column, int least, int most) {
        setColumnWidth(column, std::clamp(sizeHintForColumn(column), least, std::max(least, most)));
    };
    fit(RehearsalModel::NameColumn, room / 5, room * 2 / 5);
    fit(RehearsalModel::OutcomeColumn, 92, room * 9 / 25);
}

} // namespace binnacle::ui
