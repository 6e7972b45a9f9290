// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operation/document.h"
#include "core/operation/record_result.h"
#include "ui/bridge/run_request.h"

#include <QWidget>

namespace binnacle::ui {

class Connection;
class DocumentRun;
class ResultsView;

/// Runs documents on a connection, one at a time, and shows what became of each record.
class ResultsPanel : public QWidget {
    Q_OBJECT

public:
    /// The connection outlives the panel.
    explicit ResultsPanel(Connection& connection, QWidget* parent = nullptr);

    /// What runs is stopped, and its results are dropped. Without a connection it says so, and nothing is sent.
    void execute(const OperationDocument& document, bool stream);
    void executeAsRehearsed(const std::shared_ptr<const Rehearsed>& rehearsed);
    void stop();
    bool isRunning() const;

signals:
    void started();
    /// After the last result, however it ended.
    void finished(const binnacle::OperationDocument& document);
    void recordSelected(const binnacle::Record& record);

private:
    void run(RunRequest request, bool stream);

    Connection& m_connection;
    OperationDocument m_document;
    DocumentRun* m_run;
    ResultsView* m_view;
};

} // namespace binnacle::ui
