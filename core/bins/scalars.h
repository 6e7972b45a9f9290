// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/wire/particle.h"

#include <cstdint>

namespace binnacle::bins {

/// A particle somebody else owns: a bin's present value, or the operand of an operation.
struct ParticleView {
    std::uint8_t type = 0;
    ByteView bytes;
};

// What scalar operations make of a bin. Pure; errors carry the server's own codes. Each takes the bin's present particle, null
// where there is no such bin; then every one of them is a plain write, as servers do it.
// Source: the server's particle_integer.c, particle_float.c, particle_bool.c and particle_blob.c.

/// What is kept of a written operand. Integers come in 1, 2, 4 or 8 bytes and are kept in 8; booleans are one byte, 0 or 1;
/// doubles 8 bytes. A null, an unknown type and a wrong width are parameter errors. Lists and maps are kept in the
/// server's own form (see packed_canonical.h), or they are a server error. Bytes that are no sketch are a parameter error; GeoJSON gets
/// its cells (see geo_particle.h).
Result<wire::Particle> written(ParticleView operand);

/// Integers wrap around at 64 bits. The operand has the bin's own type, or it is a type error.
Result<wire::Particle> incremented(const ParticleView* present, ParticleView operand);

/// Strings to strings, blobs to blobs; anything else is a type error.
Result<wire::Particle> appended(const ParticleView* present, ParticleView operand);
Result<wire::Particle> prepended(const ParticleView* present, ParticleView operand);

} // namespace binnacle::bins
