// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/results_panel.h"

#include "ui/bridge/connection.h"
#include "ui/bridge/document_run.h"
#include "ui/results/results_view.h"

#include <QVBoxLayout>

namespace binnacle::ui {

ResultsPanel::ResultsPanel(Connection& connection, QWidget* parent)
    : QWidget(parent), m_connection(connection), m_run(new DocumentRun(this)), m_view(new ResultsView(this))
{
    setObjectName(QStringLiteral("resultsPanel"));
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_view);
    connect(m_run, &DocumentRun::started, this, &ResultsPanel::started);
    connect(m_run, &DocumentRun::resultsReady, m_view, &ResultsView::append);
    connect(m_run, &DocumentRun::finished, this, [this](const std::optional<Error>& error) {
        m_view->end(error, m_run->elapsed());
        emit finished(m_document);
    });
    connect(m_view, &ResultsView::stopRequested, this, &ResultsPanel::stop);
    connect(m_view, &ResultsView::retryRequested, this, &ResultsPanel::execute);
    connect(m_view, &ResultsView::recordSelected, this, &ResultsPanel::recordSelected);
}

void ResultsPanel::execute(const OperationDocument& document, bool stream)
{
    run({document, {}, false, 0}, stream);
}

void ResultsPanel::executeAsRehearsed(const std::shared_ptr<const Rehearsed>& rehearsed)
{
    run({rehearsed->document, rehearsed, false, 0}, false);
}

void ResultsPanel::run(RunRequest request, bool stream)
{
    const std::optional<Session> session = m_connection.session();
    if (!session) {
        const QString reason = tr("there is no connection to %1").arg(m_connection.name());
        m_view->refuse(Error::client(ClientCode::connectionFailed, reason.toStdString()));
        return;
    }
    m_document = request.document;
    m_view->begin(m_document, stream);
    m_run->start(*session, std::move(request), {});
}

void ResultsPanel::stop()
{
    m_run->stop();
}

bool ResultsPanel::isRunning() const
{
    return m_run->isRunning();
}

} // namespace binnacle::ui
