// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/bytes.h"

#include <cstdint>
#include <optional>

namespace binnacle::bins {

// The flags that a server keeps of a list and of a map. An index is never kept here, since it never leaves a server; that one was
// asked for is remembered of a map, since results come in another order then.
inline constexpr std::uint8_t listFlags = 0x01;
inline constexpr std::uint8_t mapFlags = 0x13;

/// True for flags that a list may be given; the one for an index among them is taken and then forgotten.
constexpr bool isKnownListFlags(std::uint8_t flags)
{
    return (flags & ~0x11) == 0;
}

/// Nested deeper than this, an element is refused.
inline constexpr int maxNesting = 256;

/// The form in which a server keeps an element that came from outside: every part in its smallest form, flags that it does not know
/// and the index left out, the entries of every map sorted by key. `topLevel` is true for what becomes a bin of its own; only there
/// the wish for an index is kept. Nothing if it is refused: not one whole element, an operand inside, a map with a key twice or
/// with one that can be none, a list or a map that calls itself ordered and is not.
/// Source: cdt_untrusted_rewrite in cdt.c of the server.
std::optional<Bytes> canonical(ByteView element, bool topLevel = false);

} // namespace binnacle::bins
