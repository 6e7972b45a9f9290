// SPDX-License-Identifier: Apache-2.0
#include "core/sdk/collection_builder.h"

namespace binnacle {

namespace {

std::vector<Value> with(std::int64_t index, const std::optional<std::int64_t>& count)
{
    std::vector<Value> arguments{index};
    if (count) {
        arguments.emplace_back(*count);
    }
    return arguments;
}

} // namespace

OperationBuilder&& CollectionBuilder::listCreate(CollectionOrder order, CallFlags flags) &&
{
    return apply(Method::listCreate, {}, flags, order);
}

OperationBuilder&& CollectionBuilder::listSetOrder(CollectionOrder order, CallFlags flags) &&
{
    return apply(Method::listSetOrder, {}, flags, order);
}

OperationBuilder&& CollectionBuilder::listAppend(Value value, CallFlags flags) &&
{
    return apply(Method::listAppend, {std::move(value)}, flags);
}

OperationBuilder&& CollectionBuilder::listAppendItems(std::vector<Value> values, CallFlags flags) &&
{
    return apply(Method::listAppendItems, {List{std::move(values)}}, flags);
}

OperationBuilder&& CollectionBuilder::listAdd(Value value, CallFlags flags) &&
{
    return apply(Method::listAdd, {std::move(value)}, flags);
}

OperationBuilder&& CollectionBuilder::listAddItems(std::vector<Value> values, CallFlags flags) &&
{
    return apply(Method::listAddItems, {List{std::move(values)}}, flags);
}

OperationBuilder&& CollectionBuilder::listInsert(std::int64_t index, Value value, CallFlags flags) &&
{
    return apply(Method::listInsert, {index, std::move(value)}, flags);
}

OperationBuilder&& CollectionBuilder::listInsertItems(std::int64_t index, std::vector<Value> values, CallFlags flags) &&
{
    return apply(Method::listInsertItems, {index, List{std::move(values)}}, flags);
}

OperationBuilder&& CollectionBuilder::listSet(std::int64_t index, Value value, CallFlags flags) &&
{
    return apply(Method::listSet, {index, std::move(value)}, flags);
}

OperationBuilder&& CollectionBuilder::listIncrement(std::int64_t index, std::optional<Value> value, CallFlags flags) &&
{
    std::vector<Value> arguments{index};
    if (value) {
        arguments.push_back(*std::move(value));
    }
    return apply(Method::listIncrement, std::move(arguments), flags);
}

OperationBuilder&& CollectionBuilder::listPop(std::int64_t index) &&
{
    return apply(Method::listPop, {index});
}

OperationBuilder&& CollectionBuilder::listPopRange(std::int64_t index, std::optional<std::int64_t> count) &&
{
    return apply(Method::listPopRange, with(index, count));
}

OperationBuilder&& CollectionBuilder::listRemove(std::int64_t index) &&
{
    return apply(Method::listRemove, {index});
}

OperationBuilder&& CollectionBuilder::listRemoveRange(std::int64_t index, std::optional<std::int64_t> count) &&
{
    return apply(Method::listRemoveRange, with(index, count));
}

OperationBuilder&& CollectionBuilder::listTrim(std::int64_t index, std::int64_t count) &&
{
    return apply(Method::listTrim, {index, count});
}

OperationBuilder&& CollectionBuilder::listClear() &&
{
    return apply(Method::listClear);
}

OperationBuilder&& CollectionBuilder::listSort(CallFlags flags) &&
{
    return apply(Method::listSort, {}, flags);
}

OperationBuilder&& CollectionBuilder::listSize() &&
{
    return apply(Method::listSize);
}

OperationBuilder&& CollectionBuilder::listGet(std::int64_t index) &&
{
    return apply(Method::listGet, {index});
}

OperationBuilder&& CollectionBuilder::listGetRange(std::int64_t index, std::optional<std::int64_t> count) &&
{
    return apply(Method::listGetRange, with(index, count));
}

OperationBuilder&& CollectionBuilder::mapCreate(CollectionOrder order, CallFlags flags) &&
{
    return apply(Method::mapCreate, {}, flags, order);
}

OperationBuilder&& CollectionBuilder::mapSetPolicy(CollectionOrder order, CallFlags flags) &&
{
    return apply(Method::mapSetPolicy, {}, flags, order);
}

OperationBuilder&& CollectionBuilder::mapUpsertItems(Map items, CallFlags flags, std::optional<CollectionOrder> order) &&
{
    return apply(Method::mapUpsertItems, {std::move(items)}, flags, order);
}

OperationBuilder&& CollectionBuilder::mapInsertItems(Map items, CallFlags flags, std::optional<CollectionOrder> order) &&
{
    return apply(Method::mapInsertItems, {std::move(items)}, flags, order);
}

OperationBuilder&& CollectionBuilder::mapUpdateItems(Map items, CallFlags flags, std::optional<CollectionOrder> order) &&
{
    return apply(Method::mapUpdateItems, {std::move(items)}, flags, order);
}

OperationBuilder&& CollectionBuilder::mapClear() &&
{
    return apply(Method::mapClear);
}

OperationBuilder&& CollectionBuilder::mapSize() &&
{
    return apply(Method::mapSize);
}

} // namespace binnacle
