// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/bins/scalars.h"
#include "core/wire/msgpack.h"

#include <utility>
#include <vector>

namespace binnacle::test {

/// `[code, arguments …]` as a client packs it.
inline Bytes packedOperation(int code, std::vector<Value> arguments = {})
{
    arguments.insert(arguments.begin(), Value(code));
    Bytes bytes;
    wire::pack(bytes, List{std::move(arguments)});
    return bytes;
}

inline bins::ParticleView viewOf(const wire::Particle& particle)
{
    return {particle.type, particle.bytes};
}

/// 0 for success.
template <typename T>
int codeOf(const Result<T>& result)
{
    return result ? 0 : result.error().code();
}

inline wire::Particle integerParticle(std::int64_t value)
{
    return *wire::encodeParticle(value);
}

} // namespace binnacle::test
