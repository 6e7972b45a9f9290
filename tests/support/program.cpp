// SPDX-License-Identifier: Apache-2.0
#include "tests/support/program.h"

#include <QElapsedTimer>
#include <QJsonDocument>

namespace binnacle::test {

QList<QJsonObject> ProgramRun::results() const
{
    QList<QJsonObject> out;
    for (const QByteArray& line : output.split('\n'))
        if (!line.isEmpty())
            out << QJsonDocument::fromJson(line).object();
    return out;
}

ProgramRun runProgram(const QStringList& arguments, const QByteArray& input, int limitMs)
{
    QProcess process;
    QElapsedTimer clock;
    clock.start();
    process.start(QStringLiteral(BINNACLE_BINARY), arguments);
    process.write(input);
    process.closeWriteChannel();
    const bool ended = process.waitForFinished(limitMs);
    const qint64 elapsed = clock.elapsed();
    if (!ended) {
        process.kill();
        process.waitForFinished(5000);
    }
    return {ended && process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1, process.readAllStandardOutput(),
            process.readAllStandardError(), elapsed};
}

NodeProcess::NodeProcess(const QString& dataDirectory, const QStringList& more, const QStringList& under)
{
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    const QStringList node{QStringLiteral(BINNACLE_BINARY), QStringLiteral("node"), QStringLiteral("--listen"),
                           QStringLiteral("127.0.0.1:0"), QStringLiteral("--data"), dataDirectory};
    const QStringList command = under + node + more;
    m_process.start(command.front(), command.mid(1));
    QElapsedTimer clock;
    clock.start();
    while (clock.elapsed() < 20'000 && !m_process.canReadLine())
        if (!m_process.waitForReadyRead(1000) && m_process.state() == QProcess::NotRunning)
            return;
    const QByteArray line = m_process.readLine().trimmed();
    if (line.startsWith("ready "))
        m_port = line.mid(6).toUShort();
}

NodeProcess::~NodeProcess()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.terminate();
    if (!m_process.waitForFinished(5000))
        kill();
}

void NodeProcess::kill()
{
    m_process.kill();
    m_process.waitForFinished(5000);
}

} // namespace binnacle::test
