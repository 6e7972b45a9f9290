// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>

namespace binnacle {

/// How many registers of a sketch hold each HyperLogLog value: 0 (empty) to 63, and 64, which six bits cannot hold.
using HllHistogram = std::array<std::uint32_t, 65>;

/// The number of distinct elements that registers stand for, to the last digit what a server says: Ertl's improved raw estimator
/// (Ertl 2017, arXiv:1702.01284, algorithm 6) with the bias correction of Flajolet et al. 2007, figure 3.
std::uint64_t hllEstimate(const HllHistogram& histogram, int indexBits);

} // namespace binnacle
