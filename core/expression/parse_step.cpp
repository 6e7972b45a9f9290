// SPDX-License-Identifier: Apache-2.0
#include "core/expression/literals.h"
#include "core/expression/parser.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace binnacle::expression {

/// From the opening bracket on; what stands right behind it (`!`, `=`, `#`) is part of the same token.
bool Parser::bracketed(Step& step, std::string_view close)
{
    const Token& open = take();
    step.span = open.span;
    if (open.text.substr(1) == close)
        return true; // `[]` or `{}`
    std::string_view rest = open.text.substr(1);
    step.inverted = rest.substr(0, 1) == "!";
    if (step.inverted)
        rest.remove_prefix(1);
    if (rest == "=")
        return values(step, close);
    if (rest == "#")
        return positions(step, close, true);
    const Token& next = peek();
    const bool counts = next.is("-") || next.kind == TokenKind::integer;
    const bool isKey = step.inMap && !next.is("-") && (peek(1).is("-") || peek(1).is(",") || (step.inverted && peek(1).is("}")));
    if (!counts && !step.inMap) {
        unexpected("an index");
        return false;
    }
    return counts && !isKey ? positions(step, close, false) : keys(step, close);
}

bool Parser::close(Step& step, std::string_view close)
{
    const Span span = peek().span;
    if (!expect(close, "at the end of the step"))
        return false;
    step.span = joined(step.span, span);
    return true;
}

bool Parser::values(Step& step, std::string_view close)
{
    const Span first = peek().span;
    auto value = stepValue();
    if (!value)
        return false;
    if (takeIf(":")) {
        step.kind = Step::Kind::valueRange;
        const Span second = peek().span;
        if (!peek().is(close)) {
            step.end = stepValue();
            if (!step.end)
                return false;
        }
        const bool numbers = value->as<std::int64_t>() && (!step.end || step.end->as<std::int64_t>());
        if (!numbers)
            complain(value->as<std::int64_t>() ? second : first, "a range of values has integers at its ends");
        step.value = std::move(*value);
    } else if (peek().is(",")) {
        step.kind = Step::Kind::valueList;
        List list{{std::move(*value)}};
        while (takeIf(",")) {
            auto item = stepValue();
            if (!item)
                return false;
            list.items.push_back(std::move(*item));
        }
        step.value = std::move(list);
    } else {
        if (step.inverted) {
            unexpected("`:` or `,` (one value alone is not inverted)");
            return false;
        }
        step.kind = Step::Kind::value;
        step.value = std::move(*value);
    }
    return this->close(step, close);
}

/// Indexes or ranks: one, or a range from `start` on.
bool Parser::positions(Step& step, std::string_view close, bool ranks)
{
    const auto start = position();
    if (!start)
        return false;
    step.start = *start;
    if (!takeIf(":")) {
        if (step.inverted) {
            unexpected("`:` (one position alone is not inverted)");
            return false;
        }
        step.kind = ranks ? Step::Kind::rank : Step::Kind::index;
        return this->close(step, close);
    }
    step.kind = ranks ? Step::Kind::rankRange : Step::Kind::indexRange;
    if (peek().is("-") || peek().kind == TokenKind::integer) {
        const auto end = position();
        if (!end)
            return false;
        // 32 bits, as the vendor's SDK counts.
        step.count = static_cast<std::int32_t>(static_cast<std::uint32_t>(*end) - static_cast<std::uint32_t>(*start));
    }
    if (peek().is("~"))
        return relative(step, close, ranks);
    return this->close(step, close);
}

bool Parser::relative(Step& step, std::string_view close, bool ranks)
{
    if (!ranks && !step.inMap) {
        refuse(peek().span, "indexes of a list are not relative to anything", "ranks are: [#0:2~value]");
        return false;
    }
    take();
    step.kind = ranks ? Step::Kind::relativeRank : Step::Kind::relativeIndex;
    auto value = ranks ? stepValue() : stepKey();
    if (!value)
        return false;
    step.value = std::move(*value);
    return this->close(step, close);
}

/// Keys of a map: some, or a range.
bool Parser::keys(Step& step, std::string_view close)
{
    auto key = stepKey();
    if (!key)
        return false;
    if (takeIf("-")) {
        step.kind = Step::Kind::keyRange;
        step.value = std::move(*key);
        if (!peek().is(close)) {
            step.end = stepKey();
            if (!step.end)
                return false;
        }
        return this->close(step, close);
    }
    step.kind = Step::Kind::keyList;
    List list{{std::move(*key)}};
    while (takeIf(",")) {
        key = stepKey();
        if (!key)
            return false;
        list.items.push_back(std::move(*key));
    }
    step.value = std::move(list);
    return this->close(step, close);
}

/// 32 bits with a sign.
std::optional<std::int64_t> Parser::position()
{
    const Span begin = peek().span;
    const bool negative = takeIf("-");
    const Token& token = peek();
    if (token.kind != TokenKind::integer) {
        unexpected("an integer");
        return std::nullopt;
    }
    take();
    const auto magnitude = magnitudeOf(token.text);
    const auto most = static_cast<std::uint64_t>(std::numeric_limits<std::int32_t>::max()) + (negative ? 1 : 0);
    if (!magnitude || *magnitude > most)
        complain(joined(begin, token.span), "the integer does not fit 32 bits with a sign");
    const auto number = static_cast<std::int64_t>(std::min(magnitude.value_or(0), most));
    return negative ? -number : number;
}

/// A string in quotes, a bare name, or a blob; nothing, and no report, if something else comes next.
std::optional<Value> Parser::quotedOrNamed()
{
    const Token& token = peek();
    switch (token.kind) {
    case TokenKind::name:
    case TokenKind::in:
    case TokenKind::reserved: return Value(take().text);
    case TokenKind::string: return Value(unquoted(take().text));
    case TokenKind::hexBlob:
    case TokenKind::base64Blob: return blob().value;
    case TokenKind::invalid: take(); return Value();
    default: break;
    }
    if (token.kind != TokenKind::typeWord)
        return std::nullopt;
    complain(token.span, "`" + std::string(token.text) + "` is a word of the language", "write it in quotes");
    return Value(take().text);
}

std::optional<Value> Parser::stepValue()
{
    if (peek().is("-") || peek().kind == TokenKind::integer) {
        const auto number = position();
        return number ? std::optional<Value>(*number) : std::nullopt;
    }
    auto value = quotedOrNamed();
    if (!value)
        unexpected("a value (an integer, a name, a string or a blob)");
    return value;
}

std::optional<Value> Parser::stepKey()
{
    const Token& token = peek();
    if (token.kind == TokenKind::integer) {
        take();
        const auto magnitude = magnitudeOf(token.text);
        if (!magnitude)
            complain(token.span, "the key does not fit 64 bits with a sign");
        return Value(static_cast<std::int64_t>(magnitude.value_or(0)));
    }
    auto key = quotedOrNamed();
    if (!key)
        unexpected("a key (a name, an integer, a string or a blob)");
    return key;
}

} // namespace binnacle::expression
