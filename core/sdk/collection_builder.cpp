// SPDX-License-Identifier: Apache-2.0
#include "core/sdk/collection_builder.h"

#include "core/operation/check_call.h"
#include "core/sdk/element_builder.h"
#include "core/sdk/operation_builder.h"

#include <stdexcept>

namespace binnacle {

namespace {

std::vector<Value> with(std::vector<Value> arguments, const std::optional<std::int64_t>& optional)
{
    if (optional) {
        arguments.emplace_back(*optional);
    }
    return arguments;
}

std::vector<Value> range(Value begin, std::optional<Value> end)
{
    std::vector<Value> arguments{std::move(begin)};
    if (end) {
        arguments.push_back(*std::move(end));
    }
    return arguments;
}

Value listOf(std::vector<Value> items)
{
    return List{std::move(items)};
}

} // namespace

OperationBuilder&& CollectionBuilder::apply(BinAction action)
{
    m_owner.current().operations.push_back({std::move(m_bin), std::move(action)});
    return std::move(m_owner);
}

OperationBuilder&& CollectionBuilder::apply(Call call)
{
    call.path = std::move(m_path);
    if (const std::string why = checkCall(call); !why.empty()) {
        throw std::invalid_argument(why);
    }
    return apply(BinAction(std::move(call)));
}

OperationBuilder&& CollectionBuilder::apply(Method method, std::vector<Value> arguments, CallFlags flags,
                                            std::optional<CollectionOrder> order)
{
    Call call;
    call.method = method;
    call.arguments = std::move(arguments);
    call.flags = flags;
    call.order = order;
    return apply(std::move(call));
}

std::optional<Value> CollectionBuilder::leaveListIndex()
{
    if (m_path.empty() || m_path.back().selector != Selector::listIndex || m_path.back().create) {
        return std::nullopt;
    }
    Value index = std::move(m_path.back().arguments.front());
    m_path.pop_back();
    return index;
}

ElementBuilder CollectionBuilder::step(Selector selector, std::vector<Value> arguments, std::optional<CreateOnDemand> create)
{
    std::vector<PathStep> path = std::move(m_path);
    path.push_back({selector, std::move(arguments), create});
    return ElementBuilder(m_owner, std::move(m_bin), std::move(path));
}

ElementBuilder CollectionBuilder::onMapKey(Value key, std::optional<CreateOnDemand> create) &&
{
    return step(Selector::mapKey, {std::move(key)}, create);
}

ElementBuilder CollectionBuilder::onMapIndex(std::int64_t index) &&
{
    return step(Selector::mapIndex, {index});
}

ElementBuilder CollectionBuilder::onMapRank(std::int64_t rank) &&
{
    return step(Selector::mapRank, {rank});
}

ElementBuilder CollectionBuilder::onMapValue(Value value) &&
{
    return step(Selector::mapValue, {std::move(value)});
}

ElementBuilder CollectionBuilder::onListIndex(std::int64_t index, std::optional<CreateOnDemand> create) &&
{
    return step(Selector::listIndex, {index}, create);
}

ElementBuilder CollectionBuilder::onListRank(std::int64_t rank) &&
{
    return step(Selector::listRank, {rank});
}

ElementBuilder CollectionBuilder::onListValue(Value value) &&
{
    return step(Selector::listValue, {std::move(value)});
}

ElementBuilder CollectionBuilder::onMapKeyRange(Value begin, std::optional<Value> end) &&
{
    return step(Selector::mapKeyRange, range(std::move(begin), std::move(end)));
}

ElementBuilder CollectionBuilder::onMapIndexRange(std::int64_t index, std::optional<std::int64_t> count) &&
{
    return step(Selector::mapIndexRange, with({index}, count));
}

ElementBuilder CollectionBuilder::onMapRankRange(std::int64_t rank, std::optional<std::int64_t> count) &&
{
    return step(Selector::mapRankRange, with({rank}, count));
}

ElementBuilder CollectionBuilder::onMapValueRange(Value begin, std::optional<Value> end) &&
{
    return step(Selector::mapValueRange, range(std::move(begin), std::move(end)));
}

ElementBuilder CollectionBuilder::onMapKeyList(std::vector<Value> keys) &&
{
    return step(Selector::mapKeyList, {listOf(std::move(keys))});
}

ElementBuilder CollectionBuilder::onMapValueList(std::vector<Value> values) &&
{
    return step(Selector::mapValueList, {listOf(std::move(values))});
}

ElementBuilder CollectionBuilder::onMapKeyRelativeIndexRange(Value key, std::int64_t index, std::optional<std::int64_t> count) &&
{
    return step(Selector::mapKeyRelativeIndexRange, with({std::move(key), index}, count));
}

ElementBuilder CollectionBuilder::onMapValueRelativeRankRange(Value value, std::int64_t rank,
                                                              std::optional<std::int64_t> count) &&
{
    return step(Selector::mapValueRelativeRankRange, with({std::move(value), rank}, count));
}

ElementBuilder CollectionBuilder::onListIndexRange(std::int64_t index, std::optional<std::int64_t> count) &&
{
    return step(Selector::listIndexRange, with({index}, count));
}

ElementBuilder CollectionBuilder::onListRankRange(std::int64_t rank, std::optional<std::int64_t> count) &&
{
    return step(Selector::listRankRange, with({rank}, count));
}

ElementBuilder CollectionBuilder::onListValueRange(Value begin, std::optional<Value> end) &&
{
    return step(Selector::listValueRange, range(std::move(begin), std::move(end)));
}

ElementBuilder CollectionBuilder::onListValueList(std::vector<Value> values) &&
{
    return step(Selector::listValueList, {listOf(std::move(values))});
}

ElementBuilder CollectionBuilder::onListValueRelativeRankRange(Value value, std::int64_t rank,
                                                               std::optional<std::int64_t> count) &&
{
    return step(Selector::listValueRelativeRankRange, with({std::move(value), rank}, count));
}

} // namespace binnacle
