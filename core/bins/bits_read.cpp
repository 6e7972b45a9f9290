// SPDX-License-Identifier: Apache-2.0
#include "core/bins/bin_error.h"
#include "core/bins/bit_operation.h"
#include "core/bins/bit_region.h"
#include "core/bins/bits.h"

namespace binnacle::bins {
namespace {

std::int64_t integer(ByteView bytes, const BitOperation& operation, BitRegion region)
{
    const std::size_t leading = 64 - region.size;
    const std::uint64_t value = integerInBits(bytes, region);
    if (!operation.hasSub(bit_integer::isSigned))
        return static_cast<std::int64_t>(value);
    return static_cast<std::int64_t>(value << leading) >> leading;
}

Result<wire::Particle> read(ByteView bytes, const BitOperation& operation, BitRegion region)
{
    switch (operation.code) {
    case BitCode::get:
        return wire::encodeParticle(Blob{bitsOf(bytes, region)});
    case BitCode::count:
        return wire::encodeParticle(static_cast<std::int64_t>(countBits(bytes, region)));
    case BitCode::scanLeft:
        return wire::encodeParticle(firstBit(bytes, region, operation.value != 0));
    case BitCode::scanRight:
        return wire::encodeParticle(lastBit(bytes, region, operation.value != 0));
    default:
        return wire::encodeParticle(integer(bytes, operation, region));
    }
}

} // namespace

Result<wire::Particle> readBits(const ParticleView* present, ByteView operation)
{
    if (present == nullptr)
        return wire::Particle();
    const Result<BitOperation> decoded = decodeBitOperation(operation, true);
    if (!decoded)
        return decoded.error();
    if (present->type != static_cast<std::uint8_t>(ParticleType::blob))
        return typeError("the bin holds no blob");
    const Result<std::size_t> first = firstBitOf(*decoded, present->bytes.size());
    if (!first)
        return first.error();
    const BitRegion region{*first, decoded->size};
    if (region.first + region.size > present->bytes.size() * 8)
        return notApplicable("the bits lie beyond the end of the blob");
    return read(present->bytes, *decoded, region);
}

} // namespace binnacle::bins
