// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/script/reporter.h"

#include <vector>

namespace binnacle::script {

struct Argument;

/// `.name` or `.name(arguments)` behind an expression.
struct Member {
    Span name;
    Span span; ///< with the brackets
    bool called = false;
    std::vector<Argument> arguments;
};

/// What stands between the brackets and commas of either language. Nothing is looked up yet. Members are kept in a row and not
/// as a nest, so a chain of any length is flat.
struct Expression {
    enum class Kind : std::uint8_t {
        name,
        number,
        text,       ///< one or more string tokens side by side, in `parts`
        list,       ///< [a, b]
        tuple,      ///< (a, b)
        dictionary, ///< {k: v}: keys and values by turns in `items`
        made,       ///< new Name(…), new byte[]{…}: `parts` holds Name
        either,     ///< a | b, as flags are joined
    };
    Kind kind = Kind::name;
    bool negative = false;
    bool called = false; ///< name(…): the arguments are in `items`
    Span span;           ///< without the members
    std::vector<Span> parts;
    std::vector<Argument> items;
    std::vector<Member> members;

    /// With the members.
    Span whole() const { return members.empty() ? span : cover(span, members.back().span); }
};

struct Argument {
    Span name; ///< of `name=value`; empty if there is none
    bool star = false;
    bool lambda = false; ///< `o -> value`: the value begins with that name
    Expression value;
};

} // namespace binnacle::script
