// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "ui/bridge/rehearsal_run.h"

#include <QWidget>

#include <memory>
#include <optional>

class QLabel;
class QPushButton;
class QStackedWidget;

namespace binnacle::ui {

class Badge;
class BusyBar;
class EmptyState;
class RehearsalModel;

/// A rehearsal while it goes on and when it is done. It runs nothing: it is told.
class RehearsalView : public QWidget {
    Q_OBJECT

public:
    explicit RehearsalView(QWidget* parent = nullptr);

    void begin();
    void setProgress(std::int64_t read, std::int64_t all);
    void setRehearsed(std::shared_ptr<const Rehearsed> rehearsed);
    void fail(const Error& error);
    /// What is shown is of an earlier state, for this reason; it can no longer be executed as rehearsed.
    void setOutdated(const QString& why);

    const std::shared_ptr<const Rehearsed>& rehearsed() const;
    RehearsalModel* model() const { return m_model; }

signals:
    void stopRequested();
    void closeRequested();
    void executeRequested(const std::shared_ptr<const binnacle::ui::Rehearsed>& rehearsed);

private:
    QWidget* buildHead();
    void showCounts();
    void showLeftOut();
    void updateButtons();

    RehearsalModel* m_model;
    QLabel* m_title;
    Badge* m_changes;
    Badge* m_unchanged;
    Badge* m_skipped;
    Badge* m_failed;
    Badge* m_notRehearsed;
    QPushButton* m_execute;
    QPushButton* m_stop;
    QPushButton* m_close;
    BusyBar* m_busy;
    QLabel* m_outdated;
    QLabel* m_leftOut;
    EmptyState* m_empty;
    QStackedWidget* m_stack;
    bool m_running = false;
    bool m_isOutdated = false;
};

} // namespace binnacle::ui
