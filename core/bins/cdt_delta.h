// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/wire/particle.h"

namespace binnacle::bins {

/// A number inside a list or map, incremented: packed, and as the answer tells it.
struct Incremented {
    Bytes packed;
    wire::Particle answer;
};

/// `present` keeps its own type, whatever the step's; where there is none (a null pointer) the step's type decides. A step that was
/// left out, or is nil, is 1. Integers wrap around. Anything but numbers is a parameter error.
Result<Incremented> incrementedElement(ByteView present, ByteView step, bool decrement);

} // namespace binnacle::bins
