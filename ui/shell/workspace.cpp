// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/workspace.h"

#include "ui/bridge/connection.h"
#include "ui/browse/browse_page.h"
#include "ui/compose/compose_page.h"
#include "ui/hll/hll_page.h"
#include "ui/results/rehearsal_panel.h"
#include "ui/results/results_panel.h"
#include "ui/shell/page_tabs.h"
#include "ui/shell/settings.h"
#include "ui/shell/start_page.h"

#include <QSplitter>
#include <QVBoxLayout>

#include <algorithm>
#include <string>

namespace binnacle::ui {

namespace {

constexpr int pagesHeight = 560;
constexpr int resultsHeight = 212;

QString shown(const std::string& name)
{
    return QString::fromStdString(escaped(name));
}

} // namespace

Workspace::Workspace(Connection& connection, QWidget* parent)
    : QWidget(parent),
      m_connection(connection),
      m_splitter(new QSplitter(Qt::Vertical, this)),
      m_tabs(new PageTabs(this)),
      m_start(new StartPage(connection, this)),
      m_compose(new ComposePage(this)),
      m_hll(new HllPage(connection, this)),
      m_rehearsal(new RehearsalPanel(connection, this)),
      m_results(new ResultsPanel(connection, this))
{
    m_splitter->setObjectName(QStringLiteral("workspaceSplitter"));
    m_splitter->setHandleWidth(1);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(m_tabs);
    m_splitter->addWidget(m_results);
    m_splitter->setStretchFactor(0, 1);
    m_results->hide();

    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_splitter);

    m_tabs->addPage(m_start, tr("Start"), {}, false);
    m_tabs->addPage(m_compose, tr("Compose"), {}, false);
    m_tabs->addPage(m_hll, tr("HLL"), {}, false);
    connect(m_tabs, &PageTabs::currentChanged, this, [this] {
        emit pageChanged();
        showSelection();
    });
    connect(m_tabs, &PageTabs::closeRequested, this, &Workspace::closePage);
    connect(m_start, &StartPage::retryRequested, this, &Workspace::retryRequested);
    connect(m_start, &StartPage::refreshRequested, &connection, &Connection::refreshCatalog);
    connect(m_start, &StartPage::composeRequested, this, &Workspace::showCompose);
    connectCompose();
    connectRehearsal();
    connectHll();
    connectResults();
}

Workspace::~Workspace() = default;

void Workspace::connectCompose()
{
    connect(m_compose, &ComposePage::executeRequested, this, [this](const OperationDocument& document) { run(document, false); });
    connect(m_compose, &ComposePage::streamRequested, this, [this](const OperationDocument& document) { run(document, true); });
    connect(m_compose, &ComposePage::stopRequested, this, &Workspace::stop);
    connect(&m_connection, &Connection::catalogChanged, this, &Workspace::offerDataSets);
    offerDataSets();
}

void Workspace::connectHll()
{
    connect(m_hll, &HllPage::composeRequested, this, &Workspace::compose);
}

void Workspace::offerDataSets()
{
    std::vector<DataSet> dataSets;
    for (const CatalogNamespace& nameSpace : m_connection.catalog().namespaces) {
        for (const CatalogSet& set : nameSpace.sets) {
            dataSets.push_back(DataSet::of(nameSpace.name, set.name));
        }
    }
    m_compose->setDataSets(dataSets);
}

void Workspace::connectBrowse(BrowsePage& page)
{
    connect(&page, &BrowsePage::recordSelected, this, [this, &page](const Record& record, qint64 wireSize) {
        m_selections[&page] = {record, wireSize};
        showSelection();
    });
    connect(&page, &BrowsePage::selectionCleared, this, [this, &page] {
        m_selections.erase(&page);
        showSelection();
    });
    connect(&page, &BrowsePage::composeRequested, this, &Workspace::compose);
    connect(&page, &BrowsePage::sketchesRequested, this,
            [this](const std::vector<Record>& records) { showHll().addRecords(records); });
}

BrowsePage* Workspace::openSet(const DataSet& dataSet)
{
    for (BrowsePage* const page : browsePages()) {
        if (page->dataSet() == dataSet) {
            m_tabs->setCurrentPage(page);
            return page;
        }
    }
    auto* const page = new BrowsePage(m_connection, dataSet, this);
    page->setObjectName(QStringLiteral("browsePage"));
    connectBrowse(*page);
    const bool wholeNamespace = dataSet.set.empty();
    m_tabs->addPage(page, shown(wholeNamespace ? dataSet.nameSpace : dataSet.set),
                    wholeNamespace ? tr("all sets") : shown(dataSet.nameSpace), true, static_cast<int>(browsePages().size()));
    updateStartPage();
    m_tabs->setCurrentPage(page);
    page->run();
    return page;
}

