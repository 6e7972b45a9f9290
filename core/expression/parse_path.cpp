// SPDX-License-Identifier: Apache-2.0
#include "core/expression/literals.h"
#include "core/expression/parser.h"
#include "core/expression/vocabulary.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace binnacle::expression {

namespace {

/// Their parentheses say what a modifying call would do to the bin; in an expression they change nothing.
constexpr std::string_view mutations[] = {"remove", "insert", "set", "append", "increment", "clear", "sort"};

} // namespace

Part Parser::path()
{
    const Span dollar = take().span;
    Part part = binOrMetadata();
    if (panics() || part.kind == PartKind::metadata) {
        part.span = joined(dollar, part.span);
        return part;
    }
    part.span = joined(dollar, part.span);
    steps(part);
    return panics() ? part : finished(std::move(part));
}

Part Parser::binOrMetadata()
{
    const Token& token = peek();
    Part part;
    part.span = token.span;
    if (token.kind == TokenKind::metadata) {
        take();
        part.kind = PartKind::metadata;
        const auto found = std::ranges::find(metadataWords(), token.text, &MetadataWord::name);
        part.op = found == metadataWords().end() ? Op::digestModulo : found->op;
        if (part.op == Op::digestModulo) {
            const auto modulus = magnitudeOf(token.text.substr(13, token.text.size() - 14));
            if (!modulus || *modulus > std::numeric_limits<std::int32_t>::max())
                complain(token.span, "the modulus does not fit 32 bits");
            part.number = static_cast<std::int64_t>(modulus.value_or(0));
        }
        return part;
    }
    part.kind = PartKind::bin;
    const bool named = token.kind == TokenKind::name || token.kind == TokenKind::binName || token.kind == TokenKind::in ||
                       token.kind == TokenKind::reserved;
    if (!named && token.kind != TokenKind::string) {
        if (token.kind != TokenKind::typeWord && token.kind != TokenKind::integer)
            return unexpected("the name of a bin");
        complain(token.span, "a bin of this name is written in quotes", "$.\"" + std::string(token.text) + "\"");
    }
    part.name = token.kind == TokenKind::string ? unquoted(token.text) : std::string(token.text);
    if (part.name.empty())
        complain(token.span, "the name of a bin is not empty");
    if (holdsNull(part.name))
        complain(token.span, "the name of a bin does not hold the word `null`");
    take();
    return part;
}

/// All steps that the path has; what follows them is left for the function.
void Parser::steps(Part& path)
{
    while (!panics() && (dottedKey(path) || step(path)))
        path.span = joined(path.span, path.steps.back().span);
}

/// `.5`, `.-5` and `.0xff`, which have their dot in them.
bool Parser::dottedKey(Part& path)
{
    const Token& token = peek();
    const bool plain = token.kind == TokenKind::dotInteger || token.kind == TokenKind::dotSignedInteger;
    if (!plain && token.kind != TokenKind::dotHexOrBinary)
        return false;
    take();
    std::string_view digits = token.text.substr(1);
    const bool negative = digits.front() == '-';
    if (token.kind == TokenKind::dotSignedInteger)
        digits.remove_prefix(1);
    const auto magnitude = magnitudeOf(digits);
    const bool fits = magnitude && (*magnitude < magnitudeOfLowest || negative || token.kind == TokenKind::dotHexOrBinary);
    if (!fits)
        complain(token.span, "the key does not fit 64 bits with a sign");
    Step step;
    step.kind = Step::Kind::key;
    step.inMap = true;
    step.value = static_cast<std::int64_t>(negative ? 0 - magnitude.value_or(0) : magnitude.value_or(0));
    step.span = token.span;
    path.steps.push_back(std::move(step));
    return true;
}

bool Parser::step(Part& path)
{
    if (!peek().is("."))
        return false;
    const Token& token = peek(1);
    const bool mutates =
        std::find(std::begin(mutations), std::end(mutations), token.text) != std::end(mutations) && peek(2).is("()");
    const bool gets = token.is("get") && (peek(2).is("(") || peek(2).is("()"));
    const bool calls = peek(2).is("(") && token.text.substr(0, 3) == "hll";
    if (token.kind == TokenKind::methodCall || gets || mutates || calls)
        return false;
    const Span dot = take().span;
    Step step;
    step.span = peek().span;
    if (peek().kind == TokenKind::symbol) {
        step.inMap = peek().text.front() == '{';
        if (!step.inMap && peek().text.front() != '[') {
            unexpected("a step of the path");
            return false;
        }
        if (!bracketed(step, step.inMap ? "}" : "]"))
            return false;
    } else {
        auto key = stepKey();
        if (!key)
            return false;
        step.kind = Step::Kind::key;
        step.inMap = true;
        step.value = std::move(*key);
    }
    step.span = joined(dot, step.span);
    path.steps.push_back(std::move(step));
    return true;
}

/// The path with its function, if one follows.
Part Parser::finished(Part path)
{
    if (!path.steps.empty())
        path.kind = PartKind::path;
    return peek().is(".") ? pathFunction(std::move(path)) : path;
}

} // namespace binnacle::expression
