// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/expression/node.h"

namespace binnacle::expression {

/// Servers refuse an expression above this many bytes.
inline constexpr std::size_t largestWire = 1024 * 1024;

/// The form that servers take in the filter field (43) and in expression operations: msgpack in which a list is an operation, its
/// first element the code. Names of bins and variables, and regular expressions, are msgpack strings without a type byte.
/// What unpack has read is packed to the same bytes, if these were in the shortest form that msgpack allows.
Bytes pack(const Node& node);

/// The whole of `bytes` is one expression with known operations, each with as many operands as it takes, or the answer is an
/// error (`protocolError`) with a sentence. Depth, counts and size are bounded. Types of operands are not checked here.
Result<Node> unpack(ByteView bytes);

} // namespace binnacle::expression
