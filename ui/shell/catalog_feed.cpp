// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/catalog_feed.h"

#include "core/base/error.h"
#include "ui/bridge/connection.h"

#include <QCoreApplication>

#include <algorithm>
#include <limits>

namespace binnacle::ui {

namespace {

QByteArray nameBytes(const std::string& name)
{
    return QByteArray(name.data(), static_cast<qsizetype>(name.size()));
}

qint64 count(std::uint64_t objects)
{
    return static_cast<qint64>(std::min<std::uint64_t>(objects, std::numeric_limits<qint64>::max()));
}

ConnectionInfo::State stateOf(const Connection& connection)
{
    switch (connection.state()) {
    case Connection::State::closed:
        return ConnectionInfo::State::closed;
    case Connection::State::connecting:
        return ConnectionInfo::State::connecting;
    case Connection::State::connected:
        return ConnectionInfo::State::connected;
    case Connection::State::failed:
        return ConnectionInfo::State::failed;
    }
    return ConnectionInfo::State::closed;
}

QString noteOf(const Connection& connection)
{
    if (connection.environment() == Environment::sandbox) {
        return QCoreApplication::translate("binnacle::ui::describe", "local");
    }
    const auto nodes = connection.catalog().nodes;
    return nodes <= 1 ? QString() : QCoreApplication::translate("binnacle::ui::describe", "%1 nodes").arg(nodes);
}

/// What to do about it; empty where the failure itself says enough.
QString advice(const Error& error)
{
    if (error.is(ClientCode::connectionFailed) || error.is(ClientCode::timeout)) {
        return QCoreApplication::translate("binnacle::ui::failureText",
                                           "Check that the server is running, and that this machine can reach it.");
    }
    if (error.is(ClientCode::invalidHost)) {
        return QCoreApplication::translate("binnacle::ui::failureText", "Check the spelling of the address.");
    }
    if (error.is(ClientCode::protocolError)) {
        return QCoreApplication::translate("binnacle::ui::failureText", "Check that this is the port of an Aerospike server.");
    }
    return {};
}

} // namespace

QString failureText(const Connection& connection)
{
    const auto& error = connection.error();
    if (!error) {
        return {};
    }
    const QString reason = QString::fromStdString(error->text());
    const QString next = advice(*error);
    return next.isEmpty() || reason.isEmpty() ? reason + next : reason + QStringLiteral(". ") + next;
}

ConnectionInfo describe(const Connection& connection)
{
    ConnectionInfo info;
    info.name = connection.name();
    info.address = connection.address();
    info.note = noteOf(connection);
    info.environment = connection.environment();
    info.state = stateOf(connection);
    info.error = failureText(connection);
    for (const CatalogNamespace& nameSpace : connection.catalog().namespaces) {
        NamespaceInfo shown{nameBytes(nameSpace.name), count(nameSpace.objects), {}};
        for (const CatalogSet& set : nameSpace.sets) {
            shown.sets.push_back({nameBytes(set.name), count(set.objects)});
        }
        info.namespaces.push_back(std::move(shown));
    }
    return info;
}

} // namespace binnacle::ui
