// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/value/record.h"
#include "ui/shell/actions.h"

#include <QMainWindow>
#include <QString>

class QSplitter;

namespace binnacle::ui {

class Connection;
class InspectorPanel;
class Navigator;
class TopBar;
class Workspace;

/// The window on one connection: navigator, workspace and inspector under the top bar. The connection has to outlive it.
class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    explicit MainWindow(Connection& connection, QWidget* parent = nullptr);
    ~MainWindow() override;

    /// Shows a page by name, as soon as what it needs is there: browse, compose, hll, hll-dozen, about, connect,
    /// connect-error. False for
    /// any other name. pageReady() tells when there is something to see.
    bool openPage(const QString& name);

    /// Opens a set with the next news of what there is, if none is open by then: for a start in which nobody asked for one.
    /// Elsewhere nothing is read unasked.
    void openFirstSet();

    Workspace& workspace() { return *m_workspace; }
    Navigator& navigator() { return *m_navigator; }
    InspectorPanel& inspector() { return *m_inspector; }
    const Actions& actions() const { return m_actions; }

signals:
    void pageReady();

protected:
    bool event(QEvent* event) override;
    void closeEvent(QCloseEvent* event) override;

private:
    void lay();
    void connectActions();
    void connectPanels();
    void connectParts();
    void showConnection();
    void pageChanged();
    void showAbout();
    void showConnectDialog();
    void updateActions();
    void updateInspector();
    void showAwaitedPage();
    void showSketches(const DataSet& dataSet, int count);
    void showFirstSet();

    Connection& m_connection;
    bool m_wantsFirstSet = false;
    QString m_awaitedPage; ///< a page that openPage() was asked for and that needs the connection
    Actions m_actions;
    TopBar* m_topBar;
    Navigator* m_navigator;
    Workspace* m_workspace;
    InspectorPanel* m_inspector;
    QSplitter* m_splitter;
};

} // namespace binnacle::ui
