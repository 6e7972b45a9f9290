// SPDX-License-Identifier: Apache-2.0
#include "core/expression/parser.h"

#include <algorithm>
#include <utility>

namespace binnacle::expression {

namespace {

constexpr std::size_t longestText = 1024 * 1024;

bool isClosing(const Token& token)
{
    return token.is(")") || token.is("]") || token.is("}");
}

bool isOpening(const Token& token)
{
    static constexpr std::string_view closed[] = {"()", "[]", "{}"};
    if (token.kind != TokenKind::symbol || std::find(std::begin(closed), std::end(closed), token.text) != std::end(closed))
        return false;
    return token.text.front() == '(' || token.text.front() == '[' || token.text.front() == '{';
}

std::string hintFor(const Token& token, std::string_view expected)
{
    if (token.is("="))
        return "equality is written ==";
    if (token.is("&"))
        return "logical and is written `and`";
    if (token.is("|"))
        return "logical or is written `or`";
    if (token.is("!"))
        return "negation is written not(…)";
    if (token.text == "AND" || token.text == "OR" || token.text == "And" || token.text == "Or")
        return "`and` and `or` are written in lower case";
    if (token.kind == TokenKind::name && expected == "a value")
        return "a bin is written $." + std::string(token.text) + ", a string in quotes";
    return {};
}

} // namespace

Parser::Parser(std::string_view text, std::span<const Value> placeholders, Diagnostics& diagnostics)
    : m_text(text), m_placeholders(placeholders), m_diagnostics(diagnostics)
{
    if (text.size() > longestText) {
        refuse({longestText, text.size() - longestText}, "the text has more than 1 MiB");
        text = {};
    }
    m_tokens = tokenize(text, diagnostics);
}

Part Parser::parse()
{
    if (peek().kind == TokenKind::end)
        return refuse({0, 0}, "there is no expression", "such as $.age >= 18");
    Part part = expression();
    if (peek().kind != TokenKind::end)
        return unexpected("the end of the expression");
    return part;
}

const Token& Parser::peek(std::size_t ahead) const
{
    return m_tokens[std::min(m_next + ahead, m_tokens.size() - 1)];
}

const Token& Parser::take()
{
    const Token& token = peek();
    if (m_next + 1 < m_tokens.size())
        ++m_next;
    return token;
}

bool Parser::takeIf(std::string_view symbolOrWord)
{
    if (!peek().is(symbolOrWord))
        return false;
    take();
    return true;
}

bool Parser::expect(std::string_view symbolOrWord, std::string_view where)
{
    if (panics())
        return false;
    if (takeIf(symbolOrWord))
        return true;
    unexpected("`" + std::string(symbolOrWord) + "` " + std::string(where));
    return false;
}

Part Parser::refuse(Span span, std::string sentence, std::string hint)
{
    complain(span, std::move(sentence), std::move(hint));
    m_panics = true;
    Part part;
    part.span = span;
    return part;
}

/// For what is wrong by itself, and does not keep from reading on.
void Parser::complain(Span span, std::string sentence, std::string hint)
{
    m_diagnostics.report(span, std::move(sentence), std::move(hint));
}

Part Parser::unexpected(std::string_view expected)
{
    const Token& token = peek();
    const std::string wanted(expected);
    if (token.kind == TokenKind::end)
        return refuse(token.span, "the text ends where " + wanted + " is expected");
    return refuse(token.span, "`" + std::string(token.text) + "` where " + wanted + " is expected", hintFor(token, expected));
}

/// Whether the rules around a comparison may take up what comes next.
bool Parser::rests() const
{
    const Token& token = peek();
    if (token.kind == TokenKind::end || token.is("and") || token.is("or"))
        return true;
    return m_expressions > 1 && (token.is(")") || token.is(",") || token.is("then") || token.is("=>") || token.is("default"));
}

/// Leaves out what is left of the broken comparison that began with the token `begin`.
void Parser::recover(std::size_t begin)
{
    if (!panics())
        return;
    m_panics = false;
    int open = 0;
    const auto count = [&open](const Token& token) {
        open += isOpening(token) ? 1 : 0;
        open -= isClosing(token) && open > 0 ? 1 : 0;
    };
    for (std::size_t i = begin; i < m_next; ++i)
        count(m_tokens[i]);
    while (peek().kind != TokenKind::end && (open > 0 || !rests()))
        count(take());
}

Part Parser::joinedOperation(Op op, std::vector<Part> operands)
{
    Part part;
    part.kind = PartKind::operation;
    part.op = op;
    part.span = joined(operands.front().span, operands.back().span);
    for (const Part& operand : operands)
        part.depth = std::max(part.depth, operand.depth + (op == Op::inList ? 2 : 1));
    part.operands = std::move(operands);
    if (part.depth > deepestPart)
        return refuse(part.span, "this nests too deep");
    return part;
}

} // namespace binnacle::expression
