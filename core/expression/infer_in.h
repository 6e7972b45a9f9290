// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/expression/part.h"

namespace binnacle::expression {

/// Of `left in right`: right is a list, whose elements, all of one type, say of what type left is.
void inferIn(Part& in, Diagnostics& diagnostics);

/// Refuses `… in ${x}` where x is defined as something that is no list. `let` is one that stands in no other.
void checkListVariables(const Part& let, Diagnostics& diagnostics);

} // namespace binnacle::expression
