// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/duration_text.h"

#include <QRegularExpression>
#include <QSet>
#include <QStringList>

#include <array>
#include <limits>

namespace binnacle::ui {

namespace {

struct Unit {
    const char* name;
    std::uint32_t seconds;
};

constexpr std::array<Unit, 4> units{{{"d", 86'400}, {"h", 3'600}, {"min", 60}, {"s", 1}}};

std::optional<std::uint32_t> secondsIn(const QString& unit)
{
    if (unit.isEmpty())
        return 1;
    if (unit == QStringLiteral("m"))
        return 60;
    for (const Unit& known : units) {
        if (unit == QLatin1String(known.name))
            return known.seconds;
    }
    return std::nullopt;
}

} // namespace

QString durationText(std::uint32_t seconds)
{
    QStringList parts;
    for (const Unit& unit : units) {
        const std::uint32_t count = seconds / unit.seconds;
        seconds %= unit.seconds;
        if (count > 0)
            parts << QStringLiteral("%1 %2").arg(count).arg(QLatin1String(unit.name));
    }
    return parts.isEmpty() ? QStringLiteral("0 s") : parts.join(u' ');
}

std::optional<std::uint32_t> durationOf(const QString& text)
{
    static const QRegularExpression whole(QStringLiteral("^\\s*([0-9]{1,10}|([0-9]{1,10}\\s*[a-z]+\\s*)+)\\s*$"));
    static const QRegularExpression part(QStringLiteral("([0-9]+)\\s*([a-z]*)"));
    if (!whole.match(text).hasMatch())
        return std::nullopt;
    std::uint64_t sum = 0;
    QSet<std::uint32_t> seen;
    for (auto it = part.globalMatch(text); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        const auto unit = secondsIn(match.captured(2));
        if (!unit || seen.contains(*unit))
            return std::nullopt;
        seen.insert(*unit);
        sum += match.captured(1).toULongLong() * *unit; // ten digits by 86400, four times at most: far below 2^64
    }
    if (sum > std::numeric_limits<std::uint32_t>::max())
        return std::nullopt;
    return static_cast<std::uint32_t>(sum);
}

} // namespace binnacle::ui
