// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/script/reporter.h"

#include <vector>

namespace binnacle::script {

struct Token {
    enum class Kind : std::uint8_t {
        name,
        number,
        string, ///< with its prefix and quotes
        mark,   ///< punctuation, one or two characters
        newline,
        broken, ///< no word of either language; it has been reported
        end,
    };
    Kind kind = Kind::end;
    Span span;
};

/// The words of the text: names, numbers, strings with their prefix and quotes, punctuation marks, and line ends. Comments of
/// both languages and a backslash before a line end are left out. The last one is always of kind end.
std::vector<Token> words(Reporter& reporter);

} // namespace binnacle::script
