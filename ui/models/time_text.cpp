// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/time_text.h"

#include "core/value/record.h"

#include <QCoreApplication>

namespace binnacle::ui {

namespace {

QString translated(const char* text)
{
    return QCoreApplication::translate("TimeText", text);
}

} // namespace

QString spanText(std::uint32_t seconds)
{
    const std::uint32_t days = seconds / 86'400;
    const std::uint32_t hours = seconds / 3'600 % 24;
    const std::uint32_t minutes = seconds / 60 % 60;
    const std::uint32_t rest = seconds % 60;
    if (days > 0)
        return translated("%1 d %2 h").arg(days).arg(hours);
    if (hours > 0)
        return translated("%1 h %2 m %3 s").arg(hours).arg(minutes).arg(rest);
    if (minutes > 0)
        return translated("%1 m %2 s").arg(minutes).arg(rest);
    return translated("%1 s").arg(rest);
}

QString expiryText(std::uint32_t voidTime, std::int64_t unixNow)
{
    const auto left = timeToLive(voidTime, unixNow);
    if (!left)
        return translated("never");
    return *left == 0 ? translated("expired") : translated("in %1").arg(spanText(*left));
}

QString elapsedText(std::chrono::microseconds elapsed)
{
    const double milliseconds = static_cast<double>(elapsed.count()) / 1'000;
    if (milliseconds >= 999.5)
        return translated("%1 s").arg(milliseconds / 1'000, 0, 'f', 1);
    return translated("%1 ms").arg(milliseconds, 0, 'f', milliseconds < 9.95 ? 1 : 0);
}

} // namespace binnacle::ui