void Workspace::showSelection()
{
    const auto selection = m_selections.find(m_tabs->currentPage());
    if (selection == m_selections.end()) {
        emit selectionCleared();
    } else {
        emit recordSelected(selection->second.record, selection->second.wireSize);
    }
}

void Workspace::compose(const OperationDocument& document)
{
    m_compose->setDocument(document);
    showCompose();
}

/// Of all the rows that were read, whatever their sets: filters are typed before the data set is, too.
void Workspace::offerBins()
{
    std::vector<expression::KnownBin> bins;
    for (BrowsePage* const page : browsePages()) {
        for (expression::KnownBin& bin : page->model().binColumns().knownBins()) {
            if (std::ranges::find(bins, bin.name, &expression::KnownBin::name) == bins.end())
                bins.push_back(std::move(bin));
        }
    }
    m_compose->setKnownBins(bins);
}

void Workspace::showCompose()
{
    offerBins();
    m_tabs->setCurrentPage(m_compose);
    m_compose->focusStart();
}

void Workspace::composeFor(const DataSet& dataSet)
{
    m_compose->setDataSet(dataSet);
    showCompose();
}

HllPage& Workspace::showHll()
{
    m_tabs->setCurrentPage(m_hll);
    return *m_hll;
}

void Workspace::newOperation()
{
    OperationDocument document;
    document.segments.emplace_back();
    if (const BrowsePage* const page = currentBrowsePage()) {
        document.segments.back().dataSet = page->dataSet();
    }
    compose(document);
}

void Workspace::refresh()
{
    m_connection.refreshCatalog();
    if (BrowsePage* const page = currentBrowsePage()) {
        page->refresh();
    }
}

void Workspace::closeCurrent()
{
    if (BrowsePage* const page = currentBrowsePage()) {
        closePage(page);
    }
}

void Workspace::closePage(QWidget* page)
{
    m_tabs->removePage(page);
    m_selections.erase(page);
    page->deleteLater();
    updateStartPage();
}

void Workspace::updateStartPage()
{
    const bool wanted = browsePages().empty();
    const std::vector<QWidget*> pages = m_tabs->pages();
    const bool there = std::find(pages.begin(), pages.end(), m_start) != pages.end();
    if (wanted && !there) {
        m_tabs->addPage(m_start, tr("Start"), {}, false, 0);
    } else if (!wanted && there) {
        m_tabs->removePage(m_start);
    }
}

void Workspace::stepTab(int by)
{
    m_tabs->step(by);
}

void Workspace::focusKeyField()
{
    if (BrowsePage* const page = currentBrowsePage()) {
        page->focusKeyField();
    }
}

void Workspace::setResultsVisible(bool visible)
{
    if (visible == areResultsVisible()) {
        return;
    }
    m_results->setVisible(visible);
    emit resultsShown();
}

bool Workspace::areResultsVisible() const
{
    return !m_results->isHidden();
}

BrowsePage* Workspace::currentBrowsePage() const
{
    return qobject_cast<BrowsePage*>(m_tabs->currentPage());
}

bool Workspace::isComposeCurrent() const
{
    return m_tabs->currentPage() == m_compose;
}

bool Workspace::isHllCurrent() const
{
    return m_tabs->currentPage() == m_hll;
}

bool Workspace::isStartPageCurrent() const
{
    return m_tabs->currentPage() == m_start;
}

std::vector<BrowsePage*> Workspace::browsePages() const
{
    std::vector<BrowsePage*> pages;
    for (QWidget* const page : m_tabs->pages()) {
        if (auto* const browse = qobject_cast<BrowsePage*>(page)) {
            pages.push_back(browse);
        }
    }
    return pages;
}

void Workspace::restoreLayout()
{
    if (!settings::restoreSizes(*m_splitter)) {
        m_splitter->setSizes({pagesHeight, resultsHeight});
    }
}

void Workspace::saveLayout() const
{
    settings::saveSizes(*m_splitter);
}

} // namespace binnacle::ui
