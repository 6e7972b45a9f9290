// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/rehearsal_lines.h"

#include "ui/models/time_text.h"
#include "ui/models/value_text.h"

#include <QCoreApplication>

namespace binnacle::ui {

namespace {

using Kind = RehearsalLine::Kind;

struct LineWords {
    Q_DECLARE_TR_FUNCTIONS(LineWords)
};

RehearsalLine note(const QString& sentence, RunTone tone)
{
    return {Kind::note, LineWords::tr("note"), {}, {}, {{sentence, tone}}, {}};
}

void addSteps(std::vector<RehearsalLine>& lines, const work::RehearsedRecord& record, const Rehearsed& rehearsed)
{
    if (record.steps.size() == 1 && !record.steps.front().result.error)
        return;
    for (const work::RehearsedStep& step : record.steps) {
        const std::string_view verb = nameOf(rehearsed.document.segments[step.segment].verb);
        RehearsedOutcome outcome = outcomeOf(step);
        TextRuns sentence{{outcome.sentence, RunTone::secondary}};
        lines.push_back({Kind::step,
                         LineWords::tr("%1. %2").arg(step.segment + 1).arg(QString::fromUtf8(verb.data(), qsizetype(verb.size()))),
                         {},
                         std::move(outcome),
                         std::move(sentence),
                         {}});
    }
}

void addFact(std::vector<RehearsalLine>& lines, const QString& title, const QString& before, const QString& after)
{
    if (before == after)
        return;
    TextRuns runs;
    if (!before.isEmpty())
        runs << TextRun{before, RunTone::before};
    if (!before.isEmpty() && !after.isEmpty())
        runs << TextRun{QStringLiteral(" "), RunTone::plain};
    runs << TextRun{after, before.isEmpty() ? RunTone::added : RunTone::after};
    lines.push_back({Kind::fact, title, {}, {}, std::move(runs), {}});
}

void addFacts(std::vector<RehearsalLine>& lines, const work::RehearsedRecord& record, std::int64_t unixNow)
{
    if (!record.after)
        return;
    const auto generation = [](const Record& r) { return QString::number(r.generation); };
    const auto expiry = [unixNow](const Record& r) { return expiryText(r.voidTime, unixNow); };
    addFact(lines, LineWords::tr("generation"), record.before ? generation(*record.before) : QString(), generation(*record.after));
    addFact(lines, LineWords::tr("expires"), record.before ? expiry(*record.before) : QString(), expiry(*record.after));
}

void addBins(std::vector<RehearsalLine>& lines, const work::RehearsedRecord& record)
{
    for (const work::BinChange& change : record.bins) {
        const Value& value = change.after ? *change.after : *change.before;
        RehearsalLine line{Kind::bin, nameText(change.bin), QString::fromStdString(typeChip(value)), {},
                           changeOf(change), {}};
        for (const work::NestedChange& nested : change.nested)
            line.inside.push_back({Kind::nested, nestedPathText(nested.path), {}, {}, changeOf(nested), {}});
        if (change.nestedLeftOut > 0)
            line.inside.push_back(note(LineWords::tr("and %1 more").arg(countText(change.nestedLeftOut)), RunTone::secondary));
        lines.push_back(std::move(line));
    }
}

} // namespace

std::vector<RehearsalLine> linesOf(const work::RehearsedRecord& record, const Rehearsed& rehearsed)
{
    std::vector<RehearsalLine> lines;
    if (!record.wasRehearsed())
        return lines;
    addSteps(lines, record, rehearsed);
    addFacts(lines, record, rehearsed.rehearsal.unixNow);
    addBins(lines, record);
    for (const std::string& remark : record.remarks)
        lines.push_back(note(QString::fromStdString(remark), RunTone::plain));
    return lines;
}

} // namespace binnacle::ui
