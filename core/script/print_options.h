// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/operation/call.h"
#include "core/script/chain_defaults.h"

#include <string>

namespace binnacle::script {

/// The flags that a method of the language's SDK has a way to say.
CallFlags sayableFlags(const Call& call, Dialect dialect);
/// True if the method's SDK takes the order of a list or a map.
bool saysOrder(Method method, Dialect dialect);
/// What the language's SDK calls the flag of a method of `family`.
std::string_view wordOf(CallFlag flag, MethodFamily family, Dialect dialect);
/// BitWriteFlags.CREATE_ONLY | BitWriteFlags.NO_FAIL: those of `flags` that have a name in `group`; empty if there is none.
std::string namesOf(CallFlags flags, std::string_view group);
/// MapReturnType.VALUE
std::string nameOfReturn(ReturnType returns, std::string_view group);

} // namespace binnacle::script
