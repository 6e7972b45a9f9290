// SPDX-License-Identifier: Apache-2.0
#include "core/expression/call_codes.h"
#include "core/expression/parser.h"
#include "core/expression/words.h"

#include <algorithm>
#include <utility>

namespace binnacle::expression {

Part Parser::pathFunction(Part path)
{
    take();
    const Token& token = peek();
    if (token.kind == TokenKind::methodCall)
        return methodCall(std::move(path));
    if (token.is("get"))
        return get(std::move(path));
    if (token.kind == TokenKind::name)
        return sketchFunction(std::move(path));
    // `remove()` and the like: a path in an operation that changes it; the path alone counts here.
    take();
    path.span = joined(path.span, take().span);
    return path;
}

Part Parser::methodCall(Part path)
{
    const Token& token = take();
    if (token.text == "hllCount()")
        return sketchCall(std::move(path), sketchCount, {});
    if (token.text == "hllDescribe()")
        return sketchCall(std::move(path), sketchDescribe, {});
    const bool toInteger = token.text == "asInt()";
    if (toInteger || token.text == "asFloat()") {
        if (path.kind == PartKind::path) {
            path.function.emplace().kind = toInteger ? PathFunction::Kind::toInteger : PathFunction::Kind::toFloat;
            path.function->type = toInteger ? Type::integer : Type::float64;
            path.function->span = token.span;
            path.span = joined(path.span, token.span);
            return path;
        }
        path.type = toInteger ? Type::float64 : Type::integer;
        path.typeIsGiven = true;
        return cast(std::move(path), toInteger, token.span);
    }
    PathFunction function;
    function.span = token.span;
    if (token.text == "count()") {
        function.kind = PathFunction::Kind::count;
        function.returns = PathFunction::Return::count;
        path.kind = PartKind::path;
        path.function = function;
        path.span = joined(path.span, token.span);
        return path;
    }
    function.kind = PathFunction::Kind::exists;
    function.returns = PathFunction::Return::exists;
    if (path.kind == PartKind::path)
        path.function = function;
    Part part;
    part.kind = PartKind::exists;
    part.span = joined(path.span, token.span);
    part.depth = 2;
    part.operands.push_back(std::move(path));
    return part;
}

Part Parser::cast(Part operand, bool toInteger, Span span)
{
    std::vector<Part> operands;
    operands.push_back(std::move(operand));
    Part part = joinedOperation(toInteger ? Op::toInteger : Op::toFloat, std::move(operands));
    part.span = joined(part.span, span);
    return part;
}

Part Parser::get(Part path)
{
    PathFunction function;
    function.span = take().span;
    if (!takeIf("()")) {
        if (!expect("(", "after `get`"))
            return {};
        do {
            if (!getParameter(function))
                return {};
        } while (takeIf(","));
        if (!expect(")", "after the parameters of get"))
            return {};
    }
    function.span = joined(function.span, m_tokens[m_next - 1].span);
    path.span = joined(path.span, function.span);
    if (path.kind == PartKind::path) {
        path.function = function;
    } else if (function.type) {
        path.type = *function.type;
        path.typeIsGiven = true;
    }
    return path;
}

bool Parser::getParameter(PathFunction& function)
{
    const Token name = peek();
    if (!name.is("type") && !name.is("return")) {
        unexpected("`type:` or `return:`");
        return false;
    }
    take();
    if (!expect(":", "after a parameter of get"))
        return false;
    const Token& word = peek();
    const auto type = typeNamed(word.text);
    const auto returns = returnNamed(word.text);
    if (word.kind == TokenKind::typeWord && name.is("type") && type) {
        function.type = type;
    } else if (word.kind == TokenKind::typeWord && name.is("return") && returns) {
        function.returns = returns;
    } else {
        unexpected(name.is("type") ? "INT, STRING, FLOAT, BOOL, BLOB, LIST, MAP, GEO or HLL"
                                   : "VALUE, KEY, KEY_VALUE, INDEX, RANK, COUNT, EXISTS, NONE, REVERSE_INDEX, REVERSE_RANK, "
                                     "ORDERED_MAP or UNORDERED_MAP");
        return false;
    }
    take();
    return true;
}

Part Parser::sketchFunction(Part path)
{
    const Token name = take();
    const auto code = sketchCodeNamed(name.text);
    if (!code)
        return refuse(name.span, "there is no path function `" + std::string(name.text) + "`",
                      "get, count, exists, asInt, asFloat, hllCount, hllDescribe, hllMayContain, hllUnion, hllUnionCount, "
                      "hllIntersectCount and hllSimilarity follow a path");
    std::vector<Part> operands = arguments();
    if (panics())
        return {};
    if (operands.size() != 1)
        return refuse(name.span, std::string(name.text) + "() takes 1 argument, not " + std::to_string(operands.size()));
    Part& argument = operands.front();
    if (argument.kind == PartKind::bin && !argument.typeIsGiven) {
        argument.type = *code == sketchMayContain ? Type::list : Type::hll;
        argument.typeIsGiven = true;
    }
    return sketchCall(std::move(path), *code, std::move(operands));
}

Part Parser::sketchCall(Part path, std::int64_t code, std::vector<Part> arguments)
{
    if (path.kind == PartKind::bin) {
        path.type = Type::hll;
        path.typeIsGiven = true;
    } else if (path.kind == PartKind::path && !path.function) {
        path.function.emplace().type = Type::hll;
    }
    Part part;
    part.kind = PartKind::sketch;
    part.number = code;
    part.operands = std::move(arguments);
    part.span = joined(path.span, m_tokens[m_next - 1].span);
    part.operands.push_back(std::move(path));
    for (const Part& operand : part.operands)
        part.depth = std::max(part.depth, operand.depth + 2);
    return part;
}

} // namespace binnacle::expression
