// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/moment_text.h"

#include <QDateTime>
#include <QTimeZone>

namespace binnacle::ui {

namespace {

constexpr std::int64_t beforeYear10000 = 253'402'300'799;

} // namespace

QString momentText(std::int64_t unixTime)
{
    if (unixTime < 0 || unixTime > beforeYear10000)
        return u'@' + QString::number(unixTime);
    return QDateTime::fromSecsSinceEpoch(unixTime, QTimeZone::utc()).toString(QStringLiteral("yyyy-MM-dd HH:mm:ss"));
}

std::optional<std::int64_t> momentOf(const QString& text)
{
    const QString typed = text.simplified();
    if (typed.startsWith(u'@')) {
        bool read = false;
        const qlonglong seconds = typed.mid(1).toLongLong(&read);
        return read ? std::optional<std::int64_t>(seconds) : std::nullopt;
    }
    for (const char* format : {"yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd HH:mm", "yyyy-MM-dd"}) {
        QDateTime moment = QDateTime::fromString(typed, QLatin1String(format));
        if (!moment.isValid())
            continue;
        return QDateTime(moment.date(), moment.time(), QTimeZone::utc()).toSecsSinceEpoch();
    }
    return std::nullopt;
}

} // namespace binnacle::ui
