// SPDX-License-Identifier: Apache-2.0
#include "core/expression/parser.h"
#include "core/expression/vocabulary.h"

#include <algorithm>
#include <utility>

namespace binnacle::expression {

namespace {

std::string wanted(const FunctionWord& function)
{
    const std::string count = std::to_string(function.operands) + (function.orMore ? " or more" : "");
    return std::string(function.name) + "() takes " + count + (function.operands == 1 ? " argument" : " arguments");
}

} // namespace

/// From the opening parenthesis on. Each argument that is broken is left out by itself.
std::vector<Part> Parser::arguments()
{
    std::vector<Part> arguments;
    if (takeIf("()") || !expect("(", "before the arguments"))
        return arguments;
    do {
        arguments.push_back(expression());
    } while (takeIf(","));
    expect(")", "after the arguments");
    return arguments;
}

Part Parser::functionCall()
{
    const Token name = take();
    return withinDepth(name.span, [&] {
        std::vector<Part> operands = arguments();
        return panics() ? Part{} : function(name, std::move(operands));
    });
}

Part Parser::function(const Token& name, std::vector<Part> operands)
{
    const auto found = std::ranges::find(functionWords(), name.text, &FunctionWord::name);
    if (found == functionWords().end())
        return refuse(
            name.span, "there is no function `" + std::string(name.text) + "`",
            "functions are abs, ceil, floor, log, pow, min, max, countOneBits, findBitLeft, findBitRight, geoCompare and "
            "geoJson");
    const bool fits = found->orMore ? operands.size() >= found->operands : operands.size() == found->operands;
    if (!fits)
        return refuse(name.span, wanted(*found) + ", not " + std::to_string(operands.size()));
    if (found->op == Op::literal || found->op == Op::geoCompare)
        return geoFunction(name, std::move(operands));
    const Span last = operands.back().span;
    if (name.text == "pow") {
        for (Part& operand : operands)
            if (operand.kind == PartKind::bin && !operand.typeIsGiven) {
                operand.type = Type::float64;
                operand.typeIsGiven = true;
            }
    }
    Part part = joinedOperation(found->op, std::move(operands));
    part.span = joined(name.span, last);
    return part;
}

Part Parser::geoFunction(const Token& name, std::vector<Part> operands)
{
    if (name.text == "geoJson") {
        auto* text = operands.front().kind == PartKind::value ? operands.front().value.as<std::string>() : nullptr;
        if (!text)
            return refuse(operands.front().span, "geoJson() takes a string",
                          "such as geoJson('{\"type\":\"Point\",\"coordinates\":[0,0]}')");
        Part part = literal(GeoJson{std::move(*text)});
        part.span = joined(name.span, operands.front().span);
        return part;
    }
    for (Part& operand : operands) {
        if (operand.kind == PartKind::bin && !operand.typeIsGiven) {
            operand.type = Type::geoJson;
            operand.typeIsGiven = true;
        } else if (operand.kind == PartKind::path && !operand.function) {
            operand.function.emplace().type = Type::geoJson;
        }
    }
    Part part = joinedOperation(Op::geoCompare, std::move(operands));
    part.span = joined(name.span, part.span);
    return part;
}

Part Parser::negation()
{
    const Span word = take().span;
    if (!expect("(", "after `not`"))
        return {};
    Part inner = expression();
    if (!expect(")", "after what is negated"))
        return {};
    std::vector<Part> operands;
    operands.push_back(std::move(inner));
    Part part = joinedOperation(Op::logicalNot, std::move(operands));
    part.span = joined(word, part.span);
    return part;
}

Part Parser::exclusive()
{
    const Span word = take().span;
    std::vector<Part> operands = arguments();
    if (panics())
        return {};
    if (operands.size() < 2)
        return refuse(word, "exclusive() takes 2 or more expressions, not " + std::to_string(operands.size()));
    Part part = joinedOperation(Op::exclusive, std::move(operands));
    part.span = joined(word, part.span);
    return part;
}

Part Parser::let()
{
    Part part;
    part.kind = PartKind::let;
    part.span = take().span;
    if (!expect("(", "after `let`"))
        return {};
    do {
        if (!definition(part))
            return {};
    } while (takeIf(","));
    if (!expect(")", "after the variables") || !expect("then", "after the variables") || !expect("(", "after `then`"))
        return {};
    part.operands.push_back(expression());
    if (!expect(")", "after the expression that uses the variables"))
        return {};
    for (const Part& operand : part.operands)
        part.depth = std::max(part.depth, operand.depth + 1);
    part.span = joined(part.span, part.operands.back().span);
    return part.depth > deepestPart ? refuse(part.span, "this nests too deep") : part;
}

bool Parser::definition(Part& let)
{
    const Token& name = peek();
    if (name.kind != TokenKind::name && name.kind != TokenKind::integer) {
        unexpected("the name of a variable");
        return false;
    }
    if (name.text.front() >= '0' && name.text.front() <= '9')
        complain(name.span, "the name of a variable begins with a letter or an underscore");
    take();
    if (!expect("=", "after the name of a variable"))
        return false;
    let.names.emplace_back(name.text);
    let.operands.push_back(expression());
    return true;
}

Part Parser::when()
{
    const Span word = take().span;
    Part part;
    if (!expect("(", "after `when`"))
        return {};
    do {
        if (peek().is("default"))
            break;
        if (!mapping(part))
            return {};
    } while (takeIf(","));
    if (part.operands.empty())
        return unexpected("a condition");
    if (!expect("default", "after the cases of `when`") || !expect("=>", "after `default`"))
        return {};
    part.operands.push_back(expression());
    if (!expect(")", "after the default"))
        return {};
    part = joinedOperation(Op::condition, std::move(part.operands));
    part.span = joined(word, part.span);
    return part;
}

bool Parser::mapping(Part& when)
{
    when.operands.push_back(expression());
    if (!expect("=>", "after a condition"))
        return false;
    when.operands.push_back(expression());
    return true;
}

} // namespace binnacle::expression
