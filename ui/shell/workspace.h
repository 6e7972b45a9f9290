// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operation/document.h"
#include "core/value/record.h"

#include <QWidget>

#include <map>
#include <memory>
#include <vector>

class QSplitter;

namespace binnacle::ui {

class BrowsePage;
class ComposePage;
class Connection;
class HllPage;
class PageTabs;
class RehearsalPanel;
class ResultsPanel;
struct Rehearsed;
class StartPage;

/// The middle of the window: a tab for each open set, the composer, and the results below. It brings the pages together; what
/// a write has changed is read again where it is shown.
class Workspace : public QWidget {
    Q_OBJECT

public:
    explicit Workspace(Connection& connection, QWidget* parent = nullptr);
    ~Workspace() override;

    /// Opens a set, or raises it if it is open.
    BrowsePage* openSet(const DataSet& dataSet);
    /// Raises the composer, with `document` in it.
    void compose(const OperationDocument& document);
    void showCompose();
    /// Raises the composer, aimed at a set.
    void composeFor(const DataSet& dataSet);
    void newOperation();
    HllPage& showHll();

    /// In the composer, what is composed; in a set, its first page anew.
    void executeCurrent(bool stream);
    /// What is composed.
    void rehearseCurrent();
    void stop();
    void refresh();
    void closeCurrent();
    void stepTab(int by);
    void focusKeyField();

    void setResultsVisible(bool visible);
    bool areResultsVisible() const;

    ComposePage& composePage() { return *m_compose; }
    RehearsalPanel& rehearsalPanel() { return *m_rehearsal; }
    ResultsPanel& resultsPanel() { return *m_results; }
    /// The set that is shown; null with any other page.
    BrowsePage* currentBrowsePage() const;
    bool isComposeCurrent() const;
    bool isHllCurrent() const;
    bool isStartPageCurrent() const;
    bool isRunning() const; ///< an operation, not the reading of a set

    void restoreLayout();
    void saveLayout() const;

signals:
    void recordSelected(const binnacle::Record& record, qint64 wireSize);
    void selectionCleared();
    void pageChanged();
    void runningChanged();
    void resultsShown();
    void retryRequested();

private:
    void connectCompose();
    void connectRehearsal();
    void connectHll();
    void connectResults();
    void connectBrowse(BrowsePage& page);
    void run(const OperationDocument& document, bool stream);
    void rehearse(const OperationDocument& document);
    void runAsRehearsed(const std::shared_ptr<const Rehearsed>& rehearsed);
    void showRunning();
    void takeOutcome(const OperationDocument& document);
    void offerDataSets();
    void offerBins();
    void closePage(QWidget* page);
    void updateStartPage();
    void showSelection();
    std::vector<BrowsePage*> browsePages() const;

    Connection& m_connection;
    QSplitter* m_splitter;
    PageTabs* m_tabs;
    StartPage* m_start;
    ComposePage* m_compose;
    HllPage* m_hll;
    RehearsalPanel* m_rehearsal;
    ResultsPanel* m_results;
    struct Selection {
        Record record;
        qint64 wireSize = -1;
    };
    std::map<const QWidget*, Selection> m_selections; ///< of each browse page, for when it is shown again
};

} // namespace binnacle::ui
