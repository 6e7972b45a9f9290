// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/script/read.h"

namespace binnacle {

/// True for text that begins as JSON does, which no SDK code does.
bool looksLikeJson(std::string_view text);

/// Reads code of either language as readScript() does, or what begins with a brace or a bracket as the JSON of one document or of
/// several, which tells its first error only.
ScriptResult readCode(std::string_view text);

/// Which language a text that can be read is in: statements of Java end with a semicolon.
enum class CodeForm : std::uint8_t { python, java, json };
CodeForm formOf(std::string_view text);

} // namespace binnacle
