// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/input.h"

#include <QFile>

namespace binnacle::app {

namespace {

constexpr qint64 longestInput = qint64{64} << 20;

} // namespace

Result<std::string> readInput(const QString& name)
{
    QFile file(name);
    const bool opened = name == QLatin1String("-") ? file.open(stdin, QIODevice::ReadOnly) : file.open(QIODevice::ReadOnly);
    if (!opened)
        return Error::client(ClientCode::badInput, (name + QStringLiteral(": ") + file.errorString()).toStdString());
    QByteArray bytes;
    while (bytes.size() <= longestInput) { // a pipe gives what it has, not what was asked for
        const QByteArray part = file.read(longestInput + 1 - bytes.size());
        if (part.isEmpty())
            break;
        bytes += part;
    }
    if (bytes.size() > longestInput)
        return Error::client(ClientCode::badInput, name.toStdString() + " has more than 64 MiB");
    return bytes.toStdString();
}

} // namespace binnacle::app
