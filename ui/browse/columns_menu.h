// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMenu>

class QTableView;

namespace binnacle::ui {

/// A check box for each column of a table; it stays open while boxes are ticked. Made anew each time it opens, since columns
/// come in while rows do.
class ColumnsMenu : public QMenu {
    Q_OBJECT

public:
    explicit ColumnsMenu(QTableView& table, QWidget* parent = nullptr);

private:
    void fill();
    void addColumn(int column);

    QTableView& m_table;
};

} // namespace binnacle::ui
