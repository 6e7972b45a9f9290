// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

namespace binnacle {

/// The precision of a HyperLogLog sketch.
struct HllConfig {
    int indexBits = 0;                ///< 4 to 16
    std::optional<int> minHashBits{}; ///< 4 to 51; nothing: no min-hashes

    static HllConfig of(int indexBits) { return {indexBits, std::nullopt}; }
    static HllConfig of(int indexBits, int minHashBits) { return {indexBits, minHashBits}; }

    friend bool operator==(const HllConfig&, const HllConfig&) = default;
};

} // namespace binnacle
