// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/value/value.h"

#include <span>
#include <string>

namespace binnacle::script {

/// The text with its placeholders ?0, ?1, … written out as what they stand for. Bad input if a placeholder has no value, a value has
/// no placeholder, or a value has no exact form in AEL.
Result<std::string> withoutPlaceholders(std::string_view ael, std::span<const Value> values);

} // namespace binnacle::script
