// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/script/expression.h"
#include "core/script/lexer.h"

#include <optional>
#include <span>

namespace binnacle::script {

/// All of `tokens`, which hold no line ends, as one expression. `await` and brackets around an expression leave no trace.
/// Nothing if it is none; why has been reported.
std::optional<Expression> parse(std::span<const Token> tokens, Reporter& reporter);

} // namespace binnacle::script
