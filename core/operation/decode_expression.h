// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/operation/call.h"
#include "core/wire/message.h"

namespace binnacle {

/// The part of decodeCall() that is about expressionRead and expressionModify. The expression is told as AEL where that compiles to
/// the same bytes, and as the bytes where it does not.
Result<Call> decodeExpression(wire::OpCode code, ByteView data);

} // namespace binnacle
