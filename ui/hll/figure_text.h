// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/value/hll_error.h"

#include <QString>

#include <cstddef>

namespace binnacle::ui {

/// `12,418`
QString countOf(const HllFigure& count);
/// `12,418 ± 101`
QString countWithError(const HllFigure& count);
/// `0.388`, `–` where there is none
QString shareOf(const HllFigure& share);
/// `0.388 ± 0.009`
QString shareWithError(const HllFigure& share);
/// `± 0.81 %`
QString relativeErrorText(double relativeError);
/// `12,317 – 12,519`: one standard error down and up.
QString boundsOf(const HllFigure& count);
/// `14 bits · 12 KiB`, `12 + 20 bits · 13 KiB`
QString precisionText(int indexBits, int minHashBits, std::size_t byteSize);

/// Why the figure cannot be trusted, as a sentence; empty if it can.
QString doubtText(HllDoubt doubt);

} // namespace binnacle::ui
