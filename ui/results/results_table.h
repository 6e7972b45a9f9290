// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTableView>

namespace binnacle::ui {

class ResultsModel;

/// The results as rows. Copy puts the selected ones on the clipboard as JSON lines, the form of `binnacle exec`.
class ResultsTable : public QTableView {
    Q_OBJECT

public:
    ResultsTable(ResultsModel* model, QWidget* parent);

    /// Of the selected rows, from the top down; of all rows if none is selected.
    QString jsonLines() const;

public slots:
    void copyRows();

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    void setUpColumns();

    ResultsModel* m_results;
};

} // namespace binnacle::ui
