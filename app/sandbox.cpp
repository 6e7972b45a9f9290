// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>
#include <QThread>

namespace binnacle::app {

namespace {

/// Beside the data directory, not in it: what is in there belongs to the node.
QString sampleMarker(const QString& directory)
{
    return directory + QStringLiteral(".has-sample-data");
}

/// Another process may own the directory and not listen yet; it is given two seconds to.
std::optional<std::uint16_t> awaitOwner(const std::filesystem::path& directory)
{
    for (int attempt = 0; attempt < 40; ++attempt) {
        if (const auto port = node::Node::ownerPort(directory))
            return port;
        QThread::msleep(50);
    }
    return std::nullopt;
}

} // namespace

QString Sandbox::userDirectory()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + QStringLiteral("/binnacle/sandbox");
}

Sandbox::Sandbox(QString directory, Host host, std::unique_ptr<node::Node> node)
    : m_directory(std::move(directory)), m_host(std::move(host)), m_node(std::move(node))
{
}

Result<std::unique_ptr<Sandbox>> Sandbox::open(const QString& directory)
{
    const QString path = QDir::cleanPath(directory.isEmpty() ? userDirectory() : QFileInfo(directory).absoluteFilePath());
    QDir().mkpath(QFileInfo(path).absolutePath());
    node::Options options;
    options.dataDirectory = QFile::encodeName(path).toStdString();
    options.durableDeletes = true;
    const std::filesystem::path data = options.dataDirectory;
    if (const auto port = node::Node::ownerPort(data))
        return std::unique_ptr<Sandbox>(new Sandbox(path, Host{"127.0.0.1", *port}, nullptr));
    auto started = node::Node::start(std::move(options));
    if (started) {
        const Host host{"127.0.0.1", (*started)->port()};
        return std::unique_ptr<Sandbox>(new Sandbox(path, host, std::move(*started)));
    }
    if (const auto port = awaitOwner(data))
        return std::unique_ptr<Sandbox>(new Sandbox(path, Host{"127.0.0.1", *port}, nullptr));
    return started.error();
}

std::optional<bool> Sandbox::takesDurableDeletes() const
{
    return m_node ? std::optional(m_node->takesDurableDeletes()) : std::nullopt;
}

bool Sandbox::wantsSampleData() const
{
    return !QFile::exists(sampleMarker(m_directory));
}

void Sandbox::markSampleDataLoaded() const
{
    QFile marker(sampleMarker(m_directory));
    if (marker.open(QIODevice::WriteOnly))
        marker.write("The sample data was written to this sandbox; without this file it is written again.\n");
}

} // namespace binnacle::app
