// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/script/lexer.h"

namespace binnacle::script {

/// The statements of the text, each without line ends. A statement ends at a semicolon, or at a line end outside brackets unless
/// the next line begins with a point or the line ends with one, a comma or an equals sign. Statements with broken words or
/// brackets that do not match are reported and left out.
std::vector<std::vector<Token>> statements(std::vector<Token> tokens, Reporter& reporter);

} // namespace binnacle::script
