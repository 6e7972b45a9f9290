// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/outcome.h"

#include "ui/models/time_text.h"
#include "ui/models/value_text.h"

#include <QCoreApplication>

#include <algorithm>

namespace binnacle::ui {

namespace {

struct Outcomes {
    Q_DECLARE_TR_FUNCTIONS(Outcomes)

public:
    static QString sentence(const Error& error);
    static QString existence(bool exists) { return exists ? tr("there was a record") : tr("there was no record"); }
    static QString never() { return tr("never"); }
};

QString Outcomes::sentence(const Error& error)
{
    const QString said = QString::fromStdString(error.sentence());
    return error.inDoubt() ? tr("in doubt, it may have taken effect: %1").arg(said) : said;
}

QString titleOf(const Error& error)
{
    return QStringLiteral("%1 · %2").arg(error.code()).arg(QString::fromStdString(error.name()));
}

QString twoDigits(double number, const QString& unit)
{
    return QString::number(number, 'f', number < 100 ? 1 : 0) + QStringLiteral(" ") + unit;
}

} // namespace

QString Outcome::text() const
{
    const QString head = mark + QStringLiteral(" ") + title;
    return sentence.isEmpty() ? head : head + QStringLiteral(" — ") + sentence;
}

Outcome outcomeOf(const RecordResult& result)
{
    if (result.skipped())
        return {OutcomeKind::skipped, QStringLiteral("◐"), titleOf(*result.error), Outcomes::sentence(*result.error)};
    if (result.error)
        return {OutcomeKind::failed, QStringLiteral("✕"), titleOf(*result.error), Outcomes::sentence(*result.error)};
    return {OutcomeKind::ok, QStringLiteral("●"), QStringLiteral("OK"),
            result.exists ? Outcomes::existence(*result.exists) : QString()};
}

QString answerTimeText(std::chrono::microseconds elapsed)
{
    const auto count = static_cast<double>(elapsed.count());
    if (count < 100)
        return QStringLiteral("%1 µs").arg(elapsed.count());
    return count < 1e6 ? twoDigits(count / 1e3, QStringLiteral("ms")) : twoDigits(count / 1e6, QStringLiteral("s"));
}

QString timeToLiveText(const RecordResult& result, std::int64_t unixNow)
{
    if (!result.record)
        return QStringLiteral("–");
    const auto left = timeToLive(result.record->voidTime, unixNow);
    if (!left)
        return Outcomes::never();
    return spanText(*left);
}

QString binsText(const RecordResult& result, int length)
{
    QString text;
    if (!result.record)
        return text;
    const std::string* before = nullptr;
    for (const Bin& bin : result.record->bins) {
        const bool sameBin = before && *before == bin.name;
        before = &bin.name;
        if (!text.isEmpty())
            text += sameBin ? QStringLiteral(" · ") : QStringLiteral(", ");
        const int left = length - static_cast<int>(text.size());
        if (left <= 0)
            return text + QStringLiteral("…");
        if (!sameBin)
            text += nameText(bin.name) + QStringLiteral(": ");
        text += previewOf(bin.value, {.length = left});
    }
    return text;
}

} // namespace binnacle::ui
