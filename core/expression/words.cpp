// SPDX-License-Identifier: Apache-2.0
#include "core/expression/words.h"

#include "core/expression/call_codes.h"

#include <algorithm>
#include <iterator>

namespace binnacle::expression {

namespace {

using Return = PathFunction::Return;

struct TypeWord {
    Type type;
    std::string_view word;
};

constexpr TypeWord types[] = {
    {Type::boolean, "BOOL"}, {Type::integer, "INT"},   {Type::string, "STRING"}, {Type::list, "LIST"}, {Type::map, "MAP"},
    {Type::blob, "BLOB"},    {Type::float64, "FLOAT"}, {Type::geoJson, "GEO"},   {Type::hll, "HLL"},
};

struct ReturnWord {
    Return returns;
    std::string_view word;
    std::int64_t code;
};

constexpr ReturnWord returnWords[] = {
    {Return::value, "VALUE", 7},
    {Return::index, "INDEX", 1},
    {Return::rank, "RANK", 3},
    {Return::count, "COUNT", 5},
    {Return::none, "NONE", 5},
    {Return::exists, "EXISTS", 13},
    {Return::reverseIndex, "REVERSE_INDEX", 2},
    {Return::reverseRank, "REVERSE_RANK", 4},
    {Return::keyValue, "KEY_VALUE", 8},
    {Return::unorderedMap, "UNORDERED_MAP", 16},
    {Return::orderedMap, "ORDERED_MAP", 17},
    {Return::key, "KEY", 6},
};

struct SketchWord {
    std::int64_t code;
    std::string_view name;
    Type result;
    bool takesArgument;
};

constexpr SketchWord sketches[] = {
    {sketchCount, "hllCount", Type::integer, false},          {sketchUnion, "hllUnion", Type::hll, true},
    {sketchUnionCount, "hllUnionCount", Type::integer, true}, {sketchIntersectCount, "hllIntersectCount", Type::integer, true},
    {sketchSimilarity, "hllSimilarity", Type::float64, true}, {sketchDescribe, "hllDescribe", Type::list, false},
    {sketchMayContain, "hllMayContain", Type::integer, true},
};

template <typename Table, typename Test>
auto find(const Table& table, Test test)
{
    const auto* found = std::find_if(std::begin(table), std::end(table), test);
    return found == std::end(table) ? nullptr : found;
}

} // namespace

std::string_view wordOf(Type type)
{
    const auto* found = find(types, [type](const TypeWord& entry) { return entry.type == type; });
    return found ? found->word : std::string_view();
}

std::optional<Type> typeNamed(std::string_view word)
{
    const auto* found = find(types, [word](const TypeWord& entry) { return entry.word == word; });
    return found ? std::optional(found->type) : std::nullopt;
}

std::string_view wordOf(Return returns)
{
    return find(returnWords, [returns](const ReturnWord& entry) { return entry.returns == returns; })->word;
}

std::optional<Return> returnNamed(std::string_view word)
{
    const auto* found = find(returnWords, [word](const ReturnWord& entry) { return entry.word == word; });
    return found ? std::optional(found->returns) : std::nullopt;
}

std::int64_t codeOf(Return returns)
{
    return find(returnWords, [returns](const ReturnWord& entry) { return entry.returns == returns; })->code;
}

std::optional<Return> returnCoded(std::int64_t code)
{
    const auto* found = find(returnWords, [code](const ReturnWord& entry) { return entry.code == code; });
    return found ? std::optional(found->returns) : std::nullopt;
}

std::optional<std::int64_t> sketchCodeNamed(std::string_view name)
{
    const auto* found = find(sketches, [name](const SketchWord& entry) { return entry.takesArgument && entry.name == name; });
    return found ? std::optional(found->code) : std::nullopt;
}

std::string_view sketchName(std::int64_t code)
{
    const auto* found = find(sketches, [code](const SketchWord& entry) { return entry.code == code; });
    return found ? found->name : std::string_view();
}

Type sketchResult(std::int64_t code)
{
    const auto* found = find(sketches, [code](const SketchWord& entry) { return entry.code == code; });
    return found ? found->result : Type::nil;
}

} // namespace binnacle::expression
