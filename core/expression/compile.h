// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/expression/part.h"

namespace binnacle::expression {

/// The tree that servers take, from parts whose types are inferred. What cannot be compared, and placeholders without a value, are
/// reported; the tree is good only if nothing is.
Node compile(const Part& part, Diagnostics& diagnostics);

/// compile_path.cpp: a path with at least one step or a count.
Node compilePath(const Part& path, Diagnostics& diagnostics);

Node literalNode(Value value);
Node binNode(const std::string& name, Type type);

} // namespace binnacle::expression
