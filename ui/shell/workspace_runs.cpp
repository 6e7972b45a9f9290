// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bridge/connection.h"
#include "ui/browse/browse_page.h"
#include "ui/compose/compose_page.h"
#include "ui/results/rehearsal_panel.h"
#include "ui/results/results_panel.h"
#include "ui/shell/workspace.h"

#include <algorithm>

namespace binnacle::ui {

namespace {

std::vector<DataSet> writtenSets(const OperationDocument& document)
{
    std::vector<DataSet> sets;
    for (const Segment& segment : document.segments) {
        if (isWrite(segment.verb) && std::find(sets.begin(), sets.end(), segment.dataSet) == sets.end()) {
            sets.push_back(segment.dataSet);
        }
    }
    return sets;
}

} // namespace

void Workspace::connectRehearsal()
{
    m_compose->setLowerPanel(m_rehearsal);
    m_rehearsal->hide();
    connect(m_compose, &ComposePage::rehearseRequested, this, &Workspace::rehearse);
    connect(m_compose, &ComposePage::documentChanged, this, [this] { m_rehearsal->compareWith(m_compose->document()); });
    connect(m_rehearsal, &RehearsalPanel::closeRequested, m_rehearsal, &QWidget::hide);
    connect(m_rehearsal, &RehearsalPanel::executeRequested, this, &Workspace::runAsRehearsed);
}

void Workspace::connectResults()
{
    connect(m_results, &ResultsPanel::started, this, &Workspace::showRunning);
    connect(m_results, &ResultsPanel::finished, this, &Workspace::takeOutcome);
    connect(m_results, &ResultsPanel::recordSelected, this, [this](const Record& record) { emit recordSelected(record, -1); });
}

void Workspace::executeCurrent(bool stream)
{
    if (BrowsePage* const page = currentBrowsePage()) {
        page->run();
    } else if (isComposeCurrent()) {
        stream ? m_compose->stream() : m_compose->execute();
    }
}

void Workspace::run(const OperationDocument& document, bool stream)
{
    if (!isRunning()) {
        setResultsVisible(true);
        m_results->execute(document, stream);
    }
}

void Workspace::rehearse(const OperationDocument& document)
{
    m_rehearsal->show();
    m_rehearsal->rehearse(document);
}

void Workspace::rehearseCurrent()
{
    if (isComposeCurrent())
        m_compose->rehearse();
}

void Workspace::runAsRehearsed(const std::shared_ptr<const Rehearsed>& rehearsed)
{
    if (!isRunning()) {
        setResultsVisible(true);
        m_results->executeAsRehearsed(rehearsed);
    }
}

bool Workspace::isRunning() const
{
    return m_results->isRunning();
}

void Workspace::showRunning()
{
    m_compose->setRunning(isRunning());
    emit runningChanged();
}

void Workspace::takeOutcome(const OperationDocument& document)
{
    showRunning();
    const std::vector<DataSet> touched = writtenSets(document);
    for (BrowsePage* const page : browsePages()) {
        if (std::find(touched.begin(), touched.end(), page->dataSet()) != touched.end()) {
            page->refresh();
        }
    }
    if (!touched.empty()) {
        m_rehearsal->setExecuted();
        m_connection.refreshCatalog();
    }
}

void Workspace::stop()
{
    if (isRunning()) {
        m_results->stop();
    } else if (m_rehearsal->isRunning()) {
        m_rehearsal->stop();
    } else if (BrowsePage* const page = currentBrowsePage()) {
        page->stop();
    }
}

} // namespace binnacle::ui
