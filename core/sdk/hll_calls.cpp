// SPDX-License-Identifier: Apache-2.0
#include "core/sdk/bin_builder.h"

namespace binnacle {

namespace {

/// `arguments` and the widths of a sketch.
std::vector<Value> with(std::vector<Value> arguments, const HllConfig& config)
{
    arguments.emplace_back(config.indexBits);
    if (config.minHashBits) {
        arguments.emplace_back(*config.minHashBits);
    }
    return arguments;
}

Value listOf(std::vector<Hll> sketches)
{
    List list;
    for (Hll& sketch : sketches) {
        list.items.emplace_back(std::move(sketch));
    }
    return list;
}

} // namespace

OperationBuilder&& BinBuilder::hllInit(HllConfig config, CallFlags flags) &&
{
    return apply(Method::hllInit, with({}, config), flags);
}

OperationBuilder&& BinBuilder::hllAdd(std::vector<Value> values, CallFlags flags) &&
{
    return apply(Method::hllAdd, {List{std::move(values)}}, flags);
}

OperationBuilder&& BinBuilder::hllAdd(std::vector<Value> values, HllConfig config, CallFlags flags) &&
{
    return apply(Method::hllAdd, with({List{std::move(values)}}, config), flags);
}

OperationBuilder&& BinBuilder::hllSetUnion(std::vector<Hll> sketches, CallFlags flags) &&
{
    return apply(Method::hllSetUnion, {listOf(std::move(sketches))}, flags);
}

OperationBuilder&& BinBuilder::hllRefreshCount() &&
{
    return apply(Method::hllRefreshCount);
}

OperationBuilder&& BinBuilder::hllFold(int indexBits) &&
{
    return apply(Method::hllFold, {indexBits});
}

OperationBuilder&& BinBuilder::hllGetCount() &&
{
    return apply(Method::hllGetCount);
}

OperationBuilder&& BinBuilder::hllGetUnion(std::vector<Hll> sketches) &&
{
    return apply(Method::hllGetUnion, {listOf(std::move(sketches))});
}

OperationBuilder&& BinBuilder::hllGetUnionCount(std::vector<Hll> sketches) &&
{
    return apply(Method::hllGetUnionCount, {listOf(std::move(sketches))});
}

OperationBuilder&& BinBuilder::hllGetIntersectCount(std::vector<Hll> sketches) &&
{
    return apply(Method::hllGetIntersectCount, {listOf(std::move(sketches))});
}

OperationBuilder&& BinBuilder::hllGetSimilarity(std::vector<Hll> sketches) &&
{
    return apply(Method::hllGetSimilarity, {listOf(std::move(sketches))});
}

OperationBuilder&& BinBuilder::hllDescribe() &&
{
    return apply(Method::hllDescribe);
}

OperationBuilder&& BinBuilder::hllMayContain(std::vector<Value> values) &&
{
    return apply(Method::hllMayContain, {List{std::move(values)}});
}

} // namespace binnacle
