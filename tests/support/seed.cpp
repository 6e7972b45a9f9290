// SPDX-License-Identifier: Apache-2.0
#include "tests/support/seed.h"

#include <QString>

namespace binnacle::test {

std::mt19937_64 seededGenerator()
{
    bool given = false;
    std::uint64_t seed = qEnvironmentVariable("BINNACLE_SEED").toULongLong(&given);
    if (!given)
        seed = std::random_device()();
    qInfo("BINNACLE_SEED=%llu", static_cast<unsigned long long>(seed));
    return std::mt19937_64(seed);
}

std::int64_t between(std::mt19937_64& generator, std::int64_t first, std::int64_t last)
{
    return std::uniform_int_distribution<std::int64_t>(first, last)(generator);
}

} // namespace binnacle::test
