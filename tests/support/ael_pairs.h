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

/// The pairs in tests/data/ael, and those in vendor.jsonl of the folder that BINNACLE_AEL_VENDOR names, if it is set. The test ends
/// with a message if a file cannot be read.
std::vector<AelPair> compiledPairs();

/// The texts in refused.jsonl of that folder; none if it is not set.
std::vector<std::string> refusedTexts();

} // namespace binnacle::test
