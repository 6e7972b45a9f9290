// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/operation/bin_operation.h"

#include <nlohmann/json_fwd.hpp>

#include <string>
#include <vector>

namespace binnacle {

/// Reads one bin operation and adds it; messages begin with `place`.
Result<void> readOperation(std::vector<BinOperation>& operations, const nlohmann::ordered_json& json, const std::string& place);

} // namespace binnacle
