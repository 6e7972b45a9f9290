// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/bins/modified.h"
#include "core/bins/scalars.h"

namespace binnacle::bins {

// Operations on a bin that holds a HyperLogLog sketch, as packed in an operation of a command. `present` is the bin's particle, null
// where there is no such bin. Errors carry the server's own codes. Source: the server's particle_hll.c.

/// A bin that is not there has nothing to say: the answer is of type null.
Result<wire::Particle> readHll(const ParticleView* present, ByteView operation);
Result<Modified> modifyHll(const ParticleView* present, ByteView operation);

} // namespace binnacle::bins
