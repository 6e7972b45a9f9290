// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox.h"
#include "ui/bridge/connection.h"

#include <QObject>
#include <QString>

#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <thread>

namespace binnacle::app {

/// Opens a sandbox beside the running window: the node starts on a worker, the connection is opened when it listens, and the
/// sample data is written on the worker if it is wanted. Lives on the GUI thread; its destructor stops the worker and waits for
/// what was already sent.
class SandboxStarter : public QObject {
    Q_OBJECT

public:
    /// `connection` has to outlive this.
    SandboxStarter(QString directory, bool withSampleData, ui::Connection& connection);
    ~SandboxStarter() override;

    void start();

signals:
    /// The sandbox holds all that it should at a start. An empty error text if nothing went wrong.
    void settled(const QString& errorText);

private:
    void work();
    void loadSamples();
    void report(std::function<void()> task);

    QString m_directory;
    bool m_withSampleData;
    ui::Connection& m_connection;
    std::unique_ptr<Sandbox> m_sandbox; ///< the worker's
    std::optional<Host> m_host;         ///< the GUI thread's: where the sandbox listens
    std::atomic<bool> m_stop{false};
    std::thread m_worker;
};

} // namespace binnacle::app
