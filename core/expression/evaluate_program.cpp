// SPDX-License-Identifier: Apache-2.0
#include "core/expression/evaluate_program.h"

#include "core/expression/evaluate_compiler.h"
#include "core/expression/wire.h"

#include <algorithm>
#include <utility>

namespace binnacle::expression {
namespace {

/// A tree that was not read from bytes may be of any form.
bool hasItsOperands(const Node& node)
{
    const Arity* arity = arityOf(node.op);
    const std::size_t count = node.operands.size();
    if (arity == nullptr)
        return node.op == Op::literal && count == 0;
    if (count < arity->least || (arity->most && count > *arity->most))
        return false;
    if ((node.op == Op::condition && count % 2 == 0) || (node.op == Op::let && node.names.size() + 1 != count))
        return false;
    return std::ranges::all_of(node.operands, hasItsOperands);
}

Error refused(std::string why)
{
    return Error::server(ServerCode::parameterError, std::move(why));
}

} // namespace

Result<Program> Program::compile(Node tree)
{
    if (!hasItsOperands(tree))
        return refused("an operation without its operands");
    Program program;
    program.m_tree = std::make_shared<const Node>(std::move(tree));
    ProgramCompiler compiler;
    program.m_root = compiler.step(*program.m_tree);
    if (compiler.failure())
        return refused(*compiler.failure());
    if (program.m_root.kind == Kind::operand || program.m_root.kind == Kind::unknown)
        return refused("the expression gives no value");
    program.m_slots = compiler.slots();
    return program;
}

Result<Program> Program::filter(ByteView wire)
{
    Result<Node> tree = unpack(wire);
    if (!tree)
        return refused(tree.error().sentence());
    Result<Program> program = compile(*std::move(tree));
    if (program && program->root().kind != Kind::boolean)
        return refused("a filter gives true or false, not " + std::string(nameOf(program->root().kind)));
    return program;
}

} // namespace binnacle::expression
