// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/run_summary.h"

#include "ui/models/value_text.h"
#include "ui/results/outcome.h"

#include <QCoreApplication>
#include <QStringList>

#include <limits>

namespace binnacle::ui {

namespace {

struct RunWords {
    Q_DECLARE_TR_FUNCTIONS(RunWords)
};

QString keysText(std::optional<std::int64_t> count)
{
    if (!count)
        return RunWords::tr("a whole set");
    return *count == 1 ? RunWords::tr("1 key") : RunWords::tr("%1 keys").arg(countText(static_cast<std::uint64_t>(*count)));
}

QString whatWasRun(const OperationDocument& document)
{
    const QString keys = keysText(recordCount(document));
    if (document.segments.size() == 1) {
        const std::string_view verb = nameOf(document.segments.front().verb);
        return QString::fromUtf8(verb.data(), static_cast<qsizetype>(verb.size())) + u' ' + keys;
    }
    return RunWords::tr("%1 segments on %2").arg(countText(document.segments.size()), keys);
}

} // namespace

std::optional<std::int64_t> recordCount(const OperationDocument& document)
{
    constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
    std::int64_t sum = 0;
    for (const Segment& segment : document.segments) {
        const auto count = keyCount(segment);
        if (!count)
            return std::nullopt;
        sum = *count > most - sum ? most : sum + *count;
    }
    return sum;
}

QString runSummary(const OperationDocument& document, bool streamed, std::optional<std::chrono::microseconds> elapsed)
{
    QStringList parts{whatWasRun(document)};
    if (streamed)
        parts << RunWords::tr("streamed");
    if (elapsed)
        parts << answerTimeText(*elapsed);
    return parts.join(QStringLiteral(" · "));
}

} // namespace binnacle::ui
