// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/rehearsal_panel.h"

#include "ui/bridge/connection.h"
#include "ui/results/rehearsal_view.h"

#include <QVBoxLayout>

namespace binnacle::ui {

RehearsalPanel::RehearsalPanel(Connection& connection, QWidget* parent)
    : QWidget(parent), m_connection(connection), m_run(new RehearsalRun(this)), m_view(new RehearsalView(this))
{
    setObjectName(QStringLiteral("rehearsalPanel"));
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_view);
    connect(m_run, &RehearsalRun::progressed, m_view, &RehearsalView::setProgress);
    connect(m_run, &RehearsalRun::finished, this,
            [this](const std::shared_ptr<const Rehearsed>& rehearsed, const std::optional<Error>& error) {
                if (rehearsed)
                    m_view->setRehearsed(rehearsed);
                else
                    m_view->fail(*error);
                emit finished();
            });
    connect(m_view, &RehearsalView::stopRequested, this, &RehearsalPanel::stop);
    connect(m_view, &RehearsalView::executeRequested, this, &RehearsalPanel::executeRequested);
    connect(m_view, &RehearsalView::closeRequested, this, [this] {
        stop();
        emit closeRequested();
    });
}

void RehearsalPanel::rehearse(const OperationDocument& document)
{
    m_view->begin();
    const std::optional<Session> session = m_connection.session();
    if (session) {
        m_run->start(*session, m_connection.targetFacts(), document);
        return;
    }
    const QString reason = tr("there is no connection to %1").arg(m_connection.name());
    m_view->fail(Error::client(ClientCode::connectionFailed, reason.toStdString()));
    emit finished();
}

void RehearsalPanel::stop()
{
    m_run->stop();
}

void RehearsalPanel::compareWith(const OperationDocument& document)
{
    if (m_view->rehearsed() && !(m_view->rehearsed()->document == document))
        m_view->setOutdated(tr("The operation was changed since: rehearse it again to execute it as rehearsed."));
}

void RehearsalPanel::setExecuted()
{
    m_view->setOutdated(tr("Something was executed since: the records may no longer be as they are shown here."));
}

} // namespace binnacle::ui
