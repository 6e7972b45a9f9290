// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/bridge/rehearsal_run.h"

#include <QWidget>

namespace binnacle::ui {

class Connection;
class RehearsalView;

/// Rehearses documents on a connection, and shows what would become of each record.
class RehearsalPanel : public QWidget {
    Q_OBJECT

public:
    /// The connection outlives the panel.
    explicit RehearsalPanel(Connection& connection, QWidget* parent = nullptr);

    /// What was rehearsed before goes. Without a connection it says so.
    void rehearse(const OperationDocument& document);
    void stop();
    bool isRunning() const { return m_run->isRunning(); }

    /// Told whenever the document may have changed: a rehearsal of another one says so.
    void compareWith(const OperationDocument& document);
    /// The records are no longer as they were.
    void setExecuted();

signals:
    void finished();
    void closeRequested();
    void executeRequested(const std::shared_ptr<const binnacle::ui::Rehearsed>& rehearsed);

private:
    Connection& m_connection;
    RehearsalRun* m_run;
    RehearsalView* m_view;
};

} // namespace binnacle::ui
