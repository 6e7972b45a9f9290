// SPDX-License-Identifier: Apache-2.0
#include "core/expression/parser.h"

#include <array>
#include <limits>
#include <utility>

namespace binnacle::expression {

namespace {

struct Operator {
    std::string_view symbol;
    Op op;
};

constexpr std::array<Operator, 6> comparisons{{{">", Op::greater},
                                               {">=", Op::greaterOrEqual},
                                               {"<", Op::less},
                                               {"<=", Op::lessOrEqual},
                                               {"==", Op::equal},
                                               {"!=", Op::notEqual}}};

/// From the weakest to the strongest; each level groups from the left.
constexpr std::array<std::array<Operator, 3>, 4> levels{{
    {{{"&", Op::bitAnd}, {"|", Op::bitOr}, {"^", Op::bitXor}}},
    {{{"<<", Op::shiftLeft}, {">>", Op::shiftRightArithmetic}, {">>>", Op::shiftRightLogical}}},
    {{{"+", Op::add}, {"-", Op::subtract}, {}}},
    {{{"*", Op::multiply}, {"/", Op::divide}, {"%", Op::modulo}}},
}};

/// How many parentheses, lists and calls may stand inside one another.
constexpr int deepestRecursion = 100;

template <typename Operators>
const Operator* find(const Operators& operators, const Token& token)
{
    for (const Operator& candidate : operators)
        if (!candidate.symbol.empty() && token.is(candidate.symbol))
            return &candidate;
    return nullptr;
}

} // namespace

Part Parser::expression()
{
    ++m_expressions;
    std::vector<Part> operands;
    operands.push_back(conjunction());
    while (takeIf("or"))
        operands.push_back(conjunction());
    --m_expressions;
    return operands.size() == 1 ? std::move(operands.front()) : joinedOperation(Op::logicalOr, std::move(operands));
}

Part Parser::conjunction()
{
    std::vector<Part> operands;
    operands.push_back(comparison());
    while (takeIf("and"))
        operands.push_back(comparison());
    return operands.size() == 1 ? std::move(operands.front()) : joinedOperation(Op::logicalAnd, std::move(operands));
}

/// The smallest thing that the parser gives up as a whole.
Part Parser::comparison()
{
    const std::size_t begin = m_next;
    Part part = comparisonOrLess();
    if (!panics() && !rests()) {
        const Token& next = peek();
        const bool compares = find(comparisons, next) || next.kind == TokenKind::in;
        part = compares ? refuse(next.span, "comparisons do not follow one another", "join them by `and`")
                        : unexpected("an operator");
    }
    recover(begin);
    return part;
}

Part Parser::comparisonOrLess()
{
    Part left = leftAssociative(0);
    if (panics())
        return left;
    const Operator* found = find(comparisons, peek());
    if (!found && peek().kind != TokenKind::in)
        return left;
    const Op op = found ? found->op : Op::inList;
    take();
    Part right = leftAssociative(0);
    if (panics())
        return right;
    std::vector<Part> operands;
    operands.push_back(std::move(left));
    operands.push_back(std::move(right));
    return joinedOperation(op, std::move(operands));
}

Part Parser::leftAssociative(std::size_t level)
{
    if (level == levels.size())
        return power();
    Part left = leftAssociative(level + 1);
    while (!panics()) {
        const Operator* found = find(levels[level], peek());
        if (!found)
            break;
        take();
        Part right = leftAssociative(level + 1);
        if (panics())
            return right;
        std::vector<Part> operands;
        operands.push_back(std::move(left));
        operands.push_back(std::move(right));
        left = joinedOperation(found->op, std::move(operands));
    }
    return left;
}

/// Groups from the right, and is weaker than a sign: -2 ** 2 is (-2) ** 2.
Part Parser::power()
{
    Part base = unary();
    if (panics() || !peek().is("**"))
        return base;
    const Span at = take().span;
    Part exponent = withinDepth(at, [this] { return power(); });
    if (panics())
        return exponent;
    std::vector<Part> operands;
    operands.push_back(std::move(base));
    operands.push_back(std::move(exponent));
    return joinedOperation(Op::power, std::move(operands));
}

Part Parser::unary()
{
    const Token& token = peek();
    if (token.is("+")) {
        take();
        return withinDepth(token.span, [this] { return unary(); });
    }
    if (token.is("-")) {
        take();
        const TokenKind next = peek().kind;
        if (next == TokenKind::integer || next == TokenKind::floating || next == TokenKind::dotInteger)
            return number(token.span);
        Part part = withinDepth(token.span, [this] { return unary(); });
        return panics() ? part : negated(token.span, std::move(part));
    }
    if (token.is("~")) {
        take();
        Part part = withinDepth(token.span, [this] { return unary(); });
        if (panics())
            return part;
        std::vector<Part> operands;
        operands.push_back(std::move(part));
        Part flipped = joinedOperation(Op::bitNot, std::move(operands));
        flipped.span = joined(token.span, flipped.span);
        return flipped;
    }
    return operand();
}

/// A minus before a literal belongs to the literal, also through a cast; before all else it subtracts from 0.
Part Parser::negated(Span sign, Part operand)
{
    const Span span = joined(sign, operand.span);
    Part* inner = &operand;
    if (operand.kind == PartKind::operation && (operand.op == Op::toInteger || operand.op == Op::toFloat))
        inner = &operand.operands.front();
    auto* integer = inner->kind == PartKind::value ? inner->value.as<std::int64_t>() : nullptr;
    auto* floating = inner->kind == PartKind::value ? inner->value.as<double>() : nullptr;
    if (integer && *integer == std::numeric_limits<std::int64_t>::min())
        return refuse(span, "the integer does not fit 64 bits with a sign");
    if (integer)
        *integer = -*integer;
    if (floating)
        *floating = -*floating;
    if (integer || floating) {
        operand.span = span;
        return operand;
    }
    std::vector<Part> operands;
    operands.push_back(literal(0));
    operands.push_back(std::move(operand));
    Part part = joinedOperation(Op::subtract, std::move(operands));
    part.span = span;
    return part;
}

Part Parser::withinDepth(Span at, const std::function<Part()>& parse)
{
    if (m_depth >= deepestRecursion)
        return refuse(at, "this nests too deep");
    ++m_depth;
    Part part = parse();
    --m_depth;
    return part;
}

} // namespace binnacle::expression
