// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operation/document.h"
#include "core/operation/record_result.h"

#include <QWidget>

#include <chrono>
#include <optional>
#include <vector>

class QLabel;
class QStackedWidget;

namespace binnacle::ui {

class BusyBar;
class EmptyState;
class ResultsHeader;
class ResultsModel;
class ResultsTable;

/// What a run looks like while it goes on and when it is done. It runs nothing: it is told.
class ResultsView : public QWidget {
    Q_OBJECT

public:
    explicit ResultsView(QWidget* parent = nullptr);

    /// A run begins; what was there before goes. Without `stream`, rows are shown when all have come, in the document's order.
    void begin(const OperationDocument& document, bool stream);
    void append(const std::vector<RecordResult>& results);
    /// The run is over. An error is one of the whole.
    void end(const std::optional<Error>& error, std::chrono::microseconds elapsed);
    /// A run that could not even begin.
    void refuse(const Error& error);

    ResultsModel* model() const { return m_model; }

signals:
    void stopRequested();
    /// The failed records again, as a document of their own, to be run as this one was.
    void retryRequested(const binnacle::OperationDocument& document, bool stream);
    void recordSelected(const binnacle::Record& record);

private:
    void retry();
    void showRows();
    void showWaiting();
    void showNothing();
    void showError(const std::optional<Error>& error);
    void updateProgress();

    OperationDocument m_document;
    std::int64_t m_total = 0; ///< records the document names; 0 if that is not known
    bool m_stream = false;
    bool m_running = false;
    ResultsModel* m_model;
    ResultsHeader* m_header;
    BusyBar* m_busy;
    QLabel* m_error;
    EmptyState* m_empty;
    ResultsTable* m_table;
    QStackedWidget* m_stack;
};

} // namespace binnacle::ui
