// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/operation/bin_operation.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace binnacle {

class ElementBuilder;
class OperationBuilder;

/// What can be done to a list or a map, in a bin or inside of one: steps that go into it, and the operations on the whole of it.
/// Methods carry the SDK's names; options are flags: `listAppend(7, CallFlag::addUnique)`. A call that can never be right throws
/// std::invalid_argument, and leaves the chain as it was.
class CollectionBuilder {
public:
    // Steps. A map key, or a list index, may say what is made where nothing is there yet.
    ElementBuilder onMapKey(Value key, std::optional<CreateOnDemand> create = {}) &&;
    ElementBuilder onMapIndex(std::int64_t index) &&;
    ElementBuilder onMapRank(std::int64_t rank) &&;
    ElementBuilder onMapValue(Value value) &&;
    ElementBuilder onListIndex(std::int64_t index, std::optional<CreateOnDemand> create = {}) &&;
    ElementBuilder onListRank(std::int64_t rank) &&;
    ElementBuilder onListValue(Value value) &&;

    // Steps to several elements: the last ones of their path. Ranges are from `begin` to before `end`, or without it to the end.
    ElementBuilder onMapKeyRange(Value begin, std::optional<Value> end = {}) &&;
    ElementBuilder onMapIndexRange(std::int64_t index, std::optional<std::int64_t> count = {}) &&;
    ElementBuilder onMapRankRange(std::int64_t rank, std::optional<std::int64_t> count = {}) &&;
    ElementBuilder onMapValueRange(Value begin, std::optional<Value> end = {}) &&;
    ElementBuilder onMapKeyList(std::vector<Value> keys) &&;
    ElementBuilder onMapValueList(std::vector<Value> values) &&;
    ElementBuilder onMapKeyRelativeIndexRange(Value key, std::int64_t index, std::optional<std::int64_t> count = {}) &&;
    ElementBuilder onMapValueRelativeRankRange(Value value, std::int64_t rank, std::optional<std::int64_t> count = {}) &&;
    ElementBuilder onListIndexRange(std::int64_t index, std::optional<std::int64_t> count = {}) &&;
    ElementBuilder onListRankRange(std::int64_t rank, std::optional<std::int64_t> count = {}) &&;
    ElementBuilder onListValueRange(Value begin, std::optional<Value> end = {}) &&;
    ElementBuilder onListValueList(std::vector<Value> values) &&;
    ElementBuilder onListValueRelativeRankRange(Value value, std::int64_t rank, std::optional<std::int64_t> count = {}) &&;

    // Lists.
    OperationBuilder&& listCreate(CollectionOrder order, CallFlags flags = {}) &&;
    OperationBuilder&& listSetOrder(CollectionOrder order, CallFlags flags = {}) &&;
    OperationBuilder&& listAppend(Value value, CallFlags flags = {}) &&;
    OperationBuilder&& listAppendItems(std::vector<Value> values, CallFlags flags = {}) &&;
    OperationBuilder&& listAdd(Value value, CallFlags flags = {}) &&; ///< into an ordered list
    OperationBuilder&& listAddItems(std::vector<Value> values, CallFlags flags = {}) &&;
    OperationBuilder&& listInsert(std::int64_t index, Value value, CallFlags flags = {}) &&;
    OperationBuilder&& listInsertItems(std::int64_t index, std::vector<Value> values, CallFlags flags = {}) &&;
    OperationBuilder&& listSet(std::int64_t index, Value value, CallFlags flags = {}) &&;
    OperationBuilder&& listIncrement(std::int64_t index, std::optional<Value> value = {}, CallFlags flags = {}) &&;
    OperationBuilder&& listPop(std::int64_t index) &&;
    OperationBuilder&& listPopRange(std::int64_t index, std::optional<std::int64_t> count = {}) &&;
    OperationBuilder&& listRemove(std::int64_t index) &&;
    OperationBuilder&& listRemoveRange(std::int64_t index, std::optional<std::int64_t> count = {}) &&;
    OperationBuilder&& listTrim(std::int64_t index, std::int64_t count) &&;
    OperationBuilder&& listClear() &&;
    OperationBuilder&& listSort(CallFlags flags = {}) &&;
    OperationBuilder&& listSize() &&;
    OperationBuilder&& listGet(std::int64_t index) &&;
    OperationBuilder&& listGetRange(std::int64_t index, std::optional<std::int64_t> count = {}) &&;

    // Maps. Without an order they are made key-ordered, as the SDK has it.
    OperationBuilder&& mapCreate(CollectionOrder order, CallFlags flags = {}) &&;
    OperationBuilder&& mapSetPolicy(CollectionOrder order, CallFlags flags = {}) &&;
    OperationBuilder&& mapUpsertItems(Map items, CallFlags flags = {}, std::optional<CollectionOrder> order = {}) &&;
    OperationBuilder&& mapInsertItems(Map items, CallFlags flags = {}, std::optional<CollectionOrder> order = {}) &&;
    OperationBuilder&& mapUpdateItems(Map items, CallFlags flags = {}, std::optional<CollectionOrder> order = {}) &&;
    OperationBuilder&& mapClear() &&;
    OperationBuilder&& mapSize() &&;

protected:
    CollectionBuilder(OperationBuilder& owner, std::string bin, std::vector<PathStep> path)
        : m_owner(owner), m_bin(std::move(bin)), m_path(std::move(path))
    {
    }

    OperationBuilder&& apply(BinAction action);
    /// The call on what the path leads to.
    OperationBuilder&& apply(Call call);
    OperationBuilder&& apply(Method method, std::vector<Value> arguments = {}, CallFlags flags = {},
                             std::optional<CollectionOrder> order = {});
    /// If the last step goes to a list index that is there: takes the step back, and gives its index.
    std::optional<Value> leaveListIndex();

private:
    ElementBuilder step(Selector selector, std::vector<Value> arguments, std::optional<CreateOnDemand> create = {});

    OperationBuilder& m_owner;
    std::string m_bin;
    std::vector<PathStep> m_path;
};

} // namespace binnacle
