// SPDX-License-Identifier: Apache-2.0
#include "core/expression/completion_context.h"

#include "core/expression/vocabulary.h"
#include "core/expression/words.h"

#include <algorithm>

namespace binnacle::expression {

namespace {

bool opens(const Token& token)
{
    return token.kind == TokenKind::symbol && (token.text.front() == '[' || token.text.front() == '{' || token.is("("));
}

bool closes(const Token& token)
{
    return token.is(")") || token.is("]") || token.is("}");
}

Frame::Kind kindOf(std::string_view function)
{
    if (function == "let")
        return Frame::Kind::definitions;
    return function == "when" ? Frame::Kind::when : Frame::Kind::function;
}

} // namespace

CompletionContext::CompletionContext(std::span<const KnownBin> bins)
{
    for (const KnownBin& bin : bins) {
        if (const auto type = bin.types.empty() ? std::nullopt : typeOf(bin.types.front()))
            m_types.emplace(bin.name, *type);
    }
    m_frames.emplace_back();
}

void CompletionContext::read(std::span<const Token> tokens)
{
    for (std::size_t i = 0; i < tokens.size() && tokens[i].kind != TokenKind::end; ++i)
        token(tokens[i], i + 1 < tokens.size() ? &tokens[i + 1] : nullptr);
}

void CompletionContext::token(const Token& token, const Token* next)
{
    Frame& top = m_frames.back();
    if (closes(token))
        return close();
    switch (top.expected) {
    case Expected::nothing:
    case Expected::operand:
    case Expected::argumentsOf:
        return operand(token, next);
    case Expected::operation:
        return operation(token);
    case Expected::bin:
        if (token.kind == TokenKind::metadata) {
            const auto found = std::ranges::find(metadataWords(), token.text, &MetadataWord::name);
            return value(found == metadataWords().end() ? Type::integer : found->result);
        }
        if (token.text == "digestModulo" && next && next->is("(")) { // without its number, it is no token yet
            m_function = token.text;
            top.expected = Expected::argumentsOf;
            return;
        }
        return value(typeOfBin(token.kind == TokenKind::string ? token.text.substr(1, token.text.size() - 2) : token.text), true);
    case Expected::step:
        return afterDot(token, next);
    case Expected::cast:
        if (token.kind == TokenKind::methodCall)
            return value(token.text == "asInt()" ? Type::integer : Type::float64);
        top.expected = Expected::nothing;
        return;
    case Expected::parameter:
    case Expected::colon:
    case Expected::typeWord:
    case Expected::returnWord:
        return getParameter(token);
    case Expected::variableName:
    case Expected::equals:
    case Expected::then:
        return definition(token);
    case Expected::key:
        top.expected = token.is(":") ? Expected::operand : Expected::key;
        return;
    case Expected::inStep:
        return;
    }
}

void CompletionContext::operand(const Token& token, const Token* next)
{
    Frame& top = m_frames.back();
    if (top.expected == Expected::argumentsOf && token.is("(")) {
        const std::string_view name = m_function;
        open(token, kindOf(name), name == "let" ? Expected::variableName : Expected::operand);
        m_frames.back().name = name;
        if (name == "then")
            m_frames.back().variables = m_outerVariables;
        m_frames.back().wanted = wantedBy(name);
        if (name == "digestModulo")
            m_frames.back().expected = Expected::nothing; // a number
        return;
    }
    top.expected = Expected::operand;
    if (token.is("$."))
        top.expected = Expected::bin;
    else if (token.is("("))
        open(token, Frame::Kind::group, Expected::operand);
    else if (token.is("[]") || token.is("{}"))
        value(token.is("[]") ? Type::list : Type::map);
    else if (opens(token))
        open(token, token.text.front() == '[' ? Frame::Kind::list : Frame::Kind::map,
             token.text.front() == '[' ? Expected::operand : Expected::key);
    else if (token.is(","))
        comma();
    else if (token.is("."))
        top.expected = Expected::step;
    else if (token.kind == TokenKind::name || token.kind == TokenKind::reserved)
        word(token, next);
    else if (token.kind != TokenKind::symbol && token.kind != TokenKind::in && token.kind != TokenKind::invalid)
        literal(token);
}

void CompletionContext::literal(const Token& token)
{
    value(typeOfLiteral(token));
    m_frames.back().number = token.kind == TokenKind::integer || token.kind == TokenKind::floating;
}

void CompletionContext::word(const Token& token, const Token* next)
{
    const bool called = next && (next->is("(") || next->is("()"));
    Frame& top = m_frames.back();
    if (token.is("and") || token.is("or"))
        return;
    if (token.is("default")) {
        top.isDefault = true;
        top.expected = Expected::operation;
        return;
    }
    if (token.is("true") || token.is("false"))
        return value(Type::boolean);
    if (!called)
        return value(std::nullopt);
    m_function = token.text;
    top.expected = Expected::argumentsOf;
}

void CompletionContext::operation(const Token& token)
{
    Frame& top = m_frames.back();
    if (token.is(","))
        return comma();
    if (token.is(".")) {
        top.expected = top.path ? Expected::step : top.number ? Expected::cast : Expected::nothing;
        return;
    }
    if (token.is("=>") || token.is("=") || token.is(":")) {
        top.arrow = top.arrow || token.is("=>");
        top.expected = Expected::operand;
        top.compared = false;
        top.wanted.reset();
        return;
    }
    if (const OperatorWord* found = operatorNamed(token)) {
        using Group = OperatorWord::Group;
        const bool joins = found->group == Group::logic;
        const bool compares = found->group == Group::comparison || found->group == Group::membership;
        top.expected = Expected::operand;
        top.wanted = joins ? std::nullopt : found->group == Group::membership ? std::optional(Type::list) : top.type;
        top.compared = compares || (top.compared && !joins);
        return;
    }
    const bool keyOfPath = token.kind == TokenKind::dotInteger || token.kind == TokenKind::dotHexOrBinary ||
                           token.kind == TokenKind::dotSignedInteger;
    if (top.path && keyOfPath)
        return value(std::nullopt, true);
    if (token.is("()"))
        return value(std::nullopt);
    // The operator between two operands is missing.
    operand(token, nullptr);
}

void CompletionContext::afterDot(const Token& token, const Token* next)
{
    if (token.kind == TokenKind::methodCall || token.is("get") || (token.text.starts_with("hll") && next && next->is("(")))
        return pathFunction(token, next);
    if (opens(token) && !token.is("(") && token.text != "[]" && token.text != "{}")
        return open(token, Frame::Kind::step, Expected::inStep);
    if (token.text == "[]" || token.text == "{}")
        return value(token.text == "[]" ? Type::list : Type::map, true);
    value(std::nullopt, true);
}

void CompletionContext::pathFunction(const Token& token, const Token* next)
{
    if (token.is("get") && next && next->is("(")) {
        m_function = "get";
        m_frames.back().expected = Expected::argumentsOf;
        return;
    }
    if (token.is("get")) // `get()`, or a `get` that is not complete; its parentheses are passed over
        return value(m_frames.back().type);
    if (token.kind != TokenKind::methodCall) {
        m_function = token.text;
        m_frames.back().expected = Expected::argumentsOf;
        return;
    }
    const std::string_view name = token.text.substr(0, token.text.size() - 2);
    value(std::ranges::find(pathFunctionWords(), name, &PathFunctionWord::name)->result);
}

void CompletionContext::getParameter(const Token& token)
{
    Frame& top = m_frames.back();
    if (token.is(",")) {
        top.expected = Expected::parameter;
    } else if (token.is("type") || token.is("return")) {
        top.name = token.text;
        top.expected = Expected::colon;
    } else if (token.is(":")) {
        top.expected = top.name == "return" ? Expected::returnWord : Expected::typeWord;
    } else {
        if (top.expected == Expected::typeWord)
            top.type = typeNamed(token.text);
        top.expected = Expected::operation;
    }
}

void CompletionContext::definition(const Token& token)
{
    Frame& top = m_frames.back();
    if (top.expected == Expected::then) {
        m_function = "then";
        top.expected = token.is("then") ? Expected::argumentsOf : Expected::operand;
    } else if (top.expected == Expected::variableName) {
        m_variables.push_back(token.text);
        top.expected = Expected::equals;
    } else {
        top.expected = token.is("=") ? Expected::operand : Expected::equals;
    }
}

void CompletionContext::comma()
{
    Frame& top = m_frames.back();
    ++top.arguments;
    top.compared = false;
    top.path = false;
    top.arrow = false;
    top.wanted = wantedBy(top.name);
    switch (top.kind) {
    case Frame::Kind::definitions:
        top.expected = Expected::variableName;
        break;
    case Frame::Kind::map:
        top.expected = Expected::key;
        break;
    case Frame::Kind::get:
        top.expected = Expected::parameter;
        break;
    default:
        top.expected = Expected::operand;
        break;
    }
}

void CompletionContext::open(const Token& token, Frame::Kind kind, Expected expected)
{
    Frame frame;
    frame.kind = m_function == "get" && kind == Frame::Kind::function ? Frame::Kind::get : kind;
    frame.opening = token.text;
    frame.expected = frame.kind == Frame::Kind::get ? Expected::parameter : expected;
    frame.variables = m_variables.size();
    m_function = {};
    m_frames.push_back(frame);
}

/// Whatever bracket it is: it ends what was opened last.
void CompletionContext::close()
{
    if (m_frames.size() == 1)
        return;
    const Frame closed = m_frames.back();
    m_frames.pop_back();
    Frame& top = m_frames.back();
    if (closed.kind == Frame::Kind::definitions) {
        m_outerVariables = closed.variables;
        top.expected = Expected::then;
        return;
    }
    if (closed.name == "then")
        m_variables.resize(std::min(m_variables.size(), closed.variables));
    switch (closed.kind) {
    case Frame::Kind::step:
        return value(std::nullopt, true);
    case Frame::Kind::list:
        return value(Type::list);
    case Frame::Kind::map:
        return value(Type::map);
    case Frame::Kind::get:
        return value(closed.type);
    default:
        return value(resultOf(closed));
    }
}

void CompletionContext::value(std::optional<Type> type, bool path)
{
    Frame& top = m_frames.back();
    top.type = type;
    top.path = path;
    top.number = false;
    top.expected = Expected::operation;
}

std::optional<Type> CompletionContext::typeOfBin(std::string_view name) const
{
    const auto found = m_types.find(name);
    return found == m_types.end() ? std::nullopt : std::optional(found->second);
}

} // namespace binnacle::expression
