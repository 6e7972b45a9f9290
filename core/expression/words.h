// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/expression/part.h"

#include <optional>
#include <string_view>

namespace binnacle::expression {

/// `INT`, `STRING`, … of get(type: …). Nil has no word, and gives an empty one.
std::string_view wordOf(Type type);
std::optional<Type> typeNamed(std::string_view word);

/// `VALUE`, `KEY`, … of get(return: …).
std::string_view wordOf(PathFunction::Return returns);
std::optional<PathFunction::Return> returnNamed(std::string_view word);

/// The return type of lists and maps on the wire. What returns nothing is asked for a count, as the vendor's SDK does it.
std::int64_t codeOf(PathFunction::Return returns);
/// The first that has this code; nothing for one that is not known.
std::optional<PathFunction::Return> returnCoded(std::int64_t code);

/// `hllUnion` and the like, those with an argument.
std::optional<std::int64_t> sketchCodeNamed(std::string_view name);
/// Of all calls on sketches; empty for a code that none has.
std::string_view sketchName(std::int64_t code);
/// What a call on a sketch gives.
Type sketchResult(std::int64_t code);

} // namespace binnacle::expression
