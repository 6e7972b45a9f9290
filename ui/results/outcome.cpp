// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/outcome.h"

#include "ui/models/time_text.h"
#include "ui/models/value_text.h"
#include "ui/results/answers.h"

#include <QCoreApplication>

#include <algorithm>

namespace binnacle::ui {

namespace {

struct Outcomes {
    Q_DECLARE_TR_FUNCTIONS(Outcomes)

public:
    static QString sentence(const Error& error);
    static QString existence(bool exists, const Segment* segment);
    static QString never() { return tr("never"); }
};

QString Outcomes::sentence(const Error& error)
{
    const QString said = QString::fromStdString(error.sentence());
    return error.inDoubt() ? tr("in doubt, it may have taken effect: %1").arg(said) : said;
}

QString Outcomes::existence(bool exists, const Segment* segment)
{
    if (segment != nullptr && segment->verb == Verb::exists)
        return exists ? tr("there is a record") : tr("there is no record");
    if (segment != nullptr && segment->verb == Verb::remove && exists)
        return tr("the record was deleted");
    return exists ? tr("there was a record") : tr("there was no record");
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

Outcome outcomeOf(const RecordResult& result, const Segment* segment)
{
    if (result.skipped())
        return {OutcomeKind::skipped, QStringLiteral("◐"), titleOf(*result.error), Outcomes::sentence(*result.error)};
    if (result.error)
        return {OutcomeKind::failed, QStringLiteral("✕"), titleOf(*result.error), Outcomes::sentence(*result.error)};
    return {OutcomeKind::ok, QStringLiteral("●"), QStringLiteral("OK"),
            result.exists ? Outcomes::existence(*result.exists, segment) : QString()};
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

QString binsText(const RecordResult& result, const Segment* segment, int length)
{
    QString text;
    std::string before;
    for (const Answer& answer : answersOf(result, segment)) {
        const bool sameBin = !text.isEmpty() && before == answer.bin;
        before = answer.bin;
        if (!text.isEmpty())
            text += sameBin ? QStringLiteral(" · ") : QStringLiteral(", ");
        const int left = length - static_cast<int>(text.size());
        if (left <= 0)
            return text + QStringLiteral("…");
        if (!sameBin)
            text += nameText(answer.bin) + QStringLiteral(": ");
        text += answerText(answer, left);
    }
    return text;
}

QString binsTip(const RecordResult& result, const Segment* segment)
{
    constexpr int mostLines = 24;
    QStringList lines;
    for (const Answer& answer : answersOf(result, segment)) {
        if (lines.size() == mostLines) {
            lines << QStringLiteral("…");
            break;
        }
        lines << answerLine(answer);
    }
    return lines.join(u'\n');
}

} // namespace binnacle::ui
