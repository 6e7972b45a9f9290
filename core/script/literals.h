// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/script/reporter.h"
#include "core/value/value.h"

#include <optional>

namespace binnacle::script {

/// An integer of 64 bits, or a double. Both languages' forms: 1_000, 0xff, 0o17, 0b11, 10L, 1.5, 2e3, 0.1f. Forms that the two
/// read differently (a leading zero, a hexadecimal int above 0x7fffffff) are refused. `at` covers the sign as well.
std::optional<Value> readNumber(std::string_view digits, bool negative, Span at, Reporter& reporter);

/// The string tokens `parts`, side by side, as one text, or one blob if they are Python's bytes. Escapes that mean different
/// things in the two languages are refused.
std::optional<Value> readText(const std::vector<Span>& parts, Reporter& reporter);

} // namespace binnacle::script
