// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/bytes.h"
#include "core/wire/particle.h"

#include <optional>

namespace binnacle::bins {

/// What an operation makes of a list or a map.
struct CdtChange {
    std::optional<Bytes> packed; ///< unset: it stays as it is, and one that is not there yet is not made
    wire::Particle answer;
};

/// What the operation is applied to: a list or a map, or the empty one that it would make.
struct CdtTarget {
    ByteView packed;
    bool isNew = false; ///< there is none yet
    bool isTopLevel = true;
};

} // namespace binnacle::bins
