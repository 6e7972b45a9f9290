// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/javascript.h"

#include <QProcess>

namespace binnacle::test {

QString javascriptModules()
{
    const QString given = qEnvironmentVariable("BINNACLE_NODE_MODULES");
    return !given.isEmpty() ? given : QStringLiteral(BINNACLE_SOURCE_DIR "/build/npm/node_modules");
}

QString javascriptProgram()
{
    const QString given = qEnvironmentVariable("BINNACLE_NODE_JS");
    if (!given.isEmpty())
        return given;
    QProcess finder;
    finder.start(QStringLiteral("bash"), {QStringLiteral(BINNACLE_SOURCE_DIR "/packaging/node.sh")});
    if (!finder.waitForFinished(20'000) || finder.exitCode() != 0)
        return {};
    return QString::fromUtf8(finder.readAllStandardOutput()).trimmed();
}

JavascriptRun runJavascript(const QStringList& arguments)
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("NODE_PATH"), javascriptModules());
    process.setProcessEnvironment(environment);
    process.start(javascriptProgram(), arguments);
    if (!process.waitForFinished(90'000)) {
        process.kill();
        process.waitForFinished(5'000);
        return {};
    }
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

} // namespace binnacle::test
