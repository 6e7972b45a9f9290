// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/rehearsal_outcome.h"

#include "ui/results/outcome.h"

#include <QCoreApplication>

#include <algorithm>

namespace binnacle::ui {

namespace {

struct RehearsedWords {
    Q_DECLARE_TR_FUNCTIONS(RehearsedWords)
};

RehearsedOutcome changed(const work::RehearsedRecord& record)
{
    QString title = RehearsedWords::tr("changes");
    if (!record.before)
        title = RehearsedWords::tr("created");
    else if (!record.after)
        title = RehearsedWords::tr("deleted");
    return {RehearsedKind::changes, QStringLiteral("●"), title, {}};
}

bool fails(const work::RehearsedStep& step)
{
    return step.result.error && !step.result.skipped();
}

} // namespace

RehearsedOutcome outcomeOf(const work::RehearsedStep& step)
{
    if (step.result.error) {
        const Outcome outcome = outcomeOf(step.result);
        const bool skipped = step.result.skipped();
        return {skipped ? RehearsedKind::skipped : RehearsedKind::failed, outcome.mark,
                skipped ? RehearsedWords::tr("filtered out") : outcome.title, outcome.sentence};
    }
    if (step.changes)
        return {RehearsedKind::changes, QStringLiteral("●"), RehearsedWords::tr("changes"), {}};
    return {RehearsedKind::unchanged, QStringLiteral("○"), RehearsedWords::tr("unchanged"), {}};
}

RehearsedOutcome outcomeOf(const work::RehearsedRecord& record)
{
    if (!record.wasRehearsed())
        return {RehearsedKind::notRehearsed, QStringLiteral("?"), RehearsedWords::tr("not rehearsed"),
                QString::fromStdString(record.notRehearsed)};
    if (const auto failed = std::ranges::find_if(record.steps, fails); failed != record.steps.end())
        return outcomeOf(*failed);
    if (std::ranges::any_of(record.steps, &work::RehearsedStep::changes)) {
        if (record.before || record.after)
            return changed(record);
        return {RehearsedKind::unchanged, QStringLiteral("○"), RehearsedWords::tr("comes and goes"), {}};
    }
    const auto isSkipped = [](const work::RehearsedStep& step) { return step.result.skipped(); };
    if (const auto skipped = std::ranges::find_if(record.steps, isSkipped); skipped != record.steps.end())
        return outcomeOf(*skipped);
    return {RehearsedKind::unchanged, QStringLiteral("○"), RehearsedWords::tr("unchanged"), {}};
}

RehearsalCounts countsOf(const work::Rehearsal& rehearsal)
{
    RehearsalCounts counts;
    for (const work::RehearsedRecord& record : rehearsal.records) {
        switch (outcomeOf(record).kind) {
        case RehearsedKind::changes:
            ++counts.changes;
            break;
        case RehearsedKind::unchanged:
            ++counts.unchanged;
            break;
        case RehearsedKind::skipped:
            ++counts.skipped;
            break;
        case RehearsedKind::failed:
            ++counts.failed;
            break;
        case RehearsedKind::notRehearsed:
            ++counts.notRehearsed;
            break;
        }
    }
    return counts;
}

} // namespace binnacle::ui
