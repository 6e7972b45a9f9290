// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/expression/evaluate_geo.h"
#include "core/expression/evaluate_regex.h"
#include "core/expression/evaluate_value.h"
#include "core/expression/node.h"

#include <cstddef>
#include <memory>
#include <vector>

namespace binnacle::expression {

/// A node made ready: its kind of value is known, and what does not depend on the record is worked out.
struct ProgramStep {
    const Node* node = nullptr;
    Kind kind = Kind::unknown;             ///< what it comes to, unless that is unknown
    bool isUnknown = false;                ///< the operation `unknown`, which fits where any kind does
    Evaluated constant;                    ///< of a literal
    std::shared_ptr<const GeoOperand> geo; ///< of a literal that is GeoJSON
    std::shared_ptr<const Regex> regex;    ///< of matchesRegex
    std::shared_ptr<const Bytes> packed;   ///< of a call whose arguments are literals: its operation
    std::size_t slot = 0;                  ///< of a variable, or the first of a let
    std::vector<ProgramStep> operands;
};

/// An expression that a server would take, ready to be evaluated on any number of records.
class Program {
public:
    /// The checks that a server makes before it evaluates: kinds of operands, names of bins and variables, regular expressions. An
    /// expression that it refuses is a parameter error with a sentence. Source: exp.c of the server.
    static Result<Program> compile(Node tree);

    /// From the bytes of a filter field: they have to give a boolean.
    static Result<Program> filter(ByteView wire);

    const Node& tree() const { return *m_tree; }
    const ProgramStep& root() const { return m_root; }
    std::size_t slots() const { return m_slots; }

private:
    Program() = default;

    std::shared_ptr<const Node> m_tree; ///< the steps point into it
    ProgramStep m_root;
    std::size_t m_slots = 0;
};

} // namespace binnacle::expression
