// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/bins/modified.h"
#include "core/bins/scalars.h"

namespace binnacle::bins {

// Operations on the bits of a blob bin, as packed in an operation of a command. `present` is the bin's particle, null where there is
// no such bin. Errors carry the server's own codes. Source: the server's particle_blob.c.

/// A bin that is not there has nothing to say: the answer is of type null.
Result<wire::Particle> readBits(const ParticleView* present, ByteView operation);

/// The answer is always of type null.
Result<Modified> modifyBits(const ParticleView* present, ByteView operation);

} // namespace binnacle::bins
