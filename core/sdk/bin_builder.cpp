// SPDX-License-Identifier: Apache-2.0
#include "core/sdk/bin_builder.h"

namespace binnacle {

OperationBuilder&& BinBuilder::setTo(Value value) &&
{
    return apply(BinAction(SetTo{std::move(value)}));
}

OperationBuilder&& BinBuilder::setToGeoJson(std::string text) &&
{
    return apply(BinAction(SetTo{GeoJson{std::move(text)}}));
}

OperationBuilder&& BinBuilder::incrementBy(Value value) &&
{
    return apply(BinAction(Add{std::move(value)}));
}

OperationBuilder&& BinBuilder::add(Value value) &&
{
    return apply(BinAction(Add{std::move(value)}));
}

OperationBuilder&& BinBuilder::append(Value value) &&
{
    return apply(BinAction(Append{std::move(value)}));
}

OperationBuilder&& BinBuilder::prepend(Value value) &&
{
    return apply(BinAction(Prepend{std::move(value)}));
}

OperationBuilder&& BinBuilder::remove() &&
{
    return apply(BinAction(RemoveBin{}));
}

OperationBuilder&& BinBuilder::get() &&
{
    return apply(BinAction(GetBin{}));
}

OperationBuilder&& BinBuilder::selectFrom(Value expression, CallFlags flags) &&
{
    return apply(Method::selectFrom, {std::move(expression)}, flags);
}

OperationBuilder&& BinBuilder::insertFrom(Value expression, CallFlags flags) &&
{
    return apply(Method::insertFrom, {std::move(expression)}, flags);
}

OperationBuilder&& BinBuilder::updateFrom(Value expression, CallFlags flags) &&
{
    return apply(Method::updateFrom, {std::move(expression)}, flags);
}

OperationBuilder&& BinBuilder::upsertFrom(Value expression, CallFlags flags) &&
{
    return apply(Method::upsertFrom, {std::move(expression)}, flags);
}

} // namespace binnacle
