// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/expression/completion.h"
#include "core/operation/filter.h"
#include "core/value/key.h"

#include <QTimer>
#include <QWidget>

#include <optional>
#include <vector>

class QLabel;
class QPushButton;

namespace binnacle::ui {

class AelEdit;
class KeyField;

/// The bar on top of a browse page: which records of the set, run and stop, the columns, and the way to one key. What is wrong with
/// the filter stands below it.
class BrowseBar : public QWidget {
    Q_OBJECT

public:
    explicit BrowseBar(const DataSet& dataSet, QWidget* parent = nullptr);

    /// `started`: there is something to refresh. `loading`: there is something to stop. `stopped`: there is something to resume.
    void setProgress(bool started, bool loading, bool stopped);

    /// What is typed; nothing: all records.
    std::optional<Filter> filter() const;
    /// The filter that the rows are of, to tell whether another one is typed.
    void setAppliedFilter(const std::optional<Filter>& filter);
    /// False if the filter cannot be used; the cursor is then put into it.
    bool takeFilter();
    void clearFilter();
    void focusFilter();
    /// Offered while a filter is typed.
    void setKnownBins(std::vector<expression::KnownBin> bins);

    QPushButton& columnsButton() const { return *m_columns; }
    KeyField& keyField() const { return *m_keyField; }

signals:
    void runRequested();
    void stopRequested();
    void resumeRequested();
    /// Escape was pressed in a filter, which is empty now.
    void filterCleared();

private:
    void build();
    void showFilterProblem();
    void showRun();

    AelEdit* m_filter;
    QLabel* m_problem;
    QPushButton* m_run;
    QPushButton* m_stop;
    QPushButton* m_columns;
    KeyField* m_keyField;
    QTimer m_problemDelay; ///< a text that is being typed is wrong most of the time
    std::optional<Filter> m_applied;
    bool m_started = false;
    bool m_stopped = false;
};

} // namespace binnacle::ui
