// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/browse/record_grid.h"

#include "ui/browse/grid_delegate.h"
#include "ui/browse/grid_header.h"
#include "ui/models/record_table_model.h"
#include "ui/theme/metrics.h"

#include <QItemSelectionModel>
#include <QScrollBar>

#include <algorithm>

namespace binnacle::ui {

namespace {

/// Rows and columns that are measured when columns come in: a screen's worth, so that it takes no longer than a frame.
constexpr int measuredRows = 30;
constexpr int measuredColumns = 30;
constexpr int narrowest = 56;
constexpr int widest = 300;

} // namespace

RecordGrid::RecordGrid(RecordTableModel& model, QWidget* parent)
    : QTableView(parent), m_model(model), m_header(new GridHeader(this))
{
    setObjectName(QStringLiteral("browseTable"));
    setAccessibleName(tr("Records"));
    setHorizontalHeader(m_header);
    setModel(&model);
    setItemDelegate(new GridDelegate(model, this));
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setMinimumSectionSize(metrics::rowHeight);
    verticalHeader()->setDefaultSectionSize(metrics::rowHeight);
    setHorizontalScrollMode(ScrollPerPixel);
    setVerticalScrollMode(ScrollPerPixel);
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setTabKeyNavigation(false);
    setWordWrap(false);
    setCornerButtonEnabled(false);
    setContextMenuPolicy(Qt::CustomContextMenu);

    connect(selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& current) { emit rowSelected(current.isValid() ? current.row() : -1); });
    connect(&model, &QAbstractItemModel::modelReset, this, [this] {
        m_adjusted = 0;
        emit rowSelected(-1);
    });
    connect(&model, &QAbstractItemModel::rowsInserted, this,
            [this](const QModelIndex&, int first, int last) { adjustColumns(first, last); });
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, [this](int value) {
        const QScrollBar& bar = *verticalScrollBar();
        if (value > bar.maximum() - bar.pageStep())
            emit endReached();
    });
}

void RecordGrid::adjustColumns(int firstRow, int lastRow)
{
    const int columns = m_model.columnCount();
    const int measuredUpTo = std::min(columns, m_adjusted + measuredColumns);
    for (; m_adjusted < measuredUpTo; ++m_adjusted)
        setColumnWidth(m_adjusted, fittingWidth(m_adjusted, firstRow, std::min(lastRow, firstRow + measuredRows - 1)));
    for (; m_adjusted < columns; ++m_adjusted)
        setColumnWidth(m_adjusted, std::clamp(m_header->contentWidth(m_adjusted), narrowest, widest));
}

int RecordGrid::fittingWidth(int column, int firstRow, int lastRow) const
{
    int width = m_header->contentWidth(column);
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    for (int row = firstRow; row <= lastRow; ++row)
        width = std::max(width, itemDelegate()->sizeHint(option, m_model.index(row, column)).width());
    return std::clamp(width, narrowest, widest);
}

} // namespace binnacle::ui
