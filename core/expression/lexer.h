// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/expression/diagnostic.h"

#include <string_view>
#include <vector>

namespace binnacle::expression {

enum class TokenKind {
    end,
    name,             ///< letters, digits and underscores
    binName,          ///< the same with an @ in it: only bins are called so
    reserved,         ///< a word of the language that may also name a bin: `and`, `get`, `set`, …
    typeWord,         ///< a word of get(): `INT`, `VALUE`, …; names nothing else
    in,               ///< in any case
    methodCall,       ///< `asInt()`, `exists()`, …: one word, no space before the parentheses
    metadata,         ///< `ttl()`, `digestModulo(3)`, …
    integer,          ///< decimal, 0x…, 0b…; no sign
    floating,         ///< digits on both sides of the point
    dotInteger,       ///< `.5`: a float, or a step to an integer key
    dotHexOrBinary,   ///< `.0xff`: a step to an integer key
    dotSignedInteger, ///< `.-5`: a step to an integer key
    string,           ///< with its quotes; there are no escapes
    hexBlob,          ///< `X'00ff'`
    base64Blob,       ///< `b64'AP8='`
    variable,         ///< `${name}`
    placeholder,      ///< `?0`
    invalid,          ///< reported already
    symbol,           ///< operators and brackets; `[=`, `{!#` and the like are one
};

struct Token {
    TokenKind kind = TokenKind::end;
    Span span;
    std::string_view text; ///< a view into the text that was read

    bool is(std::string_view symbolOrWord) const;
};

/// The tokens of a text, the last of them `end`. What is no token is reported, and `invalid`.
std::vector<Token> tokenize(std::string_view text, Diagnostics& diagnostics);

/// True for a word that a bin or key can only have for its name in quotes.
bool isWordOfTheLanguage(std::string_view word);

/// True for names that hold `null`, in any case: the vendor's SDK takes no bin of such a name.
bool holdsNull(std::string_view name);

} // namespace binnacle::expression
