// SPDX-License-Identifier: Apache-2.0
#include "core/bins/bin_error.h"
#include "core/bins/bit_operation.h"
#include "core/bins/bit_region.h"
#include "core/bins/bits.h"

#include <algorithm>
#include <optional>

namespace binnacle::bins {
namespace {

/// What became of the blob: its new bytes, nothing if it stays as it was.
using Blobs = Result<std::optional<Bytes>>;

Blobs unchanged()
{
    return std::optional<Bytes>();
}

/// Most failures leave the blob alone, and say nothing of it if they are not to fail.
Blobs failed(const BitOperation& operation, Error error)
{
    if (operation.has(bit_flags::noFail))
        return unchanged();
    return error;
}

Bytes joined(ByteView head, std::size_t zeros, ByteView middle, ByteView tail)
{
    Bytes bytes;
    bytes.reserve(head.size() + zeros + middle.size() + tail.size());
    bytes.insert(bytes.end(), head.begin(), head.end());
    bytes.resize(bytes.size() + zeros);
    bytes.insert(bytes.end(), middle.begin(), middle.end());
    bytes.insert(bytes.end(), tail.begin(), tail.end());
    return bytes;
}

Error tooLong()
{
    return parameterError("the blob would become longer than 128 MiB");
}

Blobs resized(const BitOperation& operation, ByteView blob)
{
    const std::size_t size = operation.size / 8;
    const bool fromFront = operation.hasSub(bit_resize::fromFront);
    if (size == blob.size())
        return unchanged();
    if (size < blob.size()) {
        if (operation.hasSub(bit_resize::growOnly))
            return failed(operation, parameterError("the blob would shrink"));
        const ByteView left = fromFront ? blob.last(size) : blob.first(size);
        return std::optional(Bytes(left.begin(), left.end()));
    }
    if (operation.hasSub(bit_resize::shrinkOnly))
        return failed(operation, parameterError("the blob would grow"));
    if (size >= maxBlobSize)
        return tooLong();
    return std::optional(fromFront ? joined({}, size - blob.size(), {}, blob) : joined(blob, size - blob.size(), {}, {}));
}

Blobs inserted(const BitOperation& operation, ByteView blob, std::size_t at)
{
    const std::size_t head = std::min(at, blob.size());
    if (std::max(at, blob.size()) + operation.buffer.size() >= maxBlobSize)
        return tooLong();
    return std::optional(joined(blob.first(head), at - head, operation.buffer, blob.subspan(head)));
}

Blobs removed(const BitOperation& operation, ByteView blob, std::size_t at)
{
    if (at >= blob.size())
        return failed(operation, parameterError("nothing can be removed beyond the end of the blob"));
    std::size_t size = operation.size / 8;
    if (size > blob.size() - at) {
        if (!operation.has(bit_flags::partial))
            return failed(operation, parameterError("more bytes would be removed than there are"));
        size = blob.size() - at;
    }
    return std::optional(joined(blob.first(at), 0, {}, blob.subspan(at + size)));
}

struct Sum {
    std::uint64_t bits = 0;
    bool fits = true;
};

/// What a sum with a sign becomes where it leaves the range. Servers look at signs alone: a sum of exactly 0 passes for right.
Sum signedSum(Sum sum, std::size_t size, std::uint64_t present, std::uint64_t step, bool saturates)
{
    const std::size_t leading = 64 - size;
    const std::uint64_t mask = ~std::uint64_t{0} >> leading;
    const auto extended = [leading](std::uint64_t bits) { return static_cast<std::int64_t>(bits << leading) >> leading; };
    const std::int64_t result = extended(sum.bits);
    if (extended(present) < 0 && extended(step) < 0 && result > 0)
        return {std::uint64_t{1} << (size - 1), saturates};
    if (extended(present) > 0 && extended(step) > 0 && result < 0)
        return {mask >> 1, saturates};
    return sum;
}

Sum added(const BitOperation& operation, std::size_t size, std::uint64_t present)
{
    const std::uint64_t mask = ~std::uint64_t{0} >> (64 - size);
    const bool isSum = operation.code == BitCode::add;
    const std::uint64_t value = operation.value & mask;
    const std::uint64_t step = isSum ? value : 0 - value;
    const Sum sum{(present + step) & mask, true};
    const bool saturates = operation.hasSub(bit_integer::saturate);
    if (operation.hasSub(bit_integer::wrap))
        return sum;
    if (operation.hasSub(bit_integer::isSigned))
        return signedSum(sum, size, present, step, saturates);
    if (isSum && sum.bits < present)
        return {mask, saturates};
    if (!isSum && sum.bits > present)
        return {0, saturates};
    return sum;
}

bool overwrite(const BitOperation& operation, Bytes& bytes, BitRegion region)
{
    switch (operation.code) {
    case BitCode::set:
        combineBits(bytes, region, operation.buffer, BitCombination::set);
        return true;
    case BitCode::bitwiseOr:
        combineBits(bytes, region, operation.buffer, BitCombination::bitwiseOr);
        return true;
    case BitCode::bitwiseXor:
        combineBits(bytes, region, operation.buffer, BitCombination::bitwiseXor);
        return true;
    case BitCode::bitwiseAnd:
        combineBits(bytes, region, operation.buffer, BitCombination::bitwiseAnd);
        return true;
    case BitCode::bitwiseNot:
        invertBits(bytes, region);
        return true;
    case BitCode::shiftLeft:
        shiftBitsLeft(bytes, region, operation.value);
        return true;
    case BitCode::shiftRight:
        shiftBitsRight(bytes, region, operation.value);
        return true;
    case BitCode::setInteger:
        putInteger(bytes, region, operation.value);
        return true;
    default: {
        const Sum sum = added(operation, region.size, integerInBits(bytes, region));
        if (sum.fits)
            putInteger(bytes, region, sum.bits);
        return sum.fits;
    }
    }
}

Blobs overwritten(const BitOperation& operation, ByteView blob, std::size_t first)
{
    BitRegion region{first, operation.size};
    if (region.first >= blob.size() * 8)
        return failed(operation, notApplicable("the bits lie beyond the end of the blob"));
    if (region.first + region.size > blob.size() * 8) {
        if (!operation.has(bit_flags::partial))
            return failed(operation, notApplicable("the bits reach beyond the end of the blob"));
        region.size = blob.size() * 8 - region.first;
    }
    Bytes bytes(blob.begin(), blob.end());
    if (!overwrite(operation, bytes, region))
        return failed(operation, notApplicable("the number would leave its range"));
    return std::optional(std::move(bytes));
}

Blobs applied(const BitOperation& operation, ByteView blob)
{
    const Result<std::size_t> first = firstBitOf(operation, blob.size());
    if (!first)
        return first.error();
    switch (operation.code) {
    case BitCode::resize:
        return resized(operation, blob);
    case BitCode::insert:
        return inserted(operation, blob, *first / 8);
    case BitCode::remove:
        return removed(operation, blob, *first / 8);
    default:
        return overwritten(operation, blob, *first);
    }
}

/// Whether the bin may be there, or missing, for this operation.
std::optional<ServerCode> refusal(const BitOperation& operation, bool isPresent)
{
    if (isPresent)
        return operation.has(bit_flags::createOnly) ? std::optional(ServerCode::binExists) : std::nullopt;
    const bool creates = operation.code == BitCode::insert || operation.code == BitCode::resize;
    return creates && !operation.has(bit_flags::updateOnly) ? std::nullopt : std::optional(ServerCode::binNotFound);
}

} // namespace

Result<Modified> modifyBits(const ParticleView* present, ByteView operation)
{
    const Result<BitOperation> decoded = decodeBitOperation(operation, false);
    if (!decoded)
        return decoded.error();
    if (const std::optional<ServerCode> code = refusal(*decoded, present != nullptr)) {
        if (decoded->has(bit_flags::noFail))
            return Modified();
        return Error::server(*code);
    }
    if (present != nullptr && present->type != static_cast<std::uint8_t>(ParticleType::blob))
        return typeError("the bin holds no blob");
    Blobs blob = applied(*decoded, present != nullptr ? present->bytes : ByteView());
    if (!blob)
        return blob.error();
    Modified modified;
    if (*blob)
        modified.bin = wire::Particle{static_cast<std::uint8_t>(ParticleType::blob), **std::move(blob)};
    return modified;
}

} // namespace binnacle::bins
