// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/value/hll_sketch.h"

#include <cmath>
#include <cstdint>
#include <random>

namespace binnacle::test {

/// Adds `count` elements that occur nowhere else.
inline void addNew(HllSketch& sketch, std::mt19937_64& random, std::uint64_t count)
{
    for (std::uint64_t i = 0; i < count; ++i) {
        const std::uint64_t element = random();
        sketch.add({reinterpret_cast<const std::uint8_t*>(&element), sizeof element});
    }
}

/// How far figures were off over many trials, beside how far they were said to be off.
class ErrorTally {
public:
    void take(double value, double truth, double predicted)
    {
        m_squares += (value - truth) * (value - truth);
        m_bias += value - truth;
        m_predicted += predicted * predicted;
        ++m_trials;
    }

    double measured() const { return std::sqrt(m_squares / m_trials); } ///< root of the mean square
    double predicted() const { return std::sqrt(m_predicted / m_trials); }
    double bias() const { return m_bias / m_trials; }
    double ratio() const { return measured() / predicted(); }
    /// Standard error of ratio() itself, which is a sample of so many trials.
    double ratioError() const { return 1 / std::sqrt(2.0 * m_trials); }

private:
    double m_squares = 0;
    double m_bias = 0;
    double m_predicted = 0;
    int m_trials = 0;
};

} // namespace binnacle::test
