// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/results/results_model.h"

#include <QWidget>

class QLabel;
class QMenu;
class QPushButton;

namespace binnacle::ui {

class Badge;

/// The line above the results: what was run, how it went, in which order the rows are.
class ResultsHeader : public QWidget {
    Q_OBJECT

public:
    explicit ResultsHeader(QWidget* parent = nullptr);

    void setSummary(const QString& summary);
    void setCounts(const ResultsModel::Counts& counts);
    /// Said at the right; empty for nothing.
    void setNote(const QString& note);
    void setRunning(bool running);
    void setOrder(ResultsModel::Order order);
    /// Filled by whoever has the results.
    QMenu* exportMenu() const { return m_exportMenu; }

signals:
    void orderChosen(binnacle::ui::ResultsModel::Order order);
    void retryRequested();
    void stopRequested();

private:
    void build();
    void showRetry();
    QPushButton* orderButton(const QString& text, const char* name, ResultsModel::Order order);

    QLabel* m_summary;
    Badge* m_ok;
    Badge* m_skipped;
    Badge* m_failed;
    Badge* m_inDoubt;
    QLabel* m_note;
    QPushButton* m_input;
    QPushButton* m_completion;
    QPushButton* m_retry;
    QPushButton* m_export;
    QMenu* m_exportMenu;
    QPushButton* m_stop;
    bool m_failures = false;
    bool m_running = false;
};

} // namespace binnacle::ui
