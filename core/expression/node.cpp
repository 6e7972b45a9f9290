// SPDX-License-Identifier: Apache-2.0
#include "core/expression/node.h"

#include <algorithm>
#include <iterator>

namespace binnacle::expression {

namespace {

struct Entry {
    Op op;
    std::string_view name;
    Arity arity;
};

constexpr Arity none{0, 0};
constexpr Arity one{1, 1};
constexpr Arity two{2, 2};
constexpr Arity oneOrMore{1, std::nullopt};
constexpr Arity twoOrMore{2, std::nullopt};
constexpr Arity threeOrMore{3, std::nullopt};

constexpr Entry table[] = {
    {Op::unknown, "unknown", none},
    {Op::equal, "equal", two},
    {Op::notEqual, "not equal", two},
    {Op::greater, "greater", two},
    {Op::greaterOrEqual, "greater or equal", two},
    {Op::less, "less", two},
    {Op::lessOrEqual, "less or equal", two},
    {Op::matchesRegex, "regex", one},
    {Op::geoCompare, "geoCompare", two},
    {Op::inList, "in list", two},
    {Op::logicalAnd, "and", twoOrMore},
    {Op::logicalOr, "or", twoOrMore},
    {Op::logicalNot, "not", one},
    {Op::exclusive, "exclusive", twoOrMore},
    {Op::add, "add", oneOrMore},
    {Op::subtract, "subtract", oneOrMore},
    {Op::multiply, "multiply", oneOrMore},
    {Op::divide, "divide", oneOrMore},
    {Op::power, "power", two},
    {Op::logarithm, "log", two},
    {Op::modulo, "modulo", two},
    {Op::absolute, "abs", one},
    {Op::floor, "floor", one},
    {Op::ceil, "ceil", one},
    {Op::toInteger, "to int", one},
    {Op::toFloat, "to float", one},
    {Op::bitAnd, "bitwise and", oneOrMore},
    {Op::bitOr, "bitwise or", oneOrMore},
    {Op::bitXor, "bitwise xor", oneOrMore},
    {Op::bitNot, "bitwise not", one},
    {Op::shiftLeft, "shift left", two},
    {Op::shiftRightLogical, "logical shift right", two},
    {Op::shiftRightArithmetic, "shift right", two},
    {Op::countBits, "count of bits", one},
    {Op::scanLeft, "scan from the left", two},
    {Op::scanRight, "scan from the right", two},
    {Op::minimum, "min", oneOrMore},
    {Op::maximum, "max", oneOrMore},
    {Op::digestModulo, "digestModulo", none},
    {Op::deviceSize, "deviceSize", none},
    {Op::lastUpdate, "lastUpdate", none},
    {Op::sinceUpdate, "sinceUpdate", none},
    {Op::voidTime, "voidTime", none},
    {Op::timeToLive, "ttl", none},
    {Op::setName, "setName", none},
    {Op::keyExists, "keyExists", none},
    {Op::isTombstone, "isTombstone", none},
    {Op::memorySize, "memorySize", none},
    {Op::recordSize, "recordSize", none},
    {Op::key, "key", none},
    {Op::bin, "bin", none},
    {Op::binType, "bin type", none},
    {Op::removeResult, "remove", none},
    {Op::mapKeys, "map keys", one},
    {Op::mapValues, "map values", one},
    {Op::builtInVariable, "built-in variable", none},
    {Op::condition, "condition", threeOrMore},
    {Op::variable, "variable", none},
    {Op::let, "let", twoOrMore},
    {Op::call, "call", oneOrMore},
    {Op::literal, "literal", none},
};

const Entry* find(Op op)
{
    const auto* found = std::find_if(std::begin(table), std::end(table), [op](const Entry& entry) { return entry.op == op; });
    return found == std::end(table) ? nullptr : found;
}

} // namespace

const Arity* arityOf(Op op)
{
    const Entry* entry = op == Op::literal ? nullptr : find(op);
    return entry ? &entry->arity : nullptr;
}

std::string_view nameOf(Op op)
{
    const Entry* entry = find(op);
    return entry ? entry->name : "unknown operation";
}

std::string_view nameOf(Type type)
{
    switch (type) {
    case Type::nil: return "nil";
    case Type::boolean: return "bool";
    case Type::integer: return "int";
    case Type::string: return "string";
    case Type::list: return "list";
    case Type::map: return "map";
    case Type::blob: return "blob";
    case Type::float64: return "float";
    case Type::geoJson: return "geo";
    case Type::hll: return "hll";
    }
    return "unknown type";
}

} // namespace binnacle::expression
