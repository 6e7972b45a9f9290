// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operation/document.h"
#include "core/operation/record_result.h"

#include <QString>

namespace binnacle::ui {

/// What became of a record: failed and skipped are shown in their own colours, and both have a code.
enum class OutcomeKind { ok, skipped, failed };

struct Outcome {
    OutcomeKind kind = OutcomeKind::ok;
    QString mark;     ///< ●, ◐ or ✕
    QString title;    ///< `OK`, `27 · filtered out`
    QString sentence; ///< what there is to say beyond the title; may be empty

    QString text() const;
};

/// With the segment that it comes of, it is told what that there is a record means there.
Outcome outcomeOf(const RecordResult& result, const Segment* segment = nullptr);

/// `2.1 ms`, `340 µs`, `3.2 s`.
QString answerTimeText(std::chrono::microseconds elapsed);

/// `59 min 48 s` left at `unixNow`, `never`; – where there is no record.
QString timeToLiveText(const RecordResult& result, std::int64_t unixNow);

/// All values on one line, cut at `length` characters: `name: "Alice", age: 30`. Answers of one bin that come one after the other
/// stand behind its name: `visits: 3 changed the sketch · HllConfig.of(14)`.
QString binsText(const RecordResult& result, const Segment* segment = nullptr, int length = 200);

/// The same in full, one value a line.
QString binsTip(const RecordResult& result, const Segment* segment);

} // namespace binnacle::ui
