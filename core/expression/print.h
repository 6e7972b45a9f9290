// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/expression/node.h"
#include "core/expression/part.h"

#include <optional>
#include <string>

namespace binnacle::expression {

/// Writes a tree as text, without asking whether the text means the same: types are left out where what is around them tells, or
/// (`explicitly`) nowhere. The first thing that has no text is kept, and what is written from then on is of no use.
class Printer {
public:
    explicit Printer(bool explicitly) : m_explicitly(explicitly) {}

    std::string text(const Node& node) { return text(node, 0, std::nullopt); }
    const std::string& obstacle() const { return m_obstacle; }

private:
    // print.cpp: operators, functions, let and when
    std::string text(const Node& node, int strength, std::optional<Type> implied);
    std::string operation(const Node& node, std::optional<Type> implied);
    std::string comparison(const Node& node, std::string_view symbol);
    std::string joined(const Node& node, std::string_view symbol, int left, int right, std::optional<Type> implied);
    std::string logical(const Node& node, std::string_view word, int strength);
    std::string function(const Node& node, std::string_view name, std::optional<Type> implied);
    std::string cast(const Node& node);
    std::string let(const Node& node);
    std::string when(const Node& node);

    // print_path.cpp: bins and calls
    std::string bin(const Node& node, std::optional<Type> implied);
    std::string call(const Node& node, std::optional<Type> implied);
    std::string in(const Node& node);
    std::string path(const Node& node, std::optional<Type> implied, std::string_view method = {});
    std::string size(const Node& node);
    std::string steps(const Node& node, const Step& last);
    std::string sketch(const Node& node);
    bool fill(Step& step, const Node& node);

    std::string fail(std::string obstacle);

    bool m_explicitly;
    std::string m_obstacle;
};

/// print_path.cpp: whether a call is what `… in …` compiles to.
bool isIn(const Node& node);

/// print_values.cpp: a literal; empty if the language has none for it.
std::string literalText(const Value& value);
/// A bin after `$.`, in quotes where it needs them; empty if no quotes will do.
std::string binText(const std::string& name);
/// With its dot and brackets; empty if it has no text.
std::string stepText(const Step& step);

} // namespace binnacle::expression
