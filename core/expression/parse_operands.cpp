// SPDX-License-Identifier: Apache-2.0
#include "core/expression/literals.h"
#include "core/expression/map_order.h"
#include "core/expression/parser.h"

#include <utility>

namespace binnacle::expression {

Part Parser::operand()
{
    const Token& token = peek();
    switch (token.kind) {
    case TokenKind::integer:
    case TokenKind::floating:
    case TokenKind::dotInteger: return number();
    case TokenKind::string: return string();
    case TokenKind::hexBlob:
    case TokenKind::base64Blob: return blob();
    case TokenKind::placeholder: return placeholder();
    case TokenKind::variable: {
        Part part;
        part.kind = PartKind::variable;
        part.span = take().span;
        part.name = token.text.substr(2, token.text.size() - 3);
        return part;
    }
    case TokenKind::name: return peek(1).is("(") || peek(1).is("()") ? functionCall() : unexpected("a value");
    case TokenKind::reserved: return reservedOperand();
    case TokenKind::invalid: {
        Part part;
        part.span = take().span;
        return part;
    }
    case TokenKind::dotHexOrBinary:
        return refuse(token.span, "`" + std::string(token.text) + "` is no number",
                      "hexadecimal and binary integers have no point");
    default: break;
    }
    if (token.is("$."))
        return withinDepth(token.span, [this] { return path(); });
    if (token.is("("))
        return withinDepth(token.span, [this] { return parenthesized(); });
    if (token.is("[") || token.is("[]"))
        return withinDepth(token.span, [this] { return listLiteral(); });
    if (token.is("{") || token.is("{}"))
        return withinDepth(token.span, [this] { return mapLiteral(); });
    return unexpected("a value");
}

Part Parser::reservedOperand()
{
    const Token& token = peek();
    if (token.is("true") || token.is("false")) {
        Part part = literal(token.is("true"));
        part.span = take().span;
        return part;
    }
    if (token.is("unknown") || token.is("error")) {
        Part part;
        part.kind = PartKind::unknown;
        part.span = take().span;
        return part;
    }
    if (token.is("not"))
        return withinDepth(token.span, [this] { return negation(); });
    if (token.is("exclusive"))
        return withinDepth(token.span, [this] { return exclusive(); });
    if (token.is("let"))
        return withinDepth(token.span, [this] { return let(); });
    if (token.is("when"))
        return withinDepth(token.span, [this] { return when(); });
    return unexpected("a value");
}

Part Parser::literal(Value value)
{
    Part part;
    part.kind = PartKind::value;
    part.value = std::move(value);
    return part;
}

/// A number, and a cast behind it if there is one.
Part Parser::number(std::optional<Span> minus)
{
    const Token token = take();
    Part part;
    if (token.kind == TokenKind::integer) {
        const auto magnitude = magnitudeOf(token.text);
        const Span span = minus ? joined(*minus, token.span) : token.span;
        if (!magnitude || (*magnitude == magnitudeOfLowest && !minus))
            complain(span, "the integer does not fit 64 bits with a sign");
        part = literal(static_cast<std::int64_t>(minus ? 0 - magnitude.value_or(0) : magnitude.value_or(0)));
    } else {
        const auto value = floatOf(token.text);
        if (!value)
            complain(token.span, "the number does not fit a float of 64 bits");
        part = literal(minus ? -value.value_or(0) : value.value_or(0));
    }
    part.span = minus ? joined(*minus, token.span) : token.span;
    const Token& method = peek(1);
    if (peek().is(".") && method.kind == TokenKind::methodCall && (method.text == "asInt()" || method.text == "asFloat()")) {
        take();
        take();
        return cast(std::move(part), method.text == "asInt()", method.span);
    }
    return part;
}

Part Parser::string()
{
    const Token& token = take();
    Part part = literal(unquoted(token.text));
    part.span = token.span;
    return part;
}

Part Parser::blob()
{
    const Token& token = take();
    auto bytes = blobOf(token.text);
    if (!bytes)
        complain(token.span, token.kind == TokenKind::hexBlob ? "a blob has two hexadecimal digits for every byte"
                                                              : "this is not base64 of whole bytes");
    Part part = literal(Blob{bytes.value_or(Bytes())});
    part.span = token.span;
    return part;
}

Part Parser::placeholder()
{
    const Token& token = take();
    const auto index = magnitudeOf(token.text.substr(1));
    Part part;
    part.span = token.span;
    if (index && *index < m_placeholders.size()) {
        part.kind = PartKind::value;
        part.value = sortedMaps(m_placeholders[*index]);
        return part;
    }
    // Left as it is, it is reported when bytes are made of it, by which time all else has been said.
    part.kind = PartKind::placeholder;
    part.name = token.text;
    return part;
}

Part Parser::parenthesized()
{
    take();
    Part part = expression();
    expect(")", "for the parenthesis");
    return part;
}

Part Parser::listLiteral()
{
    const Token& open = take();
    const std::size_t reported = m_diagnostics.size();
    List list;
    Span end = open.span;
    if (!open.is("[]")) {
        bool first = true;
        while (!panics() && !peek().is("]")) {
            if (!first && !expect(",", "between the elements of a list"))
                break;
            first = false;
            list.items.push_back(constant(unary()));
        }
        end = peek().span;
        if (!expect("]", "at the end of the list"))
            return {};
    }
    Part part = literal(std::move(list));
    if (m_diagnostics.size() != reported)
        part.kind = PartKind::invalid;
    part.span = joined(open.span, end);
    return part;
}

Part Parser::mapLiteral()
{
    const Token& open = take();
    const std::size_t reported = m_diagnostics.size();
    Map map;
    Span end = open.span;
    if (!open.is("{}")) {
        bool first = true;
        while (!panics() && !peek().is("}")) {
            if ((!first && !expect(",", "between the entries of a map")) || !mapEntry(map))
                break;
            first = false;
        }
        end = peek().span;
        if (!expect("}", "at the end of the map"))
            return {};
    }
    Part part = literal(sortedMaps(std::move(map)));
    if (m_diagnostics.size() != reported)
        part.kind = PartKind::invalid;
    part.span = joined(open.span, end);
    return part;
}

bool Parser::mapEntry(Map& map)
{
    const Token& token = peek();
    Part key;
    if (token.kind == TokenKind::integer)
        key = number();
    else if (token.kind == TokenKind::string)
        key = string();
    else if (token.kind == TokenKind::hexBlob || token.kind == TokenKind::base64Blob)
        key = blob();
    else
        key = unexpected("a key (an integer, a string or a blob)");
    Value keyValue = constant(std::move(key));
    if (!expect(":", "between a key and its value"))
        return false;
    map.entries.emplace_back(std::move(keyValue), constant(unary()));
    return !panics();
}

Value Parser::constant(Part part)
{
    if (panics())
        return {};
    if (part.kind != PartKind::value && part.kind != PartKind::invalid)
        complain(part.span, "lists and maps hold constants only");
    return std::move(part.value);
}

} // namespace binnacle::expression
