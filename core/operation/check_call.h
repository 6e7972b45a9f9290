// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/operation/call.h"

#include <string>
#include <vector>

namespace binnacle {

/// What makes `value` impossible in a bin, a list or a map; empty if nothing does. GeoJSON inside them is
/// kept by servers whatever it says.
std::string whyNotStorable(const Value& value);

/// Why a call cannot be sent; empty if it can. Nothing that a server is known to answer with a code of its own is refused here,
/// but for the two flags that exclude each other.
std::string checkCall(const Call& call);

/// What is legal to send but will be refused, or may surprise: flags and sizes that servers answer
/// with a parameter error.
std::vector<std::string> surprisesOf(const Call& call);

} // namespace binnacle
