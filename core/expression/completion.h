// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/expression/diagnostic.h"
#include "core/value/value.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

// What may be typed next in an AEL text. The text may be broken, as it is while people type: only what stands before the place
// counts, and is read in one pass without recursion. Pure.
namespace binnacle::expression {

/// A bin that records have, and of which types it was seen.
struct KnownBin {
    std::string name;                ///< bytes
    std::vector<ParticleType> types; ///< the commonest first; empty if not known
};

struct Completion {
    enum class Kind : std::uint8_t {
        bin,
        variable,
        value,        ///< `true`, `"…"`, …
        function,     ///< `abs(…)`
        metadata,     ///< `$.ttl()`
        keyword,      ///< `not`, `let`, `then`, …
        operation,    ///< `==`, `and`, …
        pathFunction, ///< `exists()`, behind a path
        step,         ///< `[0]`, behind a path
        parameter,    ///< `type:` and what follows it
        closing,      ///< a bracket, or the comma before the next argument
    };

    std::string label;     ///< shown in a list
    std::string insert;    ///< replaces `replaced`
    std::size_t caret = 0; ///< where in `insert` typing goes on, in bytes
    Kind kind = Kind::bin;
    std::string explanation; ///< one line, without a full stop
    Span replaced;           ///< of the text; holds the offset, or ends or begins there

    friend bool operator==(const Completion&, const Completion&) = default;
};

/// More than this are not told.
inline constexpr std::size_t mostCompletions = 200;

/// The best first: what begins with what is typed, then what fits the type of what it is compared with. Nothing inside strings,
/// other than the quoted name of a bin, inside numbers, and for texts above 64 KiB. An offset beyond the text is its end.
std::vector<Completion> completeAel(std::string_view text, std::size_t offset, std::span<const KnownBin> bins = {});

/// The function whose arguments are being typed.
struct Signature {
    std::string name;
    std::vector<std::string> parameters; ///< their names; one that is `…` may be repeated
    std::size_t active = 0;              ///< index of the parameter at the offset; never beyond the last
    std::string meaning;

    friend bool operator==(const Signature&, const Signature&) = default;
};

/// Nothing where no arguments are typed.
std::optional<Signature> signatureAt(std::string_view text, std::size_t offset);

} // namespace binnacle::expression
