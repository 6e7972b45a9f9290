// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/start_page.h"

#include "ui/bridge/connection.h"
#include "ui/shell/catalog_feed.h"
#include "ui/theme/busy_bar.h"
#include "ui/theme/empty_state.h"
#include "ui/theme/roles.h"

#include <QVBoxLayout>

#include <algorithm>

namespace binnacle::ui {

namespace {

bool hasSets(const Catalog& catalog)
{
    return std::any_of(catalog.namespaces.begin(), catalog.namespaces.end(),
                       [](const CatalogNamespace& nameSpace) { return !nameSpace.sets.empty(); });
}

} // namespace

StartPage::StartPage(const Connection& connection, QWidget* parent)
    : QWidget(parent), m_connection(connection), m_state(new EmptyState(this)), m_busy(new BusyBar(this))
{
    setSurface(this, Surface::panel);
    m_state->setObjectName(QStringLiteral("startState"));
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_busy);
    layout->addWidget(m_state, 1);
    connect(&connection, &Connection::stateChanged, this, &StartPage::update);
    connect(&connection, &Connection::catalogChanged, this, &StartPage::update);
    connect(&connection, &Connection::catalogFailed, this, &StartPage::update);
    connect(m_state, &EmptyState::actionTriggered, this, &StartPage::act);
    update();
}

void StartPage::update()
{
    using Kind = EmptyState::Kind;
    const bool hasAddress = !m_connection.address().isEmpty(); // a sandbox has none until it listens
    const QString address = hasAddress ? m_connection.address() : m_connection.name();
    m_busy->setBusy(m_connection.state() == Connection::State::connecting);
    switch (m_connection.state()) {
    case Connection::State::closed:
        m_state->setContent(Kind::nothing, QStringLiteral("unplugged"), tr("Not connected"),
                            tr("The connection was closed. Nothing is read or written until it is open again."), tr("Connect"));
        break;
    case Connection::State::connecting:
        m_state->setContent(Kind::nothing, QStringLiteral("plug"), (hasAddress ? tr("Connecting to %1…") : tr("Starting %1…")).arg(address), {});
        break;
    case Connection::State::failed:
        m_state->setContent(Kind::failed, QStringLiteral("unplugged"), (hasAddress ? tr("Can't reach %1") : tr("Can't open %1")).arg(address),
                            failureText(m_connection), tr("Try again"));
        break;
    case Connection::State::connected:
        showConnected();
        break;
    }
}

void StartPage::showConnected()
{
    using Kind = EmptyState::Kind;
    if (const auto& error = m_connection.catalogError()) {
        m_state->setContent(Kind::failed, QStringLiteral("warning"), tr("Can't list what is there"),
                            QString::fromStdString(error->text()), tr("Ask again"));
    } else if (m_connection.catalog().namespaces.empty()) {
        m_state->setContent(Kind::nothing, QStringLiteral("database"), tr("Asking what is there…"), {});
    } else if (!hasSets(m_connection.catalog())) {
        m_state->setContent(Kind::nothing, QStringLiteral("database"), tr("No sets yet"),
                            tr("A set comes into being with its first record. Build an operation that writes one."),
                            tr("Compose"));
    } else {
        m_state->setContent(
            Kind::nothing, QStringLiteral("table"), tr("Choose a set"),
            tr("Its records are shown here, a page at a time. Opening a set never counts or scans it as a whole."));
    }
}

void StartPage::act()
{
    if (m_connection.state() != Connection::State::connected) {
        emit retryRequested();
    } else if (m_connection.catalogError()) {
        emit refreshRequested();
    } else {
        emit composeRequested();
    }
}

} // namespace binnacle::ui
