// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/value/hll_registers.h"
#include "core/value/hll_sketch.h"

#include <cstdint>
#include <span>

namespace binnacle {

// What several sketches say together, bit for bit as a server says it. Sketches of differing widths are brought to the smallest
// number of index bits among them, and lose their min-hashes unless all have the same number of min-hash bits.
// There is at least one of them; where the order matters, a server puts the operands first and the bin's own sketch last.

/// Sketches that are computed with more than once. None of the pointers is null.
using HllOperands = std::span<const HllRegisters* const>;

/// Everything that servers say about several sketches, for less than the questions one by one.
struct HllTogether {
    int indexBits = 0;   ///< of their union
    int minHashBits = 0; ///< 0: by inclusion and exclusion
    std::uint64_t unionCount = 0;
    std::uint64_t intersectCount = 0;
    double similarity = 0;

    std::uint32_t usedRegisters = 0;   ///< of the union
    std::uint32_t commonRegisters = 0; ///< the same in all; 0 without min-hashes
};

HllTogether hllTogether(HllOperands sketches);

std::uint64_t hllUnionCount(HllOperands sketches);

/// The sketch of everything that is in any of them.
HllSketch hllUnion(std::span<const HllSketch> sketches);

std::uint64_t hllUnionCount(std::span<const HllSketch> sketches);

/// By the min-hashes if all have the same number of their bits (Yu and Weber 2017); else by inclusion and exclusion, which takes
/// two or three sketches, and gives 0 for one or more than three.
std::uint64_t hllIntersectCount(std::span<const HllSketch> sketches);

/// The Jaccard index: what is in all of them over what is in any. NaN if all of them are empty.
double hllSimilarity(std::span<const HllSketch> sketches);

/// The same set in a sketch of fewer index bits, without min-hashes. `indexBits` is valid and not above the sketch's own.
HllSketch hllFolded(const HllSketch& sketch, int indexBits);

/// The registers of the union: how many index and min-hash bits it has, and each register whole.
struct HllUnited {
    int indexBits = 0;
    int minHashBits = 0;
    std::vector<std::uint64_t> registers;
};

HllUnited hllUnited(HllOperands sketches);

} // namespace binnacle
