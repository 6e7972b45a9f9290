// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operation/document.h"

#include <QString>

namespace binnacle::ui {

/// What a segment does, in one sentence.
struct SegmentSentence {
    QString plain; ///< `Delete 2 records of test · sessions, durably`
    QString head;  ///< its beginning as HTML, with the verb and the data set in bold
    QString tail;  ///< the rest, plain: conditions and bin operations
};

/// `verbColor` is the verb's in the rich form, as #rrggbb.
SegmentSentence sentenceOf(const Segment& segment, const QString& verbColor = {});

/// `403 keys`, `1 key`, `the whole set`.
QString keyCountText(const Segment& segment);

} // namespace binnacle::ui
