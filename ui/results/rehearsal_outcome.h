// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/work/rehearsal.h"

#include <QString>

namespace binnacle::ui {

/// What would become of a record, for its colour and for counting.
enum class RehearsedKind { changes, unchanged, skipped, failed, notRehearsed };

struct RehearsedOutcome {
    RehearsedKind kind = RehearsedKind::unchanged;
    QString mark;     ///< ●, ○, ◐, ✕ or ?
    QString title;    ///< `created`, `2 · record not found`
    QString sentence; ///< what there is to say beyond the title; may be empty

    QString text() const { return mark + u' ' + title; }
};

/// Of all steps, the gravest decides.
RehearsedOutcome outcomeOf(const work::RehearsedRecord& record);
RehearsedOutcome outcomeOf(const work::RehearsedStep& step);

struct RehearsalCounts {
    std::int64_t changes = 0;
    std::int64_t unchanged = 0;
    std::int64_t skipped = 0;
    std::int64_t failed = 0;
    std::int64_t notRehearsed = 0;
};
RehearsalCounts countsOf(const work::Rehearsal& rehearsal);

} // namespace binnacle::ui
