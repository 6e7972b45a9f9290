// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/expression/diagnostic.h"
#include "core/expression/node.h"
#include "core/value/value.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// AEL, the expression language of the vendor's Developer SDKs: `$.age >= 18 and $.name in ["Alice", "Bob"]`.
namespace binnacle::expression {

/// A tree, or what is wrong with the text, in its order.
struct Parsed {
    std::optional<Node> tree;
    std::vector<Diagnostic> diagnostics;

    bool ok() const { return tree.has_value(); }
};

/// Reads a text. `placeholders` are the values of ?0, ?1, …; a text with others is refused.
Parsed parseAel(std::string_view text, std::span<const Value> placeholders = {});

/// The bytes that servers take for the text, or an error (`badInput`) that says the first thing wrong with it, and where.
Result<Bytes> compileAel(std::string_view text, std::span<const Value> placeholders = {});

/// A text that compiles to the same bytes as the tree, or an error (`badInput`) that says what in it has no text. Types are left out
/// where what is around them tells.
Result<std::string> printAel(const Node& tree);

/// The same for bytes; an error (`protocolError`) if they are no expression.
Result<std::string> printAel(ByteView wire);

} // namespace binnacle::expression
