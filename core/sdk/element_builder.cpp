// SPDX-License-Identifier: Apache-2.0
#include "core/sdk/element_builder.h"

#include "core/sdk/operation_builder.h"

namespace binnacle {

OperationBuilder&& RemovalBuilder::answer(ReturnType returns)
{
    Call call;
    call.method = Method::removeSelected;
    call.returns = returns;
    call.inverted = m_inverted;
    return apply(std::move(call));
}

OperationBuilder&& RemovalBuilder::getValues() &&
{
    return answer(ReturnType::values);
}

OperationBuilder&& RemovalBuilder::getKeys() &&
{
    return answer(ReturnType::keys);
}

OperationBuilder&& RemovalBuilder::getKeysAndValues() &&
{
    return answer(ReturnType::keysAndValues);
}

OperationBuilder&& RemovalBuilder::count() &&
{
    return answer(ReturnType::count);
}

OperationBuilder&& RemovalBuilder::getIndexes() &&
{
    return answer(ReturnType::indexes);
}

OperationBuilder&& RemovalBuilder::getReverseIndexes() &&
{
    return answer(ReturnType::reverseIndexes);
}

OperationBuilder&& RemovalBuilder::getRanks() &&
{
    return answer(ReturnType::ranks);
}

OperationBuilder&& RemovalBuilder::getReverseRanks() &&
{
    return answer(ReturnType::reverseRanks);
}

OperationBuilder&& ElementBuilder::select(Method method, ReturnType returns, bool inverted)
{
    Call call;
    call.method = method;
    call.returns = returns;
    call.inverted = inverted;
    return apply(std::move(call));
}

OperationBuilder&& ElementBuilder::getValues() &&
{
    return select(Method::getSelected, ReturnType::values);
}

OperationBuilder&& ElementBuilder::getKeys() &&
{
    return select(Method::getSelected, ReturnType::keys);
}

OperationBuilder&& ElementBuilder::getKeysAndValues() &&
{
    return select(Method::getSelected, ReturnType::keysAndValues);
}

OperationBuilder&& ElementBuilder::getAsMap() &&
{
    return select(Method::getSelected, ReturnType::map);
}

OperationBuilder&& ElementBuilder::getAsOrderedMap() &&
{
    return select(Method::getSelected, ReturnType::orderedMap);
}

OperationBuilder&& ElementBuilder::count() &&
{
    return select(Method::getSelected, ReturnType::count);
}

OperationBuilder&& ElementBuilder::exists() &&
{
    return select(Method::getSelected, ReturnType::exists);
}

OperationBuilder&& ElementBuilder::getIndexes() &&
{
    return select(Method::getSelected, ReturnType::indexes);
}

OperationBuilder&& ElementBuilder::getReverseIndexes() &&
{
    return select(Method::getSelected, ReturnType::reverseIndexes);
}

OperationBuilder&& ElementBuilder::getRanks() &&
{
    return select(Method::getSelected, ReturnType::ranks);
}

OperationBuilder&& ElementBuilder::getReverseRanks() &&
{
    return select(Method::getSelected, ReturnType::reverseRanks);
}

OperationBuilder&& ElementBuilder::remove() &&
{
    return select(Method::removeSelected, ReturnType::none);
}

RemovalBuilder ElementBuilder::removeAnd() &&
{
    return RemovalBuilder(std::move(*this), false);
}

OperationBuilder&& ElementBuilder::getAllOtherValues() &&
{
    return select(Method::getSelected, ReturnType::values, true);
}

OperationBuilder&& ElementBuilder::getAllOtherKeys() &&
{
    return select(Method::getSelected, ReturnType::keys, true);
}

OperationBuilder&& ElementBuilder::getAllOtherKeysAndValues() &&
{
    return select(Method::getSelected, ReturnType::keysAndValues, true);
}

OperationBuilder&& ElementBuilder::countAllOthers() &&
{
    return select(Method::getSelected, ReturnType::count, true);
}

OperationBuilder&& ElementBuilder::getAllOtherIndexes() &&
{
    return select(Method::getSelected, ReturnType::indexes, true);
}

OperationBuilder&& ElementBuilder::getAllOtherReverseIndexes() &&
{
    return select(Method::getSelected, ReturnType::reverseIndexes, true);
}

OperationBuilder&& ElementBuilder::getAllOtherRanks() &&
{
    return select(Method::getSelected, ReturnType::ranks, true);
}

OperationBuilder&& ElementBuilder::getAllOtherReverseRanks() &&
{
    return select(Method::getSelected, ReturnType::reverseRanks, true);
}

OperationBuilder&& ElementBuilder::removeAllOthers() &&
{
    return select(Method::removeSelected, ReturnType::none, true);
}

RemovalBuilder ElementBuilder::removeAllOthersAnd() &&
{
    return RemovalBuilder(std::move(*this), true);
}

OperationBuilder&& ElementBuilder::setTo(Value value, CallFlags flags, std::optional<CollectionOrder> order) &&
{
    if (const std::optional<Value> index = leaveListIndex()) { // the protocol sets an element of the list, not behind its index
        return apply(Method::listSet, {*index, std::move(value)}, flags, order);
    }
    return apply(Method::setTo, {std::move(value)}, flags, order);
}

OperationBuilder&& ElementBuilder::insert(Value value, CallFlags flags, std::optional<CollectionOrder> order) &&
{
    return apply(Method::insert, {std::move(value)}, flags, order);
}

OperationBuilder&& ElementBuilder::update(Value value, CallFlags flags, std::optional<CollectionOrder> order) &&
{
    return apply(Method::update, {std::move(value)}, flags, order);
}

OperationBuilder&& ElementBuilder::add(Value value, CallFlags flags, std::optional<CollectionOrder> order) &&
{
    return apply(Method::add, {std::move(value)}, flags, order);
}

} // namespace binnacle
