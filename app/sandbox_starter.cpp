// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox_starter.h"

#include "app/sample_data.h"
#include "core/sdk/cluster.h"

namespace binnacle::app {

SandboxStarter::SandboxStarter(QString directory, bool withSampleData, ui::Connection& connection)
    : m_directory(std::move(directory)), m_withSampleData(withSampleData), m_connection(connection)
{
}

SandboxStarter::~SandboxStarter()
{
    m_stop = true;
    if (m_worker.joinable())
        m_worker.join();
}

void SandboxStarter::start()
{
    m_connection.openWith([this] {
        if (m_host) { // it runs; only the way to it was lost
            m_connection.open({*m_host});
            return;
        }
        if (m_worker.joinable())
            m_worker.join(); // it has reported already, or nobody could have asked to try again
        m_worker = std::thread([this] { work(); });
    });
}

void SandboxStarter::report(std::function<void()> task)
{
    // Queued to this object: should it go first, the task goes with it.
    QMetaObject::invokeMethod(this, std::move(task), Qt::QueuedConnection);
}

void SandboxStarter::work()
{
    Result<std::unique_ptr<Sandbox>> opened = Sandbox::open(m_directory);
    if (!opened) {
        report([this, error = opened.error()] {
            m_connection.fail(error);
            emit settled(QString::fromStdString(error.text()));
        });
        return;
    }
    m_sandbox = std::move(*opened);
    report([this, host = m_sandbox->host(), directory = m_sandbox->directory(), durable = m_sandbox->takesDurableDeletes()] {
        m_connection.setSandbox(directory, durable);
        m_host = host;
        m_connection.open({host});
    });
    if (m_withSampleData && m_sandbox->wantsSampleData())
        loadSamples();
    else
        report([this] { emit settled({}); });
}

void SandboxStarter::loadSamples()
{
    const auto refresh = [this](std::int64_t) { report([this] { m_connection.refreshCatalog(); }); };
    Result<Cluster> cluster = ClusterDefinition({m_sandbox->host()}).tryConnect();
    Result<void> loaded = cluster ? loadSampleData(cluster->createSession(), refresh, m_stop) : Result<void>(cluster.error());
    if (loaded)
        m_sandbox->markSampleDataLoaded();
    const QString errorText = loaded ? QString() : QString::fromStdString(loaded.error().text());
    report([this, errorText] {
        m_connection.refreshCatalog();
        emit settled(errorText);
    });
}

} // namespace binnacle::app
