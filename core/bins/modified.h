// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/wire/particle.h"

#include <optional>

namespace binnacle::bins {

/// What an operation makes of a bin, and what it answers.
struct Modified {
    std::optional<wire::Particle> bin; ///< unset: unchanged, or still not there
    wire::Particle answer;             ///< of type null: nothing to say
};

} // namespace binnacle::bins
