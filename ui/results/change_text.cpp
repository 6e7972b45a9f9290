// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/change_text.h"

#include "ui/models/value_text.h"

#include <QCoreApplication>
#include <QStringList>

namespace binnacle::ui {

namespace {

constexpr int longestValue = 160;
constexpr int longestInSummary = 32;
constexpr int binsInSummary = 8;

struct ChangeWords {
    Q_DECLARE_TR_FUNCTIONS(ChangeWords)
};

QString valueText(const Value& value, int length)
{
    return previewOf(value, {length, true, false});
}

QString registersText(std::uint32_t changed)
{
    return changed == 1 ? ChangeWords::tr("1 register") : ChangeWords::tr("%1 registers").arg(countText(changed));
}

TextRuns sketchRuns(const work::SketchChange& sketch, bool detailed)
{
    const QString before = QStringLiteral("≈ ") + countText(sketch.estimateBefore);
    const QString after = QStringLiteral("≈ ") + countText(sketch.estimateAfter);
    TextRuns runs;
    if (before != after)
        runs << TextRun{before, RunTone::before} << TextRun{QStringLiteral(" "), RunTone::plain};
    runs << TextRun{after, RunTone::sketch};
    if (detailed && sketch.registersChanged)
        runs << TextRun{QStringLiteral(" · ") + registersText(*sketch.registersChanged), RunTone::secondary};
    if (detailed && !sketch.registersChanged)
        runs << TextRun{QStringLiteral(" · ") + ChangeWords::tr("another precision"), RunTone::secondary};
    return runs;
}

TextRuns runsOf(work::ChangeKind kind, const Value& before, const Value& after, int length)
{
    switch (kind) {
    case work::ChangeKind::added:
        return {{QStringLiteral("+ ") + valueText(after, length), RunTone::added}};
    case work::ChangeKind::removed:
        return {{QStringLiteral("− "), RunTone::removed}, {valueText(before, length), RunTone::before}};
    case work::ChangeKind::unchanged:
        return {{valueText(after, length), RunTone::secondary}};
    case work::ChangeKind::changed:
        break;
    }
    return {{valueText(before, length), RunTone::before},
            {QStringLiteral(" "), RunTone::plain},
            {valueText(after, length), RunTone::after}};
}

QString nestedText(const work::BinChange& change)
{
    const std::size_t count = change.nested.size() + change.nestedLeftOut;
    return count == 1 ? ChangeWords::tr("1 change inside") : ChangeWords::tr("%1 changes inside").arg(countText(count));
}

TextRuns inSummary(const work::BinChange& change)
{
    const QString name = nameText(change.bin);
    const QString space = QStringLiteral(" ");
    if (change.kind == work::ChangeKind::added)
        return {{QStringLiteral("+ ") + name + space + valueText(*change.after, longestInSummary), RunTone::added}};
    if (change.kind == work::ChangeKind::removed)
        return {{QStringLiteral("− ") + name, RunTone::removed}};
    TextRuns runs{{name + space, RunTone::plain}};
    if (change.sketch)
        return runs << sketchRuns(*change.sketch, false);
    if (!change.nested.empty())
        return runs << TextRun{nestedText(change), RunTone::secondary};
    return runs << runsOf(change.kind, *change.before, *change.after, longestInSummary);
}

QString stepText(const PathStep& step)
{
    if (step.arguments.empty())
        return QStringLiteral("*");
    const QString argument = previewOf(step.arguments.front());
    return step.selector == Selector::mapKey ? argument : u'[' + argument + u']';
}

} // namespace

QString plainText(const TextRuns& runs)
{
    QString text;
    for (qsizetype i = 0; i < runs.size(); ++i) {
        text += runs[i].text;
        const bool isReplaced = runs[i].tone == RunTone::before && i + 1 < runs.size() && runs[i + 1].text == QLatin1String(" ");
        if (isReplaced)
            text += QStringLiteral(" →");
    }
    return text;
}

TextRuns changeOf(const work::BinChange& change)
{
    static const Value nil;
    if (change.sketch && change.kind == work::ChangeKind::changed)
        return sketchRuns(*change.sketch, true);
    if (!change.nested.empty())
        return {{nestedText(change), RunTone::secondary}};
    return runsOf(change.kind, change.before ? *change.before : nil, change.after ? *change.after : nil, longestValue);
}

TextRuns changeOf(const work::NestedChange& change)
{
    return runsOf(change.kind, change.before, change.after, longestValue);
}

TextRuns summaryOf(const std::vector<work::BinChange>& changes)
{
    TextRuns runs;
    int told = 0;
    for (const work::BinChange& change : changes) {
        if (change.kind == work::ChangeKind::unchanged)
            continue;
        if (!runs.isEmpty())
            runs << TextRun{QStringLiteral(" · "), RunTone::secondary};
        if (told++ == binsInSummary)
            return runs << TextRun{QStringLiteral("…"), RunTone::secondary};
        runs << inSummary(change);
    }
    return runs;
}

QString nestedPathText(const std::vector<PathStep>& path)
{
    QStringList steps;
    for (const PathStep& step : path)
        steps << stepText(step);
    return steps.join(QStringLiteral(" › "));
}

} // namespace binnacle::ui
