// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/results/results_model.h"

#include <QWidget>

class QLabel;
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

signals:
    void orderChosen(binnacle::ui::ResultsModel::Order order);
    void stopRequested();

private:
    QPushButton* orderButton(const QString& text, const char* name, ResultsModel::Order order);

    QLabel* m_summary;
    Badge* m_ok;
    Badge* m_skipped;
    Badge* m_failed;
    Badge* m_inDoubt;
    QLabel* m_note;
    QPushButton* m_input;
    QPushButton* m_completion;
    QPushButton* m_stop;
};

} // namespace binnacle::ui
