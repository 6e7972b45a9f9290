// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/bytes.h"

#include <string>
#include <vector>

namespace binnacle::test {

/// A text of the expression language, and what the vendor's SDK makes of it: empty if it refuses it.
struct AelPair {
    std::string ael;
    Bytes wire;
};

/// The pairs of one file with a JSON object a line. The test ends with a message if it cannot be read.
std::vector<AelPair> aelPairs(const std::string& path);

/// The pairs in tests/data/ael, and those of the file that BINNACLE_AEL_VENDOR names, if it is set.
std::vector<AelPair> compiledPairs();

} // namespace binnacle::test
