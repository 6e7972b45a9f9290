// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/operation/behavior.h"
#include "core/operation/json_fields.h"

namespace binnacle::json {

/// Adds what a document says of its behavior: nothing for DEFAULT; `policy`, an object of settings for all commands; or
/// `behavior`, the name of a predefined one or {"name", "basedOn", "changes": [{"scope", …settings}]}.
void addBehavior(Json& document, const Behavior& behavior);

Result<void> readPolicy(Behavior& behavior, const Json& json, const std::string& place);
Result<void> readBehavior(Behavior& behavior, const Json& json, const std::string& place);

} // namespace binnacle::json
