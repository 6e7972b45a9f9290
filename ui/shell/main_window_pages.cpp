// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bridge/connection.h"
#include "ui/browse/browse_page.h"
#include "ui/connections/connect_dialog.h"
#include "ui/connections/navigator.h"
#include "ui/hll/hll_page.h"
#include "ui/record/inspector_panel.h"
#include "ui/shell/about_dialog.h"
#include "ui/shell/main_window.h"
#include "ui/shell/windows.h"
#include "ui/shell/workspace.h"

#include <QAction>
#include <QTimer>

#include <string>

namespace binnacle::ui {

namespace {

/// The set of the sample data that shows most of what there is.
constexpr const char* sampleSet = "users";

/// The set of the sample data whose records have sketches: day_1, day_2, …
DataSet sketchSet()
{
    return DataSet::of("test", "visitors");
}

const DataSet* firstSet(const Catalog& catalog, DataSet& storage)
{
    const DataSet* found = nullptr;
    for (const CatalogNamespace& nameSpace : catalog.namespaces) {
        for (const CatalogSet& set : nameSpace.sets) {
            if (found == nullptr || (set.name == sampleSet && storage.set != sampleSet)) {
                storage = DataSet::of(nameSpace.name, set.name);
                found = &storage;
            }
        }
    }
    return found;
}

} // namespace

bool MainWindow::openPage(const QString& name)
{
    m_awaitedPage.clear();
    if (name == QLatin1String("browse") || name == QLatin1String("connect-error") || name == QLatin1String("hll") ||
        name == QLatin1String("hll-dozen")) {
        m_awaitedPage = name;
        showAwaitedPage();
        return true;
    }
    if (name == QLatin1String("compose")) {
        m_workspace->showCompose();
    } else if (name == QLatin1String("about")) {
        showAbout();
    } else if (name == QLatin1String("connect")) {
        showConnectDialog();
    } else {
        return false;
    }
    QTimer::singleShot(0, this, &MainWindow::pageReady);
    return true;
}

void MainWindow::showAwaitedPage()
{
    if (m_awaitedPage.isEmpty()) {
        return;
    }
    if (m_connection.state() == Connection::State::failed) { // there is nothing more to wait for
        m_awaitedPage.clear();
        QTimer::singleShot(0, this, &MainWindow::pageReady);
        return;
    }
    if (m_awaitedPage.startsWith(QLatin1String("hll")) && m_connection.objectCount(sketchSet())) {
        const int count = m_awaitedPage == QLatin1String("hll") ? 3 : 12;
        m_awaitedPage.clear();
        showSketches(sketchSet(), count);
        return;
    }
    DataSet dataSet;
    if (m_awaitedPage == QLatin1String("browse") && firstSet(m_connection.catalog(), dataSet) != nullptr) {
        m_awaitedPage.clear();
        const BrowsePage* const page = m_workspace->openSet(dataSet);
        connect(page, &BrowsePage::firstRow, this, &MainWindow::pageReady, Qt::SingleShotConnection);
        connect(page, &BrowsePage::finished, this, &MainWindow::pageReady, Qt::SingleShotConnection);
    }
}

void MainWindow::showSketches(const DataSet& dataSet, int count)
{
    Segment segment;
    segment.verb = Verb::query;
    segment.dataSet = dataSet;
    for (int day = 1; day <= count; ++day)
        segment.keys.emplace_back(KeyValue("day_" + std::to_string(day)));
    HllPage& page = m_workspace->showHll();
    connect(&page, &HllPage::shown, this, &MainWindow::pageReady, Qt::SingleShotConnection);
    page.addFromQuery({{segment}, {}});
}

void MainWindow::openFirstSet()
{
    m_wantsFirstSet = true;
    m_connection.refreshCatalog();
}

void MainWindow::showFirstSet()
{
    DataSet dataSet;
    if (m_wantsFirstSet && firstSet(m_connection.catalog(), dataSet) != nullptr) {
        m_wantsFirstSet = false;
        if (m_workspace->isStartPageCurrent()) {
            m_workspace->openSet(dataSet);
        }
    }
}

void MainWindow::showAbout()
{
    const Catalog& catalog = m_connection.catalog();
    auto* const dialog = new AboutDialog(QString::fromStdString(catalog.edition + ' ' + catalog.build).trimmed(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void MainWindow::showConnectDialog()
{
    auto* const dialog = new ConnectDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ConnectDialog::connectRequested, this,
            [](const std::vector<Host>& seeds, Environment environment) { openWindow(seeds, environment); });
    dialog->open();
}

void MainWindow::pageChanged()
{
    showConnection();
    updateActions();
    updateInspector();
    if (const BrowsePage* const page = m_workspace->currentBrowsePage()) {
        m_navigator->selectSet(QByteArray::fromStdString(page->dataSet().nameSpace),
                               QByteArray::fromStdString(page->dataSet().set));
    }
}

void MainWindow::updateActions()
{
    const bool browsing = m_workspace->currentBrowsePage() != nullptr;
    const bool running = m_workspace->isRunning();
    m_actions.closeTab->setEnabled(browsing);
    m_actions.goToKey->setEnabled(browsing);
    m_actions.execute->setEnabled(browsing || (m_workspace->isComposeCurrent() && !running));
    m_actions.rehearse->setEnabled(m_workspace->isComposeCurrent());
    m_actions.stream->setEnabled(m_workspace->isComposeCurrent() && !running);
    m_actions.stop->setEnabled(running || browsing || m_workspace->isComposeCurrent());
}

void MainWindow::updateInspector()
{
    m_inspector->setVisible(m_actions.inspector->isChecked() && m_workspace->currentBrowsePage() != nullptr);
}

} // namespace binnacle::ui
