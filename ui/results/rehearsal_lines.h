// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/bridge/rehearsal_run.h"
#include "ui/results/change_text.h"
#include "ui/results/rehearsal_outcome.h"

#include <QString>

#include <optional>
#include <vector>

namespace binnacle::ui {

/// One line of what a rehearsal tells of a record.
struct RehearsalLine {
    enum class Kind { step, fact, bin, nested, note };
    Kind kind = Kind::bin;
    QString title;
    QString chip; ///< of a bin
    std::optional<RehearsedOutcome> outcome;
    TextRuns change;
    std::vector<RehearsalLine> inside; ///< of a bin
};

/// What is beneath a record: its steps if there are several or one that fails, generation and expiry where they change, its bins,
/// and remarks.
std::vector<RehearsalLine> linesOf(const work::RehearsedRecord& record, const Rehearsed& rehearsed);

} // namespace binnacle::ui
