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
class ProgramCompiler {
public:
    ProgramStep step(const Node& node);

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

    void operands(ProgramStep& step);
    void require(const ProgramStep& step, std::size_t at, Kind kind);
    void requireAll(const ProgramStep& step, Kind kind);
    void comparison(ProgramStep& step);
    void numbers(ProgramStep& step);
    void uniform(ProgramStep& step);
    void leaf(ProgramStep& step);
    void literal(ProgramStep& step);
    void regex(ProgramStep& step);
    void condition(ProgramStep& step);
    void let(ProgramStep& step);
    void variable(ProgramStep& step);
    void call(ProgramStep& step);
    static void prepare(ProgramStep& call);
    void finish(ProgramStep& step);

    std::vector<Variable> m_scope; ///< its places are the slots
    std::size_t m_slots = 0;
    std::optional<std::string> m_failure;
};

} // namespace binnacle::expression
