// SPDX-License-Identifier: Apache-2.0
#include "core/expression/completion_context.h"

#include <algorithm>

namespace binnacle::expression {

std::optional<Type> typeOfLiteral(const Token& token)
{
    switch (token.kind) {
    case TokenKind::integer:
        return Type::integer;
    case TokenKind::floating:
    case TokenKind::dotInteger:
        return Type::float64;
    case TokenKind::string:
        return Type::string;
    case TokenKind::hexBlob:
    case TokenKind::base64Blob:
        return Type::blob;
    default:
        return std::nullopt;
    }
}

const OperatorWord* operatorNamed(const Token& token)
{
    const bool in = token.kind == TokenKind::in;
    const auto found = std::ranges::find_if(operatorWords(), [&](const OperatorWord& word) {
        return in ? word.group == OperatorWord::Group::membership : token.is(word.symbol);
    });
    return found == operatorWords().end() ? nullptr : &*found;
}

std::optional<Type> wantedBy(std::string_view function)
{
    if (function == "not" || function == "exclusive")
        return Type::boolean;
    if (function == "hllMayContain")
        return Type::list;
    if (function.starts_with("hll"))
        return Type::hll;
    const auto found = std::ranges::find(functionWords(), function, &FunctionWord::name);
    return found == functionWords().end() ? std::nullopt : found->parameter;
}

std::optional<Type> resultOf(const Frame& frame)
{
    if (frame.name == "not" || frame.name == "exclusive")
        return Type::boolean;
    if (const auto found = std::ranges::find(pathFunctionWords(), frame.name, &PathFunctionWord::name);
        found != pathFunctionWords().end() && found->result)
        return found->result;
    const auto found = std::ranges::find(functionWords(), frame.name, &FunctionWord::name);
    if (found == functionWords().end())
        return frame.compared ? std::optional(Type::boolean) : frame.type; // a group, `then (…)` or `when (…)`
    return found->result ? found->result : frame.type;
}

std::optional<Type> typeOf(ParticleType type)
{
    switch (type) {
    case ParticleType::integer:
        return Type::integer;
    case ParticleType::float64:
        return Type::float64;
    case ParticleType::string:
        return Type::string;
    case ParticleType::blob:
        return Type::blob;
    case ParticleType::boolean:
        return Type::boolean;
    case ParticleType::hll:
        return Type::hll;
    case ParticleType::map:
        return Type::map;
    case ParticleType::list:
        return Type::list;
    case ParticleType::geoJson:
        return Type::geoJson;
    case ParticleType::null:
        break;
    }
    return std::nullopt;
}

bool fits(std::optional<Type> type, std::optional<Type> wanted)
{
    const auto isNumber = [](Type t) { return t == Type::integer || t == Type::float64; };
    return type && wanted && (*type == *wanted || (isNumber(*type) && isNumber(*wanted)));
}

} // namespace binnacle::expression
