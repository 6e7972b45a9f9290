// SPDX-License-Identifier: Apache-2.0
#include "tests/support/random_expressions.h"

#include <limits>

namespace binnacle::test {

using expression::Call;
using expression::CallModule;
using expression::Node;
using expression::Op;
using expression::Type;

namespace {

constexpr const char* shapes[] = {
    R"({"type":"Point","coordinates":[1,2]})",
    R"({"type":"Point","coordinates":[-122.0,37.5]})",
    R"({"type":"Polygon","coordinates":[[[0,0],[3,0],[3,3],[0,3],[0,0]]]})",
    R"({"type":"AeroCircle","coordinates":[[-122.0,37.5],3000]})",
};

// List and map operations (as_list_operations.c and as_map_operations.c of the vendor's aerospike-client-c).
constexpr std::int64_t listSize = 16;
constexpr std::int64_t listByIndex = 19;
constexpr std::int64_t listByRank = 21;
constexpr std::int64_t listByValue = 22;
constexpr std::int64_t mapSize = 96;
constexpr std::int64_t mapByKey = 97;
constexpr std::int64_t mapByKeyRange = 103;
constexpr std::int64_t returnsCount = 5;
constexpr std::int64_t returnsValue = 7;

const char* binOf(Type type)
{
    switch (type) {
    case Type::boolean:
        return "t";
    case Type::integer:
        return "i";
    case Type::float64:
        return "d";
    case Type::string:
        return "s";
    case Type::blob:
        return "b";
    case Type::list:
        return "l";
    case Type::map:
        return "m";
    case Type::geoJson:
        return "g";
    default:
        return "none";
    }
}

} // namespace

std::vector<Bin> RandomExpressions::record()
{
    std::vector<Bin> bins{{"n", valueOf(Type::integer)}};
    constexpr Type types[] = {Type::boolean, Type::integer, Type::float64, Type::string,
                              Type::blob,    Type::list,    Type::map,     Type::geoJson};
    for (const Type type : types) {
        if (chance(5))
            continue;
        bins.push_back({binOf(type), valueOf(chance(8) ? types[below(std::size(types))] : type)});
    }
    return bins;
}

Value RandomExpressions::element()
{
    switch (below(4)) {
    case 0:
        return pick<const char*>({"a", "b", "c"});
    case 1:
        return pick<double>({0.5, 1.0});
    default:
        return static_cast<std::int64_t>(below(5));
    }
}

Value RandomExpressions::valueOf(Type type)
{
    switch (type) {
    case Type::boolean:
        return chance(2);
    case Type::integer:
        return chance(8)
                   ? pick<std::int64_t>({std::numeric_limits<std::int64_t>::min(), std::numeric_limits<std::int64_t>::max()})
                   : static_cast<std::int64_t>(below(9)) - 4;
    case Type::float64:
        return pick<double>({-1.5, -0.0, 0.0, 0.5, 2.0, 2.5, 1e300, std::numeric_limits<double>::infinity(),
                             std::numeric_limits<double>::quiet_NaN()});
    case Type::string:
        return pick<const char*>({"", "a", "ab", "b", "hello", "Hello"});
    case Type::blob:
        return Blob{pick<Bytes>({{}, {0}, {0, 255}, {1}})};
    case Type::list: {
        List list;
        for (std::size_t i = below(5); i > 0; --i)
            list.items.push_back(element());
        return list;
    }
    case Type::map: {
        Map map{{}, chance(2) ? MapOrder::keyOrdered : MapOrder::unordered};
        for (const char* key : {"a", "b", "c"}) {
            if (!chance(3))
                map.entries.emplace_back(key, element());
        }
        return map;
    }
    default:
        return GeoJson{shapes[below(std::size(shapes))]};
    }
}

Node RandomExpressions::leaf(Type type)
{
    if (chance(2))
        return valueNode(valueOf(type));
    return binNode(type, type == Type::integer && chance(2) ? "n" : binOf(type));
}

Node RandomExpressions::call(Type gives, std::int64_t code, std::vector<Node> operands)
{
    return callNode(gives, Call{CallModule::collection, false, code, std::nullopt}, std::move(operands));
}

Node RandomExpressions::truth(int depth)
{
    if (depth <= 0)
        return chance(4) ? leaf(Type::boolean) : compared(0);
    switch (below(10)) {
    case 0:
    case 1:
        return combined(depth - 1);
    case 2:
        return scoped(depth - 1);
    case 3:
        return geometry();
    case 4:
        return choice(Type::boolean, depth - 1);
    case 5: {
        Node node = opNode(Op::matchesRegex, {text(depth - 1)});
        node.name = pick<const char*>({"^a", "l+o", "h.*o$", "[ab]", "^$"});
        node.number = pick<std::int64_t>({0, 1, 2, 3});
        return node;
    }
    case 6:
        return opNode(Op::inList, {chance(2) ? any(Type::integer, 0) : any(Type::string, 0), list(depth - 1)});
    case 7:
        return opNode(pick({Op::keyExists, Op::isTombstone}));
    default:
        return compared(depth - 1);
    }
}

Node RandomExpressions::combined(int depth)
{
    if (chance(4))
        return opNode(Op::logicalNot, {truth(depth)});
    std::vector<Node> operands{truth(depth), truth(depth)};
    if (chance(3))
        operands.push_back(truth(depth));
    return opNode(pick({Op::logicalAnd, Op::logicalOr, Op::exclusive}), std::move(operands));
}

Node RandomExpressions::compared(int depth)
{
    const auto type = pick({Type::integer, Type::integer, Type::float64, Type::string, Type::string, Type::blob, Type::boolean,
                            Type::list, Type::map});
    const bool ordered = type != Type::map;
    const Op op = ordered ? pick({Op::equal, Op::notEqual, Op::greater, Op::greaterOrEqual, Op::less, Op::lessOrEqual})
                          : pick({Op::equal, Op::notEqual});
    return opNode(op, {any(type, depth), any(type, depth)});
}

Node RandomExpressions::scoped(int depth)
{
    const std::string name = "v" + std::to_string(m_names++);
    Node body = opNode(pick({Op::less, Op::equal, Op::greater}), {variableNode(name), any(Type::integer, depth)});
    if (chance(2))
        body = opNode(Op::logicalOr, {std::move(body), truth(depth)});
    return letNode({name}, {any(Type::integer, depth), std::move(body)});
}

Node RandomExpressions::geometry()
{
    return opNode(Op::geoCompare, {binNode(Type::geoJson, "g"), valueNode(valueOf(Type::geoJson))});
}

Node RandomExpressions::any(Type type, int depth)
{
    if (depth <= 0)
        return leaf(type);
    switch (type) {
    case Type::integer:
        return integer(depth - 1);
    case Type::float64:
        return real(depth - 1);
    case Type::string:
        return text(depth - 1);
    case Type::list:
        return list(depth - 1);
    case Type::map:
        return map(depth - 1);
    case Type::boolean:
        return truth(depth - 1);
    default:
        return chance(3) ? choice(type, depth - 1) : leaf(type);
    }
}

Node RandomExpressions::choice(Type type, int depth)
{
    Node fallback = chance(4) ? opNode(Op::unknown) : any(type, depth);
    return opNode(Op::condition, {truth(depth), any(type, depth), truth(depth), any(type, depth), std::move(fallback)});
}

Node RandomExpressions::integer(int depth)
{
    if (chance(3))
        return integerOfCollections();
    return chance(6) ? choice(Type::integer, depth) : integerOfNumbers(depth);
}

Node RandomExpressions::integerOfNumbers(int depth)
{
    const auto one = [&] { return any(Type::integer, depth); };
    switch (below(6)) {
    case 0:
        return opNode(
            pick({Op::add, Op::subtract, Op::multiply, Op::divide, Op::minimum, Op::maximum, Op::bitAnd, Op::bitOr, Op::bitXor}),
            {one(), one(), one()});
    case 1:
        return opNode(
            pick({Op::modulo, Op::shiftLeft, Op::shiftRightLogical, Op::shiftRightArithmetic, Op::divide, Op::subtract}),
            {one(), one()});
    case 2:
        return opNode(pick({Op::absolute, Op::bitNot, Op::countBits, Op::subtract}), {one()});
    case 3:
        return opNode(pick({Op::scanLeft, Op::scanRight}), {one(), any(Type::boolean, 0)});
    case 4:
        return opNode(Op::toInteger, {any(Type::float64, depth)});
    default:
        return leaf(Type::integer);
    }
}

Node RandomExpressions::integerOfCollections()
{
    switch (below(8)) {
    case 0: {
        Node node = opNode(Op::digestModulo);
        node.number = static_cast<std::int64_t>(1 + below(5));
        return node;
    }
    case 1: {
        Node node = opNode(Op::binType);
        node.name = pick<const char*>({"s", "l", "none", "i"});
        return node;
    }
    case 2:
        return call(Type::integer, listSize, {binNode(Type::list, "l")});
    case 3:
        return call(Type::integer, mapSize, {map(0)});
    case 4:
        return call(Type::integer, pick({listByIndex, listByRank}),
                    {valueNode(returnsValue), valueNode(static_cast<std::int64_t>(below(5)) - 2), list(0)});
    case 5:
        return call(Type::integer, listByValue, {valueNode(returnsCount), valueNode(element()), list(0)});
    case 6:
        return call(Type::integer, mapByKey, {valueNode(returnsValue), valueNode(pick<const char*>({"a", "b", "z"})), map(0)});
    default:
        return call(Type::integer, mapByKeyRange,
                    {valueNode(returnsCount), valueNode("a"), valueNode(pick<const char*>({"b", "c"})), map(0)});
    }
}

Node RandomExpressions::real(int depth)
{
    const auto one = [&] { return any(Type::float64, depth); };
    switch (below(6)) {
    case 0:
        return opNode(pick({Op::add, Op::subtract, Op::multiply, Op::divide, Op::minimum, Op::maximum}), {one(), one()});
    case 1:
        return opNode(pick({Op::power, Op::logarithm}), {one(), one()});
    case 2:
        return opNode(pick({Op::absolute, Op::floor, Op::ceil}), {one()});
    case 3:
        return opNode(Op::toFloat, {any(Type::integer, depth)});
    case 4:
        return choice(Type::float64, depth);
    default:
        return leaf(Type::float64);
    }
}

Node RandomExpressions::text(int depth)
{
    if (chance(6))
        return opNode(Op::setName);
    if (depth > 0 && chance(3))
        return choice(Type::string, depth - 1);
    if (chance(4))
        return call(Type::string, listByIndex, {valueNode(returnsValue), valueNode(0), list(0)});
    return leaf(Type::string);
}

Node RandomExpressions::list(int depth)
{
    return depth > 0 && chance(3) ? choice(Type::list, depth - 1) : leaf(Type::list);
}

Node RandomExpressions::map(int depth)
{
    return depth > 0 && chance(3) ? choice(Type::map, depth - 1) : leaf(Type::map);
}

} // namespace binnacle::test
