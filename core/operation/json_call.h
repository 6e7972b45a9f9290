// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/operation/call.h"

#include <nlohmann/json_fwd.hpp>

#include <string>

namespace binnacle {

// A call beside the bin's name:
//     {"bin": "m", "path": [{"onMapKey": ["a"]}, {"onListIndex": [0], "create": "orderedList"}],
//      "op": "listAppend", "value": 5, "addUnique": true}
// Arguments stand under the names of the method's parameters, flags under their own. What elements are selected for is said by
// "returns" and "inverted".

/// Adds the fields of `call` to the operation's object.
void addCall(nlohmann::ordered_json& json, const Call& call);

/// True if this operation is a call of a method, and not one on a whole scalar bin.
bool isCall(const nlohmann::ordered_json& json);

/// Reads what addCall() has written. Kinds of arguments are not checked here: check() tells what is wrong about them.
Result<Call> callFromJson(const nlohmann::ordered_json& json, const std::string& place);

} // namespace binnacle
