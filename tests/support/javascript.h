// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace binnacle::test {

/// The folder that the vendor's client for Node.js was installed into.
QString javascriptModules();

/// A Node.js that the client runs on; empty if there is none.
QString javascriptProgram();

struct JavascriptRun {
    int exitCode = -1; ///< -1: it did not end within a minute and a half
    QByteArray output;
    QByteArray errors;
};
/// Runs Node.js with `arguments`; require() finds the client.
JavascriptRun runJavascript(const QStringList& arguments);

} // namespace binnacle::test
