// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/bins/modified.h"
#include "core/bins/scalars.h"
#include "core/wire/particle.h"

namespace binnacle::bins {

// Operations on lists and maps, whole bins and what is nested in them, as a server of version 8.1 carries them out: values, bytes and
// result codes. Pure; errors carry the server's own codes. Path expressions (selections, number 0xFE) are answered as by a server
// that does not know them. Bytes from outside may be anything: what makes no sense is a parameter error.
// Source: cdt.c, particle_list.c and particle_map.c of the server.

/// The answer of a read; of type null if there is none.
Result<wire::Particle> readCdt(ParticleView present, ByteView operation);

/// `present` is null where there is no such bin.
Result<Modified> modifyCdt(const ParticleView* present, ByteView operation);

} // namespace binnacle::bins
