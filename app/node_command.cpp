// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/node_command.h"

#include "app/exec_command.h"
#include "core/node/node.h"

#include <QFile>
#include <QTemporaryDir>

#include <csignal>
#include <iostream>

namespace binnacle::app {

namespace {

/// Waits for SIGINT or SIGTERM. They were blocked before any thread was started, so that no other thread takes them.
void awaitEndSignal(const sigset_t& endSignals)
{
    int signal = 0;
    sigwait(&endSignals, &signal);
}

bool isLoopback(const std::string& address)
{
    return address.starts_with("127.") || address == "::1" || address == "localhost";
}

} // namespace

int runNode(const NodeArguments& arguments)
{
    sigset_t endSignals;
    sigemptyset(&endSignals);
    sigaddset(&endSignals, SIGINT);
    sigaddset(&endSignals, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &endSignals, nullptr);

    QTemporaryDir temporary;
    node::Options options;
    options.address = arguments.address;
    options.port = arguments.port;
    options.namespaces = arguments.namespaces;
    options.durableDeletes = arguments.durableDeletes;
    const QString directory = arguments.dataDirectory.isEmpty() ? temporary.filePath(QStringLiteral("data")) : arguments.dataDirectory;
    options.dataDirectory = QFile::encodeName(directory).toStdString();

    const auto node = node::Node::start(options);
    if (!node) {
        std::cerr << node.error().text() << '\n';
        return clusterFailed;
    }
    if (arguments.dataDirectory.isEmpty())
        std::cerr << "no --data was given: the records are gone when this node ends\n";
    if (!isLoopback(arguments.address))
        std::cerr << "warning: this node listens on " << arguments.address << ", not on loopback: whoever reaches it can read and write\n";
    std::cout << "ready " << (*node)->port() << std::endl;
    awaitEndSignal(endSignals);
    return allOk;
}

} // namespace binnacle::app
