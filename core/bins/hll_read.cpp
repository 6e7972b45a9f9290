// SPDX-License-Identifier: Apache-2.0
#include "core/bins/bin_error.h"
#include "core/bins/hll.h"
#include "core/bins/hll_operation.h"
#include "core/value/hll_algebra.h"

#include <algorithm>

namespace binnacle::bins {
namespace {

Result<wire::Particle> count(std::uint64_t number)
{
    return wire::encodeParticle(static_cast<std::int64_t>(number));
}

Result<wire::Particle> mayContainAll(const HllSketch& sketch, const std::vector<Bytes>& elements)
{
    return count(std::ranges::all_of(elements, [&](const Bytes& element) { return sketch.mayContain(element); }) ? 1 : 0);
}

/// Three sketches and more, the bin's own not counted, are only compared by min-hashes.
bool isComparable(const HllSketch& own, const std::vector<HllSketch>& others)
{
    return others.size() <= 2 || (own.minHashBits() != 0 && own.minHashBits() == others.front().minHashBits());
}

Result<wire::Particle> compared(HllCode code, const HllSketch& own, std::vector<HllSketch> sketches)
{
    if ((code == HllCode::intersectCount || code == HllCode::similarity) && !isComparable(own, sketches))
        return notApplicable("the bin's sketch has other min-hash bits than those that it is compared with");
    sketches.push_back(own);
    switch (code) {
    case HllCode::getUnion:
        return wire::encodeParticle(Hll{hllUnion(sketches).bytes()});
    case HllCode::unionCount:
        return count(hllUnionCount(sketches));
    case HllCode::intersectCount:
        return count(hllIntersectCount(sketches));
    default:
        return wire::encodeParticle(hllSimilarity(sketches));
    }
}

} // namespace

Result<wire::Particle> readHll(const ParticleView* present, ByteView operation)
{
    if (present == nullptr)
        return wire::Particle();
    const Result<HllOperation> decoded = decodeHllOperation(operation, true);
    if (!decoded)
        return decoded.error();
    const Result<HllSketch> sketch = sketchIn(*present);
    if (!sketch)
        return sketch.error();
    Result<HllArguments> arguments = decodeHllArguments(*decoded);
    if (!arguments)
        return arguments.error();
    switch (decoded->code) {
    case HllCode::count:
        return count(sketch->estimate());
    case HllCode::describe:
        return wire::encodeParticle(List{{Value(sketch->indexBits()), Value(sketch->minHashBits())}});
    case HllCode::mayContain:
        return mayContainAll(*sketch, arguments->elements);
    default:
        return compared(decoded->code, *sketch, std::move(arguments->sketches));
    }
}

} // namespace binnacle::bins
