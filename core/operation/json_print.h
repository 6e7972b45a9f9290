// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <nlohmann/json_fwd.hpp>

#include <string>

namespace binnacle {

/// JSON for people: what fits in a line of `lineWidth` bytes stands in one, all else is spread out with an indent of two.
std::string printed(const nlohmann::ordered_json& json, std::size_t lineWidth);

} // namespace binnacle
