// SPDX-License-Identifier: Apache-2.0
#include "core/bins/bit_region.h"

#include <algorithm>
#include <bit>

namespace binnacle::bins {
namespace {

/// Eight bits from any bit on, zeros behind the end.
std::uint8_t eightBits(ByteView bytes, std::size_t bit)
{
    const std::size_t at = bit / 8;
    const std::uint32_t high = at < bytes.size() ? bytes[at] : 0;
    const std::uint32_t low = at + 1 < bytes.size() ? bytes[at + 1] : 0;
    return static_cast<std::uint8_t>((high << 8 | low) >> (8 - bit % 8));
}

/// The high `width` bits of `value`, 1 to 8, into any place.
void putBits(Bytes& bytes, std::size_t bit, std::size_t width, std::uint8_t value)
{
    const std::uint32_t mask = (0xFF00u >> width & 0xFFu) << 8 >> bit % 8;
    const std::uint32_t moved = std::uint32_t{value} << 8 >> bit % 8;
    const std::size_t at = bit / 8;
    const auto merge = [&](std::size_t byte, std::uint32_t shift) {
        const std::uint32_t part = mask >> shift & 0xFF;
        if (part != 0)
            bytes[byte] = static_cast<std::uint8_t>((bytes[byte] & ~part) | (moved >> shift & part));
    };
    merge(at, 8);
    merge(at + 1, 0);
}

/// Replaces the region eight bits at a time by what `make` gives for the place in the region.
template <typename Make>
void fill(Bytes& bytes, BitRegion region, Make make)
{
    for (std::size_t place = 0; place < region.size; place += 8)
        putBits(bytes, region.first + place, std::min<std::size_t>(8, region.size - place), make(place));
}

std::uint8_t combined(std::uint8_t present, std::uint8_t operand, BitCombination how)
{
    switch (how) {
    case BitCombination::bitwiseOr:
        return present | operand;
    case BitCombination::bitwiseXor:
        return present ^ operand;
    case BitCombination::bitwiseAnd:
        return present & operand;
    case BitCombination::set:
        break;
    }
    return operand;
}

bool bitAt(ByteView bytes, std::size_t bit)
{
    return (bytes[bit / 8] >> (7 - bit % 8) & 1) != 0;
}

std::uint8_t skipped(bool value)
{
    return value ? 0x00 : 0xFF;
}

} // namespace

void combineBits(Bytes& bytes, BitRegion region, ByteView operand, BitCombination how)
{
    fill(bytes, region,
         [&](std::size_t place) { return combined(eightBits(bytes, region.first + place), eightBits(operand, place), how); });
}

void invertBits(Bytes& bytes, BitRegion region)
{
    fill(bytes, region, [&](std::size_t place) { return static_cast<std::uint8_t>(~eightBits(bytes, region.first + place)); });
}

void shiftBitsLeft(Bytes& bytes, BitRegion region, std::size_t distance)
{
    const Bytes before = bitsOf(bytes, region);
    fill(bytes, region, [&](std::size_t place) { return eightBits(before, place + distance); });
}

void shiftBitsRight(Bytes& bytes, BitRegion region, std::size_t distance)
{
    const Bytes before = bitsOf(bytes, region);
    fill(bytes, region, [&](std::size_t place) -> std::uint8_t {
        if (place >= distance)
            return eightBits(before, place - distance);
        const std::size_t zeros = distance - place;
        return zeros < 8 ? static_cast<std::uint8_t>(eightBits(before, 0) >> zeros) : 0;
    });
}

Bytes bitsOf(ByteView bytes, BitRegion region)
{
    Bytes bits((region.size + 7) / 8);
    fill(bits, BitRegion{0, region.size}, [&](std::size_t place) { return eightBits(bytes, region.first + place); });
    return bits;
}

std::uint64_t countBits(ByteView bytes, BitRegion region)
{
    std::uint64_t count = 0;
    for (std::size_t place = 0; place < region.size; place += 8) {
        const std::uint32_t unused = static_cast<std::uint32_t>(8 - std::min<std::size_t>(8, region.size - place));
        const std::uint32_t counted = std::uint32_t{eightBits(bytes, region.first + place)} >> unused;
        count += static_cast<std::uint64_t>(std::popcount(counted));
    }
    return count;
}

std::int64_t firstBit(ByteView bytes, BitRegion region, bool value)
{
    const std::size_t end = region.first + region.size;
    for (std::size_t bit = region.first; bit < end;) {
        if (bit % 8 == 0 && bytes[bit / 8] == skipped(value)) {
            bit += 8;
            continue;
        }
        if (bitAt(bytes, bit) == value)
            return static_cast<std::int64_t>(bit - region.first);
        ++bit;
    }
    return -1;
}

std::int64_t lastBit(ByteView bytes, BitRegion region, bool value)
{
    const std::size_t begin = region.first - region.first % 8;
    for (std::size_t end = region.first + region.size; end > begin;) {
        if (end % 8 == 0 && bytes[end / 8 - 1] == skipped(value)) {
            end -= 8;
            continue;
        }
        --end;
        if (bitAt(bytes, end) == value)
            return static_cast<std::int64_t>(end) - static_cast<std::int64_t>(region.first);
    }
    return -1;
}

std::uint64_t integerInBits(ByteView bytes, BitRegion region)
{
    std::uint64_t value = 0;
    for (std::size_t place = 0; place < region.size; place += 8) {
        const std::size_t width = std::min<std::size_t>(8, region.size - place);
        value = value << width | eightBits(bytes, region.first + place) >> (8 - width);
    }
    return value;
}

void putInteger(Bytes& bytes, BitRegion region, std::uint64_t value)
{
    const std::uint64_t left = value << (64 - region.size);
    fill(bytes, region, [left](std::size_t place) { return static_cast<std::uint8_t>(left << place >> 56); });
}

} // namespace binnacle::bins
