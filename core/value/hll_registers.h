// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/value/hll_sketch.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace binnacle {

/// A sketch taken apart for computing: what is asked of it again and again is found once. About 8 bytes a register.
class HllRegisters {
public:
    explicit HllRegisters(const HllSketch& sketch);

    int indexBits() const { return m_indexBits; }
    int minHashBits() const { return m_minHashBits; }

    /// Whole registers in order: the HyperLogLog value above the min-hash.
    std::span<const std::uint64_t> all() const { return m_registers; }

    /// The sketch's own, cached where it carries one.
    std::uint64_t estimate() const { return m_estimate; }

    /// How many registers hold each HyperLogLog value.
    const HllHistogram& histogram() const { return m_histogram; }

    /// Whether a server finds anything in it. It looks at the first 2^p bytes of the registers only, which with min-hashes are not
    /// all of them.
    bool hasData() const { return m_hasData; }

private:
    int m_indexBits;
    int m_minHashBits;
    std::vector<std::uint64_t> m_registers;
    HllHistogram m_histogram{};
    std::uint64_t m_estimate;
    bool m_hasData;
};

/// What no adding could have left so, as a sentence: an empty register with a min-hash, an estimate that is not the registers';
/// empty if there is none. Servers take such sketches, and so does HllSketch::fromBytes().
std::string oddityOf(const HllRegisters& sketch);

} // namespace binnacle
