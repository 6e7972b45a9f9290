// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operation/document.h"
#include "core/value/record.h"
#include "ui/bridge/document_run.h"
#include "ui/bridge/scan_feed.h"
#include "ui/models/record_table_model.h"

#include <QTimer>
#include <QWidget>

#include <optional>

class QStackedWidget;

namespace binnacle::ui {

class BrowseBar;
class BrowseStatus;
class Connection;
class EmptyState;
class NoticeBar;
class RecordGrid;

/// The records of one set. It reads a first page when it is run, more when its end is scrolled to, and all of them only when
/// told so. The connection has to outlive the page.
class BrowsePage : public QWidget {
    Q_OBJECT

public:
    BrowsePage(Connection& connection, DataSet dataSet, QWidget* parent = nullptr);

    const DataSet& dataSet() const { return m_dataSet; }
    Connection& connection() const { return m_connection; }
    RecordTableModel& model() { return m_model; }
    ScanFeed& feed() { return m_feed; }

    /// Reads the first page of the records that match the filter in the bar; when the connection is not there yet, as soon as it
    /// is. Nothing is done while the filter cannot be used.
    void run();
    const std::optional<Filter>& filter() const { return m_filter; }
    /// Reads the first page anew.
    void refresh() { run(); }
    /// Asks for no more records; what came stays, and loadAll() goes on.
    void stop();
    void loadAll();
    /// Reads one record in one round trip and selects it, without a scan.
    void goToKey(const KeyItem& key);
    /// Puts the cursor where a key is typed.
    void focusKeyField();
    /// Puts the cursor where a filter is typed.
    void focusFilter();

signals:
    /// `wireSize` in bytes, -1 where it is not known.
    void recordSelected(const binnacle::Record& record, qint64 wireSize);
    void selectionCleared();
    void composeRequested(const binnacle::OperationDocument& document);
    void sketchesRequested(const std::vector<binnacle::Record>& records);
    /// The first rows are in the grid.
    void firstRow();
    /// The set was read to its end, or reading it failed.
    void finished();

private:
    void lay();
    void connectParts();
    void selectRow(int row);
    void showFirstRow();
    void clearFilter();
    void takeKeyResult(const std::vector<RecordResult>& results);
    void takeKeyFailure(const Error& error);
    void showProgress();
    void showState();
    void showEmpty();
    void showUnconnected();
    void showScanFailure();
    void connectionChanged();
    void actOnEmpty();
    QString setText() const;

    Connection& m_connection;
    DataSet m_dataSet;
    RecordTableModel m_model;
    ScanFeed m_feed;
    DocumentRun m_keyRun;
    QTimer m_progressTimer;
    BrowseBar* m_bar;
    NoticeBar* m_notice;
    QStackedWidget* m_stack;
    RecordGrid* m_grid;
    EmptyState* m_empty;
    BrowseStatus* m_status;
    std::optional<Filter> m_filter; ///< that the rows are of
    bool m_runAwaited = false; ///< run() was called without a connection
    bool m_stopped = false;    ///< by the user: scrolling loads no more
};

} // namespace binnacle::ui
