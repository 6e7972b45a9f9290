// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/value/hll_algebra.h"

#include <cstdint>
#include <vector>

namespace binnacle {

// How far figures from sketches may be off. All errors are standard errors: two of three estimates lie within one, nineteen of
// twenty within two.
//   A count     1.04 / sqrt(2^p) of it (Flajolet, Fusy, Gandouet and Meunier 2007), less where there are few elements for many
//               registers: there it is that of counting empty registers (Whang, Vander-Zanden and Taylor 1990).
//   A share     sqrt(J (1 - J) / registers) by min-hashes, of which each used register is one sample (Yu and Weber 2017,
//               arXiv:1710.08436).
//   A sum of counts of unions, as inclusion and exclusion makes it: from the errors of its terms, two of which go the same way as
//               far as their sets are the same, by the share of their registers that come from both.
// tests/bench/hll_study.cpp measures them.

/// Relative standard error of a count, at its largest.
double hllRelativeError(int indexBits);

/// The same where the count is about `count`.
double hllRelativeError(int indexBits, double count);

/// Why a figure cannot be trusted.
enum class HllDoubt : std::uint8_t {
    none,
    belowItsError, ///< less than twice its standard error: it may as well be nothing
    negative,      ///< it came out below zero
    otherWidths,   ///< min-hashes of sketches with differing index bits: servers compare registers that do not belong together
};

struct HllFigure {
    double value = 0; ///< at least 0
    double error = 0;
    HllDoubt doubt = HllDoubt::none;
};

/// What two sketches say together. Values are what a server answers.
struct HllPair {
    HllFigure unionCount;
    HllFigure intersectCount;
    HllFigure similarity; ///< NaN if both are empty
    bool byMinHash = false;
};

HllPair hllPair(const HllRegisters& first, const HllRegisters& second);

/// What is in some of the sketches and in none of the others.
struct HllPart {
    std::uint32_t members = 0; ///< bit i: in the sketch at i
    HllFigure count;
};

inline constexpr std::size_t mostPartedSketches = 4;

/// All parts of one to mostPartedSketches sketches, by the number that `members` is. By the min-hashes if all have the same bits,
/// each used register of the union telling of one element who has it; else by inclusion and exclusion.
std::vector<HllPart> hllExclusiveParts(HllOperands sketches);

} // namespace binnacle
