// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operation/call.h"

#include <optional>

namespace binnacle::ui {

/// A call of `method` as it is begun, with `operand` where a value can be given.
Call madeOf(Method method, const Value& operand);

/// The call with another method: what the other one takes of it stays.
Call changedTo(Method method, const Call& call);

/// The value that a call is given, or the first of its values.
std::optional<Value> operandFrom(const Call& call);

/// A step as it is begun.
PathStep madeOf(Selector selector);
/// The step with another selector: arguments of the same name and kind stay.
PathStep changedTo(Selector selector, const PathStep& step);

} // namespace binnacle::ui
