// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/value/value.h"

namespace binnacle::expression {

/// The value with every map in it ordered by key, as literals of the language are: of equal keys the first stays. Integers come
/// before strings, strings before blobs.
Value sortedMaps(Value value);

} // namespace binnacle::expression
