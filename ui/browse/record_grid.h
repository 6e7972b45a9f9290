// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTableView>

namespace binnacle::ui {

class GridHeader;
class RecordTableModel;

/// The table of a set's records. Columns are as wide as their first rows ask for; the widths that a user sets stay.
class RecordGrid : public QTableView {
    Q_OBJECT

public:
    explicit RecordGrid(RecordTableModel& model, QWidget* parent = nullptr);

signals:
    /// -1 when no row is current any more.
    void rowSelected(int row);
    /// The last rows came into view.
    void endReached();

private:
    void adjustColumns(int firstRow, int lastRow);
    int fittingWidth(int column, int firstRow, int lastRow) const;

    RecordTableModel& m_model;
    GridHeader* m_header;
    int m_adjusted = 0; ///< columns that have their width
};

} // namespace binnacle::ui
