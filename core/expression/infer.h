// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/expression/part.h"

#include <optional>

namespace binnacle::expression {

/// Fills in the types of bins and of what paths find, from what they are compared with, and refuses what cannot be told.
/// The order matters where one bin stands in several places: inner comparisons come first, left before right.
void inferTypes(Part& part, Diagnostics& diagnostics);

/// Of a literal; nothing for a type that comparisons do not carry over (lists and maps among them).
std::optional<Type> carriedType(const Part& part);

/// What a path gives if no comparison has told: strings in maps, integers in lists.
Type defaultType(const Step& step);

} // namespace binnacle::expression
