// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/operation/document.h"

namespace binnacle::work {

/// What the filter and the expressions of a segment look at, beside bins.
struct ExpressionUse {
    bool hidden = false; ///< the time of the last update, the stored key or the size: what a plain read does not tell
    bool clock = false;  ///< how much time has passed, or is left
};

/// What cannot be read as an expression counts as using nothing: it is refused anyway. Pure.
ExpressionUse useOf(const Segment& segment);

} // namespace binnacle::work
