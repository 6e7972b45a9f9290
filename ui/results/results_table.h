// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operation/record_result.h"

#include <QTableView>

#include <vector>

namespace binnacle::ui {

class ResultsExport;
class ResultsModel;

/// The results as rows. Copy puts the selected ones on the clipboard as JSON lines, the form of `binnacle exec`.
class ResultsTable : public QTableView {
    Q_OBJECT

public:
    ResultsTable(ResultsModel* model, QWidget* parent);

    /// Those of the selected rows, from the top down; of all rows if none is selected.
    std::vector<RecordResult> chosenResults() const;
    /// What can be done with them, shown by the context menu, too.
    ResultsExport* exports() const { return m_export; }

public slots:
    void copyRows();

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void setUpColumns();
    void shareWidth();

    ResultsModel* m_results;
    ResultsExport* m_export;
    bool m_widthChosen = false; ///< that of the outcomes, by a person
};

} // namespace binnacle::ui
