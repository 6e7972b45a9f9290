// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/expression/evaluate_program.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace binnacle::expression {

std::string_view nameOf(Kind kind);

/// Makes steps of nodes. The first failure is kept, and what comes after it is of no use.
class Compiler {
public:
    Step step(const Node& node);

    const std::optional<std::string>& failure() const { return m_failure; }
    std::size_t slots() const { return m_slots; }

private:
    struct Variable {
        std::string_view name;
        std::optional<Kind> kind; ///< not while it is being defined
    };

    void fail(const Node& node, std::string why)
    {
        if (!m_failure)
            m_failure = std::string(nameOf(node.op)) + ": " + std::move(why);
    }

    void operands(Step& step);
    void require(const Step& step, std::size_t at, Kind kind);
    void requireAll(const Step& step, Kind kind);
    void comparison(Step& step);
    void numbers(Step& step);
    void uniform(Step& step);
    void leaf(Step& step);
    void literal(Step& step);
    void regex(Step& step);
    void condition(Step& step);
    void let(Step& step);
    void variable(Step& step);
    void call(Step& step);
    void finish(Step& step);

    std::vector<Variable> m_scope; ///< its places are the slots
    std::size_t m_slots = 0;
    std::optional<std::string> m_failure;
};

} // namespace binnacle::expression
