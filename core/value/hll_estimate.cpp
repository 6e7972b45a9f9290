// SPDX-License-Identifier: Apache-2.0
#include "core/value/hll_estimate.h"

#include <cmath>
#include <limits>

namespace binnacle {

namespace {

constexpr std::uint32_t maxValue = 64;

/// Ertl 2017, algorithm 6: contribution of the registers at the upper end.
double tau(double x)
{
    if (x == 0.0 || x == 1.0)
        return 0.0;
    double y = 1.0;
    double z = 1.0 - x;
    double before = 0.0;
    do {
        x = std::sqrt(x);
        before = z;
        y *= 0.5;
        z -= (1.0 - x) * (1.0 - x) * y;
    } while (z != before);
    return z / 3.0;
}

/// Ertl 2017, algorithm 6: contribution of the empty registers.
double sigma(double x)
{
    if (x == 1.0)
        return std::numeric_limits<double>::infinity();
    double y = 1.0;
    double z = x;
    double before = 0.0;
    do {
        x *= x;
        before = z;
        z += x * y;
        y += y;
    } while (z != before);
    return z;
}

/// The bias correction that servers use (Flajolet et al. 2007, figure 3), not Ertl's limit of it.
double alpha(int indexBits)
{
    switch (indexBits) {
    case 4:
        return 0.673;
    case 5:
        return 0.697;
    case 6:
        return 0.709;
    default:
        return 0.7213 / (1.0 + 1.079 / static_cast<double>(1u << indexBits));
    }
}

} // namespace

std::uint64_t hllEstimate(const HllHistogram& histogram, int indexBits)
{
    const double count = 1u << indexBits;
    double z = count * tau(histogram[maxValue] / count);
    for (std::uint32_t k = maxValue; k > 0; --k)
        z = 0.5 * (z + histogram[k]);
    z += count * sigma(histogram[0] / count);
    return static_cast<std::uint64_t>(std::llround(alpha(indexBits) * count * count / z));
}

} // namespace binnacle
