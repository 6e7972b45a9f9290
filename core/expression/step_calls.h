// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/bins/cdt_operation.h"
#include "core/expression/part.h"

#include <optional>

namespace binnacle::expression {

/// The call that a step becomes when it is the last of its path. A designator, which is no call, gives the size.
bins::CdtCode callOf(const Step& step);

/// A step of the kind that becomes this call, without its operands; nothing for a call that no step becomes.
std::optional<Step> stepCalled(std::int64_t code);

} // namespace binnacle::expression
