// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/bytes.h"

#include <cstddef>
#include <cstdint>

namespace binnacle::bins {

/// `size` bits from bit `first` on; bit 0 is the highest bit of the first byte.
struct BitRegion {
    std::size_t first = 0;
    std::size_t size = 0;
};

enum class BitCombination : std::uint8_t { set, bitwiseOr, bitwiseXor, bitwiseAnd };

// A region lies wholly in its bytes, and an operand has as many bits as the region at least.

void combineBits(Bytes& bytes, BitRegion region, ByteView operand, BitCombination how);
void invertBits(Bytes& bytes, BitRegion region);

/// What is shifted out is lost, and zeros come in. Any distance is allowed.
void shiftBitsLeft(Bytes& bytes, BitRegion region, std::size_t distance);
void shiftBitsRight(Bytes& bytes, BitRegion region, std::size_t distance);

/// The bits as bytes, filled up with zeros behind.
Bytes bitsOf(ByteView bytes, BitRegion region);

std::uint64_t countBits(ByteView bytes, BitRegion region);

/// The place in the region of the first bit that is `value`, -1 if there is none.
std::int64_t firstBit(ByteView bytes, BitRegion region, bool value);

/// The place of the last bit that is `value`. As servers do it, the search goes on to the beginning of the byte that the region begins
/// in: a bit found there has a place below 0. -1 if there is none.
std::int64_t lastBit(ByteView bytes, BitRegion region, bool value);

/// The unsigned number that a region of 1 to 64 bits holds.
std::uint64_t integerInBits(ByteView bytes, BitRegion region);

/// Keeps the low bits of `value` in a region of 1 to 64 bits.
void putInteger(Bytes& bytes, BitRegion region, std::uint64_t value);

} // namespace binnacle::bins
