// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bridge/connection.h"

#include "ui/bridge/gui_dispatcher.h"

#include <QDir>
#include <QPointer>
#include <QThreadPool>

#include <algorithm>
#include <memory>
#include <utility>

namespace binnacle::ui {

namespace {

/// The last copy of a cluster joins its runtime thread; that wait belongs to a thread of the pool.
void letGo(std::optional<Session> session, std::optional<Cluster> cluster)
{
    if (!session && !cluster)
        return;
    auto held =
        std::make_shared<std::pair<std::optional<Session>, std::optional<Cluster>>>(std::move(session), std::move(cluster));
    QThreadPool::globalInstance()->start([held = std::move(held)]() mutable { held.reset(); });
}

QString seedText(const Host& host)
{
    const QString name = QString::fromStdString(host.name);
    return (name.contains(u':') ? u'[' + name + u']' : name) + u':' + QString::number(host.port);
}

} // namespace

Connection::Connection(QString name, Environment environment, QObject* parent)
    : QObject(parent), m_name(std::move(name)), m_environment(environment)
{
}

Connection::~Connection()
{
    dropCluster();
}

QString Connection::address() const
{
    if (m_seeds.empty())
        return {};
    const QString first = seedText(m_seeds.front());
    return m_seeds.size() == 1 ? first : first + QStringLiteral(" +%1").arg(m_seeds.size() - 1);
}

void Connection::reachWith(bool readOnly, std::vector<std::int32_t> racks)
{
    m_readOnly = readOnly;
    m_racks = std::move(racks);
}

QString Connection::identity() const
{
    return m_sandbox.isEmpty() ? address() : m_sandbox;
}

void Connection::setSandbox(const QString& directory, std::optional<bool> durableDeletes)
{
    m_sandbox = QDir(directory).absolutePath();
    m_durableDeletes = durableDeletes;
}

work::TargetFacts Connection::targetFacts() const
{
    return work::targetFactsOf(m_catalog, m_durableDeletes);
}

void Connection::open(std::vector<Host> seeds)
{
    dropCluster();
    m_seeds = std::move(seeds);
    m_error.reset();
    m_catalogError.reset();
    const std::uint64_t generation = ++m_generation;
    setState(State::connecting);
    // Unguarded: a cluster that arrives after its connection has gone has to be let go off this thread, not just dropped.
    ClusterDefinition(m_seeds)
        .readOnly(m_readOnly)
        .preferRacks(m_racks)
        .connectAsync(guiDispatcher(), [self = QPointer<Connection>(this), generation](Result<Cluster> reply) {
            if (self)
                self->take(generation, std::move(reply));
            else if (reply)
                letGo({}, std::move(*reply));
        });
}

void Connection::openWith(std::function<void()> opener)
{
    ++m_generation;
    dropCluster();
    m_error.reset();
    m_opener = std::move(opener);
    setState(State::connecting);
    m_opener();
}

void Connection::fail(Error error)
{
    ++m_generation;
    dropCluster();
    m_error = std::move(error);
    setState(State::failed);
}

void Connection::reopen()
{
    if (m_opener)
        openWith(m_opener);
    else
        open(m_seeds);
}

void Connection::close()
{
    ++m_generation;
    dropCluster();
    m_error.reset();
    setState(State::closed);
}

QString Connection::errorText() const
{
    return m_error ? QString::fromStdString(m_error->text()) : QString();
}

std::optional<Session> Connection::session() const
{
    return m_session;
}

void Connection::refreshCatalog()
{
    if (!m_cluster)
        return;
    if (m_catalogAwaited) {
        m_catalogAskedAgain = true;
        return;
    }
    m_catalogAwaited = true;
    m_cluster->catalogAsync(guiDispatcher(this), [this, generation = m_generation](Result<Catalog> reply) {
        takeCatalog(generation, std::move(reply));
    });
}

std::optional<std::uint64_t> Connection::objectCount(const DataSet& dataSet) const
{
    const auto& spaces = m_catalog.namespaces;
    const auto space = std::find_if(spaces.begin(), spaces.end(), [&](const auto& n) { return n.name == dataSet.nameSpace; });
    if (space == spaces.end())
        return std::nullopt;
    if (dataSet.set.empty())
        return space->objects;
    const auto set = std::find_if(space->sets.begin(), space->sets.end(), [&](const auto& s) { return s.name == dataSet.set; });
    return set == space->sets.end() ? std::nullopt : std::optional(set->objects);
}

void Connection::take(std::uint64_t generation, Result<Cluster> reply)
{
    if (generation != m_generation) {
        if (reply)
            letGo({}, std::move(*reply));
        return;
    }
    if (!reply) {
        m_error = std::move(reply).error();
        setState(State::failed);
        return;
    }
    m_cluster = std::move(*reply);
    m_session = m_cluster->createSession();
    setState(State::connected);
    refreshCatalog();
}

void Connection::takeCatalog(std::uint64_t generation, Result<Catalog> reply)
{
    if (generation != m_generation)
        return;
    m_catalogAwaited = false;
    if (std::exchange(m_catalogAskedAgain, false))
        refreshCatalog();
    if (!reply) {
        m_catalogError = std::move(reply).error();
        emit catalogFailed();
        return;
    }
    m_catalogError.reset();
    m_catalog = std::move(*reply);
    emit catalogChanged();
}

void Connection::setState(State state)
{
    m_state = state;
    emit stateChanged();
}

void Connection::dropCluster()
{
    letGo(std::exchange(m_session, std::nullopt), std::exchange(m_cluster, std::nullopt));
    m_catalogAwaited = false;
    m_catalogAskedAgain = false;
}

} // namespace binnacle::ui
