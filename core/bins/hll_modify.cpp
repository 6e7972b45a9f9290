// SPDX-License-Identifier: Apache-2.0
#include "core/bins/bin_error.h"
#include "core/bins/hll.h"
#include "core/bins/hll_operation.h"
#include "core/value/hll_algebra.h"

namespace binnacle::bins {
namespace {

Error binError(ServerCode code)
{
    return Error::server(code);
}

Result<Modified> kept(const HllSketch& sketch)
{
    Modified modified;
    modified.bin = *wire::encodeParticle(Hll{sketch.bytes()});
    return modified;
}

Result<Modified> keptAndCounted(const HllSketch& sketch, std::uint64_t count)
{
    Result<Modified> modified = kept(sketch);
    modified->answer = *wire::encodeParticle(static_cast<std::int64_t>(count));
    return modified;
}

/// An empty sketch as the arguments ask for it; what they leave open is taken from `own`, or there are no min-hashes.
Result<HllSketch> empty(const HllSketch* own, const HllArguments& arguments)
{
    if (!arguments.indexBits && own == nullptr)
        return notApplicable("a sketch cannot be made without index bits");
    const int indexBits = arguments.indexBits ? *arguments.indexBits : own->indexBits();
    const int minHashBits = arguments.minHashBits ? *arguments.minHashBits : own != nullptr ? own->minHashBits() : 0;
    Result<HllSketch> sketch = HllSketch::create(indexBits, minHashBits);
    if (!sketch)
        return notApplicable(sketch.error().detail());
    return sketch;
}

Result<Modified> init(const HllSketch* own, const HllArguments& arguments)
{
    const Result<HllSketch> sketch = empty(own, arguments);
    if (!sketch)
        return sketch.error();
    return kept(*sketch);
}

/// The bits in the arguments say nothing about a sketch that is there.
Result<Modified> add(const HllSketch* own, const HllArguments& arguments)
{
    Result<HllSketch> sketch = own != nullptr ? Result<HllSketch>(*own) : empty(nullptr, arguments);
    if (!sketch)
        return sketch.error();
    std::uint64_t added = 0;
    for (const Bytes& element : arguments.elements)
        added += sketch->add(element);
    return keptAndCounted(*sketch, added);
}

Result<Modified> setUnion(const HllSketch* own, const HllArguments& arguments)
{
    std::vector<HllSketch> sketches = arguments.sketches;
    if (own != nullptr)
        sketches.push_back(*own);
    const HllSketch united = hllUnion(sketches);
    const bool folds = own != nullptr && (united.indexBits() < own->indexBits() || united.minHashBits() != own->minHashBits());
    if (folds && (arguments.flags & hll_flags::allowFold) == 0)
        return notApplicable("the union would have less bits than the bin's sketch");
    return kept(united);
}

Result<Modified> refreshCount(const HllSketch* own)
{
    if (own == nullptr)
        return binError(ServerCode::binNotFound);
    HllSketch sketch = *own;
    const std::uint64_t count = sketch.refreshCachedCount();
    return keptAndCounted(sketch, count);
}

Result<Modified> fold(const HllSketch* own, const HllArguments& arguments)
{
    if (own == nullptr)
        return binError(ServerCode::binNotFound);
    if (own->minHashBits() > 0)
        return notApplicable("a sketch with min-hashes cannot be folded");
    if (!arguments.indexBits || own->indexBits() < *arguments.indexBits)
        return notApplicable("a sketch is folded to fewer index bits");
    return kept(own->indexBits() == *arguments.indexBits ? *own : hllFolded(*own, *arguments.indexBits));
}

Result<Modified> applied(HllCode code, const HllSketch* own, const HllArguments& arguments)
{
    switch (code) {
    case HllCode::init:
        return init(own, arguments);
    case HllCode::add:
        return add(own, arguments);
    case HllCode::setUnion:
        return setUnion(own, arguments);
    case HllCode::refreshCount:
        return refreshCount(own);
    default:
        return fold(own, arguments);
    }
}

} // namespace

Result<Modified> modifyHll(const ParticleView* present, ByteView operation)
{
    const Result<HllOperation> decoded = decodeHllOperation(operation, false);
    if (!decoded)
        return decoded.error();
    std::optional<HllSketch> own;
    if (present != nullptr) {
        Result<HllSketch> sketch = sketchIn(*present);
        if (!sketch)
            return sketch.error();
        own = *std::move(sketch);
    }
    const Result<HllArguments> arguments = decodeHllArguments(*decoded);
    if (!arguments)
        return arguments.error();
    if ((arguments->flags & (own ? hll_flags::createOnly : hll_flags::updateOnly)) != 0) {
        if ((arguments->flags & hll_flags::noFail) != 0)
            return Modified();
        return binError(own ? ServerCode::binExists : ServerCode::binNotFound);
    }
    return applied(decoded->code, own ? &*own : nullptr, *arguments);
}

} // namespace binnacle::bins
