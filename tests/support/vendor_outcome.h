// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/operation/record_result.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace binnacle::test {

/// One result as the vendor's SDK hands it to its caller.
struct VendorResult {
    std::int64_t index = 0;
    int code = 0;
    std::optional<std::uint32_t> generation;
    std::map<std::string, std::string> bins; ///< values as Java prints them; null ones are left out
};

/// What became of a step: its results, or the code that it raised.
struct VendorOutcome {
    std::vector<VendorResult> results;
    std::optional<int> raised;
};

/// The recorded outcome of a step. The test ends with a message if it cannot be read.
VendorOutcome vendorOutcome(std::string_view suite, std::string_view name);

/// A result in the same words: a missing record that was asked for by exists or delete has code 2.
VendorResult reported(const RecordResult& result);

/// The same as far as the recording tells: without a record it tells no generation, and one of 0 is that of none.
bool agree(const VendorResult& got, const VendorResult& recorded, bool withIndex);

std::string text(const VendorResult& result);

} // namespace binnacle::test
