// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operation/document.h"
#include "core/operation/record_result.h"

#include <QString>

#include <string>
#include <vector>

namespace binnacle::ui {

/// One value of a result: what an operation of the segment answered, or a bin as it was read.
struct Answer {
    std::string bin;
    const BinOperation* operation = nullptr; ///< of the segment; null for a bin that no operation asked for
    Value value;
};

/// The values of a result, each with the operation that it answers. Several operations on one bin answer as a list: it is taken
/// apart, and writes that answer nothing are left out. `segment` may be null, and outlives the answers.
std::vector<Answer> answersOf(const RecordResult& result, const Segment* segment);

/// The value as its operation means it: `HllConfig.of(14)`, `≈ 12,418`, `3 changed the sketch`; otherwise as every value is shown.
QString answerText(const Answer& answer, int length);

/// The same in full, a line of its own: the bin, the SDK's name of the operation, the value, and what there is to say about it.
QString answerLine(const Answer& answer);

} // namespace binnacle::ui
