// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/expression/evaluate.h"
#include "core/expression/node.h"

#include <string>
#include <utility>
#include <vector>

namespace binnacle::test {

// Trees of expressions, written down.

inline expression::Node opNode(expression::Op op, std::vector<expression::Node> operands = {})
{
    expression::Node node;
    node.op = op;
    node.operands = std::move(operands);
    return node;
}

inline expression::Node valueNode(Value value)
{
    expression::Node node;
    node.value = std::move(value);
    return node;
}

inline expression::Node binNode(expression::Type type, std::string name)
{
    expression::Node node = opNode(expression::Op::bin);
    node.type = type;
    node.name = std::move(name);
    return node;
}

inline expression::Node variableNode(std::string name)
{
    expression::Node node = opNode(expression::Op::variable);
    node.name = std::move(name);
    return node;
}

/// The names, a value for each, and the body.
inline expression::Node letNode(std::vector<std::string> names, std::vector<expression::Node> operands)
{
    expression::Node node = opNode(expression::Op::let, std::move(operands));
    node.names = std::move(names);
    return node;
}

/// An operation on a list, map, blob or sketch; what it is made on comes last.
inline expression::Node callNode(expression::Type type, expression::Call call, std::vector<expression::Node> operands)
{
    expression::Node node = opNode(expression::Op::call, std::move(operands));
    node.type = type;
    node.call = std::move(call);
    return node;
}

/// The result as a value; nothing if it is unknown, or if the expression is refused.
inline std::optional<Value> resultOf(expression::Node node, const expression::RecordView& record = {})
{
    const Result<expression::Program> program = expression::Program::compile(std::move(node));
    return program ? expression::valueOf(expression::evaluate(*program, record)) : std::nullopt;
}

inline bool isRefused(expression::Node node)
{
    const Result<expression::Program> program = expression::Program::compile(std::move(node));
    return !program && program.error().is(ServerCode::parameterError);
}

} // namespace binnacle::test
