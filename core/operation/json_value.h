// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/value/key.h"

#include <nlohmann/json_fwd.hpp>

#include <string>

namespace binnacle {

/// A text as a JSON string, or {"$string": hex} if it is not UTF-8. Names of bins, sets and namespaces are printed so too.
nlohmann::ordered_json textToJson(const std::string& text);
Result<std::string> textFromJson(const nlohmann::ordered_json& json);

Result<KeyValue> keyValueFromJson(const nlohmann::ordered_json& json);

/// A refusal of JSON that has the wrong shape.
Error badJson(std::string why);

/// `json` for a message: printed, and cut where it gets long.
std::string excerpt(const nlohmann::ordered_json& json);

} // namespace binnacle
