// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/work/rehearsal.h"

#include <string>

namespace binnacle::work {

/// One line: namespace, set, key, rehearsed, why, before, after (generation, ttl, bins), steps (segment, index, code, message,
/// changes), bins (bin, change, and inside of lists and maps path, change, before, after; of sketches their estimates), remarks.
/// Ttl -1 means never; it is counted from when it was rehearsed.
std::string toJsonLine(const RehearsedRecord& record, const Rehearsal& rehearsal);

/// One line: segment, leftOut (the number of records, or null), why.
std::string toJsonLine(const LeftOut& leftOut);

} // namespace binnacle::work
