// SPDX-License-Identifier: Apache-2.0
#include "core/expression/print.h"

#include "core/expression/infer.h"

#include <algorithm>
#include <iterator>

namespace binnacle::expression {

namespace {

// How strongly an operator binds; an operand that binds less than its place asks for stands in parentheses.
constexpr int orStrength = 1;
constexpr int andStrength = 2;
constexpr int comparisonStrength = 3;
constexpr int powerStrength = 8;
constexpr int unaryStrength = 9;
constexpr int operandStrength = 10;

struct Symbol {
    Op op;
    std::string_view text;
    int strength;
};

constexpr Symbol symbols[] = {
    {Op::equal, "==", comparisonStrength},
    {Op::notEqual, "!=", comparisonStrength},
    {Op::greater, ">", comparisonStrength},
    {Op::greaterOrEqual, ">=", comparisonStrength},
    {Op::less, "<", comparisonStrength},
    {Op::lessOrEqual, "<=", comparisonStrength},
    {Op::logicalOr, "or", orStrength},
    {Op::logicalAnd, "and", andStrength},
    {Op::bitAnd, "&", 4},
    {Op::bitOr, "|", 4},
    {Op::bitXor, "^", 4},
    {Op::shiftLeft, "<<", 5},
    {Op::shiftRightArithmetic, ">>", 5},
    {Op::shiftRightLogical, ">>>", 5},
    {Op::add, "+", 6},
    {Op::subtract, "-", 6},
    {Op::multiply, "*", 7},
    {Op::divide, "/", 7},
    {Op::modulo, "%", 7},
    {Op::power, "**", powerStrength},
};

struct Word {
    Op op;
    std::string_view text;
};

constexpr Word functions[] = {
    {Op::absolute, "abs"},           {Op::floor, "floor"},          {Op::ceil, "ceil"},
    {Op::logarithm, "log"},          {Op::minimum, "min"},          {Op::maximum, "max"},
    {Op::countBits, "countOneBits"}, {Op::scanLeft, "findBitLeft"}, {Op::scanRight, "findBitRight"},
    {Op::geoCompare, "geoCompare"},  {Op::exclusive, "exclusive"},  {Op::logicalNot, "not"},
};

constexpr Word metadata[] = {
    {Op::recordSize, "$.recordSize()"}, {Op::isTombstone, "$.isTombstone()"}, {Op::keyExists, "$.keyExists()"},
    {Op::lastUpdate, "$.lastUpdate()"}, {Op::sinceUpdate, "$.sinceUpdate()"}, {Op::setName, "$.setName()"},
    {Op::timeToLive, "$.ttl()"},        {Op::voidTime, "$.voidTime()"},       {Op::unknown, "unknown"},
};

template <typename Table>
auto find(const Table& table, Op op)
{
    const auto* found = std::find_if(std::begin(table), std::end(table), [op](const auto& entry) { return entry.op == op; });
    return found == std::end(table) ? nullptr : found;
}

std::optional<Type> carriedBy(const Node& node)
{
    if (node.op != Op::literal)
        return std::nullopt;
    Part part;
    part.kind = PartKind::value;
    part.value = node.value;
    return carriedType(part);
}

bool isBinThere(const Node& node)
{
    return node.op == Op::notEqual && node.operands[0].op == Op::binType && node.operands[1].op == Op::literal &&
           node.operands[1].value == Value(0);
}

/// A cast of a number binds as the number does: the minus of a negative one comes before both.
int strengthOf(const Node& node)
{
    if (isBinThere(node))
        return operandStrength;
    if (const Symbol* symbol = find(symbols, node.op))
        return symbol->strength;
    if (node.op == Op::bitNot || node.op == Op::toInteger || node.op == Op::toFloat || node.op == Op::literal)
        return unaryStrength;
    return isIn(node) ? comparisonStrength : operandStrength;
}

} // namespace

std::string Printer::fail(std::string obstacle)
{
    if (m_obstacle.empty())
        m_obstacle = std::move(obstacle);
    return {};
}

std::string Printer::text(const Node& node, int strength, std::optional<Type> implied)
{
    std::string text = operation(node, implied);
    return strengthOf(node) < strength ? "(" + text + ")" : text;
}

std::string Printer::operation(const Node& node, std::optional<Type> implied)
{
    if (const Word* word = find(metadata, node.op))
        return std::string(word->text);
    if (const Word* word = find(functions, node.op))
        return function(node, word->text, implied);
    switch (node.op) {
    case Op::literal: {
        const std::string text = literalText(node.value);
        return text.empty() ? fail("a literal of type " + typeChip(node.value) + " has no text") : text;
    }
    case Op::bin: return bin(node, implied);
    case Op::call: return call(node, implied);
    case Op::variable: return "${" + node.name + "}";
    case Op::digestModulo: return "$.digestModulo(" + std::to_string(node.number) + ")";
    case Op::bitNot: return "~" + text(node.operands[0], unaryStrength, implied);
    case Op::toInteger:
    case Op::toFloat: return cast(node);
    case Op::let: return let(node);
    case Op::condition: return when(node);
    default: break;
    }
    const Symbol* symbol = find(symbols, node.op);
    if (!symbol)
        return fail("the operation `" + std::string(nameOf(node.op)) + "` has no text");
    if (symbol->strength == comparisonStrength)
        return comparison(node, symbol->text);
    if (symbol->strength <= andStrength)
        return logical(node, symbol->text, symbol->strength);
    if (node.op == Op::power)
        return joined(node, symbol->text, unaryStrength, powerStrength, implied);
    return joined(node, symbol->text, symbol->strength, symbol->strength + 1, implied);
}

/// Each side tells the types in the other, if it is a literal.
std::string Printer::comparison(const Node& node, std::string_view symbol)
{
    if (isBinThere(node))
        return "$." + binText(node.operands[0].name) + ".exists()";
    const std::string left = text(node.operands[0], comparisonStrength + 1, carriedBy(node.operands[1]));
    const std::string right = text(node.operands[1], comparisonStrength + 1, carriedBy(node.operands[0]));
    return left + " " + std::string(symbol) + " " + right;
}

std::string Printer::joined(const Node& node, std::string_view symbol, int left, int right, std::optional<Type> implied)
{
    if (node.operands.size() != 2)
        return fail("the operation `" + std::string(nameOf(node.op)) + "` on " + std::to_string(node.operands.size()) +
                    " operands has no text");
    return text(node.operands[0], left, implied) + " " + std::string(symbol) + " " + text(node.operands[1], right, implied);
}

std::string Printer::logical(const Node& node, std::string_view word, int strength)
{
    std::string text;
    for (const Node& operand : node.operands) {
        if (!text.empty())
            text += " " + std::string(word) + " ";
        text += this->text(operand, strength + 1, operand.op == Op::bin ? std::optional(Type::boolean) : std::nullopt);
    }
    return text;
}

std::string Printer::function(const Node& node, std::string_view name, std::optional<Type> implied)
{
    if (node.op == Op::exclusive || node.op == Op::logicalNot)
        implied = Type::boolean;
    else if (node.op == Op::geoCompare)
        implied = Type::geoJson;
    else if (node.op == Op::minimum || node.op == Op::maximum)
        implied = std::nullopt;
    std::string text(name);
    for (const Node& operand : node.operands) {
        const bool direct = operand.op == Op::bin || (node.op == Op::geoCompare && operand.op == Op::call);
        const bool hands = node.op != Op::exclusive && node.op != Op::logicalNot && node.op != Op::geoCompare;
        text += &operand == &node.operands.front() ? "(" : ", ";
        text += this->text(operand, 0, direct || hands ? implied : std::nullopt);
    }
    return text + ")";
}

/// Only numbers, bins and paths have casts.
std::string Printer::cast(const Node& node)
{
    const Node& operand = node.operands[0];
    const bool toInteger = node.op == Op::toInteger;
    const std::string_view method = toInteger ? ".asInt()" : ".asFloat()";
    const Type source = toInteger ? Type::float64 : Type::integer;
    if (operand.op == Op::literal && (operand.value.as<std::int64_t>() || operand.value.as<double>()))
        return literalText(operand.value) + std::string(method);
    if (operand.op == Op::bin && operand.type == source)
        return "$." + binText(operand.name) + std::string(method);
    if (operand.op == Op::call)
        return path(operand, source, method);
    return fail("a cast of the operation `" + std::string(nameOf(operand.op)) + "` has no text");
}

std::string Printer::let(const Node& node)
{
    std::string text = "let(";
    for (std::size_t i = 0; i < node.names.size(); ++i)
        text += (i == 0 ? "" : ", ") + node.names[i] + " = " + this->text(node.operands[i], 0, std::nullopt);
    return text + ") then (" + this->text(node.operands.back(), 0, std::nullopt) + ")";
}

std::string Printer::when(const Node& node)
{
    std::string text = "when(";
    for (std::size_t i = 0; i + 1 < node.operands.size(); i += 2)
        text += this->text(node.operands[i], 0, std::nullopt) + " => " + this->text(node.operands[i + 1], 0, std::nullopt) + ", ";
    return text + "default => " + this->text(node.operands.back(), 0, std::nullopt) + ")";
}

} // namespace binnacle::expression
