// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QProcess>
#include <QStringList>

#include <cstdint>
#include <memory>

namespace binnacle::test {

/// What one run of the program left behind.
struct ProgramRun {
    int exitCode = -1; ///< -1: it had to be ended after the time limit
    QByteArray output;
    QByteArray errors;
    qint64 milliseconds = 0;

    /// The output's lines as JSON objects.
    QList<QJsonObject> results() const;
};

/// Runs `binnacle` with `arguments`, `input` on standard input; ends it after `limitMs`.
ProgramRun runProgram(const QStringList& arguments, const QByteArray& input = {}, int limitMs = 30'000);

/// A `binnacle node` in a process of its own, on a free loopback port.
class NodeProcess {
public:
    /// `more`: arguments of the node; `under`: a program, with its own arguments, that the node is started by.
    explicit NodeProcess(const QString& dataDirectory, const QStringList& more = {}, const QStringList& under = {});
    ~NodeProcess();

    /// False if it did not say `ready PORT` within 20 s.
    bool isReady() const { return m_port != 0; }
    std::uint16_t port() const { return m_port; }
    QString address() const { return QStringLiteral("127.0.0.1:%1").arg(m_port); }

    /// SIGKILL: nothing is flushed, nothing is closed.
    void kill();

private:
    QProcess m_process;
    std::uint16_t m_port = 0;
};

} // namespace binnacle::test
