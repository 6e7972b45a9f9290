// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <random>

namespace binnacle::test {

/// A generator for a property. Its seed is BINNACLE_SEED from the environment or a new one, and is printed either way, so that
/// a failure can be repeated.
std::mt19937_64 seededGenerator();

/// Evenly from `first` to `last`, both included.
std::int64_t between(std::mt19937_64& generator, std::int64_t first, std::int64_t last);

} // namespace binnacle::test
