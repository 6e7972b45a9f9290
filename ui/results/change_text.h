// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/work/rehearsal.h"

#include <QList>
#include <QMetaType>
#include <QString>

namespace binnacle::ui {

/// How a piece of a text about a change is drawn.
enum class RunTone { plain, secondary, before, after, added, removed, sketch };

struct TextRun {
    QString text;
    RunTone tone = RunTone::plain;
    friend bool operator==(const TextRun&, const TextRun&) = default;
};

/// A line of pieces, one right behind the other.
using TextRuns = QList<TextRun>;

/// As plain text: what was there before stands in front of an arrow.
QString plainText(const TextRuns& runs);

/// `4 5` (the first struck through), `+ true`, `− "old"`, `≈ 100 ≈ 103 · 3 registers`.
TextRuns changeOf(const work::BinChange& change);
TextRuns changeOf(const work::NestedChange& change);

/// All bins that differ, on one line: `login_count 4 5 · + verified true`.
TextRuns summaryOf(const std::vector<work::BinChange>& changes);

/// `address › "zip"`, without the bin: `"zip"`, `tags › [0]`.
QString nestedPathText(const std::vector<PathStep>& path);

} // namespace binnacle::ui

Q_DECLARE_METATYPE(binnacle::ui::TextRuns)
