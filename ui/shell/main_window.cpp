// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/main_window.h"

#include "ui/bridge/connection.h"
#include "ui/connections/navigator.h"
#include "ui/hll/hll_page.h"
#include "ui/record/inspector_panel.h"
#include "ui/shell/catalog_feed.h"
#include "ui/shell/settings.h"
#include "ui/shell/top_bar.h"
#include "ui/shell/workspace.h"
#include "ui/theme/metrics.h"

#include <QAction>
#include <QApplication>
#include <QCloseEvent>
#include <QSplitter>
#include <QStatusTipEvent>

namespace binnacle::ui {

namespace {

constexpr QSize firstSize(1440, 900);
constexpr QSize smallestSize(880, 560);

std::string bytesOf(const QByteArray& name)
{
    return std::string(name.constData(), static_cast<std::size_t>(name.size()));
}

} // namespace

MainWindow::MainWindow(Connection& connection, QWidget* parent)
    : QMainWindow(parent),
      m_connection(connection),
      m_actions(*this),
      m_topBar(new TopBar(connection, this)),
      m_navigator(new Navigator(this)),
      m_workspace(new Workspace(connection, this)),
      m_inspector(new InspectorPanel(this)),
      m_splitter(new QSplitter(Qt::Horizontal, this))
{
    setObjectName(QStringLiteral("mainWindow"));
    fillMenus(m_topBar->menuBar(), m_actions);
    setMenuWidget(m_topBar);
    lay();
    connectActions();
    connectPanels();
    connectParts();
    showConnection();
    updateActions();
    m_navigator->focusTree();
}

MainWindow::~MainWindow() = default;

void MainWindow::lay()
{
    m_navigator->setObjectName(QStringLiteral("navigator"));
    m_workspace->setObjectName(QStringLiteral("workspace"));
    m_inspector->setObjectName(QStringLiteral("inspector"));
    m_splitter->setObjectName(QStringLiteral("windowSplitter"));
    m_splitter->setHandleWidth(1);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(m_navigator);
    m_splitter->addWidget(m_workspace);
    m_splitter->addWidget(m_inspector);
    m_splitter->setStretchFactor(1, 1);
    setCentralWidget(m_splitter);
    setMinimumSize(smallestSize);
    if (!settings::restoreGeometry(*this)) {
        resize(firstSize);
    }
    if (!settings::restoreSizes(*m_splitter)) {
        m_splitter->setSizes({metrics::navigatorWidth, firstSize.width() - metrics::navigatorWidth - metrics::inspectorWidth,
                              metrics::inspectorWidth});
    }
    m_workspace->restoreLayout();
}

void MainWindow::connectActions()
{
    const auto on = [this](QAction* action, auto&& slot) { connect(action, &QAction::triggered, this, slot); };
    on(m_actions.newOperation, [this] { m_workspace->newOperation(); });
    on(m_actions.connectTo, [this] { showConnectDialog(); });
    on(m_actions.closeTab, [this] { m_workspace->closeCurrent(); });
    on(m_actions.quit, [] { QApplication::closeAllWindows(); });
    on(m_actions.find, [this] {
        m_actions.navigator->setChecked(true);
        m_navigator->focusSearch();
    });
    on(m_actions.goToKey, [this] { m_workspace->focusKeyField(); });
    on(m_actions.compose, [this] { m_workspace->showCompose(); });
    on(m_actions.hll, [this] { m_workspace->showHll(); });
    on(m_actions.refresh, [this] { m_workspace->refresh(); });
    on(m_actions.nextTab, [this] { m_workspace->stepTab(1); });
    on(m_actions.previousTab, [this] { m_workspace->stepTab(-1); });
    on(m_actions.rehearse, [this] { m_workspace->rehearseCurrent(); });
    on(m_actions.execute, [this] { m_workspace->executeCurrent(false); });
    on(m_actions.stream, [this] { m_workspace->executeCurrent(true); });
    on(m_actions.stop, [this] { m_workspace->stop(); });
    on(m_actions.about, [this] { showAbout(); });
}

void MainWindow::connectPanels()
{
    m_actions.navigator->setChecked(settings::isPanelVisible("navigator", true));
    m_actions.inspector->setChecked(settings::isPanelVisible("inspector", true));
    m_actions.results->setChecked(m_workspace->areResultsVisible());
    m_navigator->setVisible(m_actions.navigator->isChecked());
    connect(m_actions.navigator, &QAction::toggled, this, [this](bool shown) {
        m_navigator->setVisible(shown);
        settings::setPanelVisible("navigator", shown);
    });
    connect(m_actions.inspector, &QAction::toggled, this, [this](bool shown) {
        settings::setPanelVisible("inspector", shown);
        updateInspector();
    });
    connect(m_actions.results, &QAction::toggled, m_workspace, &Workspace::setResultsVisible);
    connect(m_workspace, &Workspace::resultsShown, this,
            [this] { m_actions.results->setChecked(m_workspace->areResultsVisible()); });
    updateInspector();
}

void MainWindow::connectParts()
{
    connect(m_navigator, &Navigator::setActivated, this, [this](const QByteArray& nameSpace, const QByteArray& set) {
        m_workspace->openSet(DataSet::of(bytesOf(nameSpace), bytesOf(set)));
    });
    connect(m_navigator, &Navigator::composeRequested, this, [this](const QByteArray& nameSpace, const QByteArray& set) {
        m_workspace->composeFor(DataSet::of(bytesOf(nameSpace), bytesOf(set)));
    });
    connect(m_navigator, &Navigator::retryRequested, &m_connection, &Connection::reopen);
    connect(m_navigator, &Navigator::refreshRequested, &m_connection, &Connection::refreshCatalog);
    connect(m_workspace, &Workspace::retryRequested, &m_connection, &Connection::reopen);
    connect(m_workspace, &Workspace::recordSelected, m_inspector, &InspectorPanel::showRecord);
    connect(m_workspace, &Workspace::selectionCleared, m_inspector, &InspectorPanel::clear);
    connect(m_inspector, &InspectorPanel::sketchRequested, this, [this](const Record& record, const std::string& bin) { m_workspace->showHll().addRecords({record}, bin); });
    connect(m_workspace, &Workspace::runningChanged, this, &MainWindow::updateActions);
    connect(m_workspace, &Workspace::pageChanged, this, &MainWindow::pageChanged);
    connect(&m_connection, &Connection::stateChanged, this, &MainWindow::showConnection);
    connect(&m_connection, &Connection::catalogChanged, this, [this] {
        showConnection();
        showFirstSet();
    });
}

void MainWindow::showConnection()
{
    setWindowTitle(tr("%1 · Binnacle").arg(m_connection.name()));
    m_navigator->setConnections({describe(m_connection)});
    m_navigator->showFailures(!m_workspace->isStartPageCurrent());
    showAwaitedPage();
}

bool MainWindow::event(QEvent* event)
{
    if (event->type() == QEvent::StatusTip) {
        m_topBar->showTip(static_cast<QStatusTipEvent*>(event)->tip());
        return true;
    }
    return QMainWindow::event(event);
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    settings::saveGeometry(*this);
    settings::saveSizes(*m_splitter);
    m_workspace->saveLayout();
    QMainWindow::closeEvent(event);
}

} // namespace binnacle::ui
