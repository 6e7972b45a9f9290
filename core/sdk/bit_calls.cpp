// SPDX-License-Identifier: Apache-2.0
#include "core/sdk/bin_builder.h"

namespace binnacle {

OperationBuilder&& BinBuilder::bitResize(std::int64_t byteSize, CallFlags flags) &&
{
    return apply(Method::bitResize, {byteSize}, flags);
}

OperationBuilder&& BinBuilder::bitInsert(std::int64_t byteOffset, Blob value, CallFlags flags) &&
{
    return apply(Method::bitInsert, {byteOffset, std::move(value)}, flags);
}

OperationBuilder&& BinBuilder::bitRemove(std::int64_t byteOffset, std::int64_t byteSize, CallFlags flags) &&
{
    return apply(Method::bitRemove, {byteOffset, byteSize}, flags);
}

OperationBuilder&& BinBuilder::bitSet(std::int64_t bitOffset, std::int64_t bitSize, Blob value, CallFlags flags) &&
{
    return apply(Method::bitSet, {bitOffset, bitSize, std::move(value)}, flags);
}

OperationBuilder&& BinBuilder::bitOr(std::int64_t bitOffset, std::int64_t bitSize, Blob value, CallFlags flags) &&
{
    return apply(Method::bitOr, {bitOffset, bitSize, std::move(value)}, flags);
}

OperationBuilder&& BinBuilder::bitXor(std::int64_t bitOffset, std::int64_t bitSize, Blob value, CallFlags flags) &&
{
    return apply(Method::bitXor, {bitOffset, bitSize, std::move(value)}, flags);
}

OperationBuilder&& BinBuilder::bitAnd(std::int64_t bitOffset, std::int64_t bitSize, Blob value, CallFlags flags) &&
{
    return apply(Method::bitAnd, {bitOffset, bitSize, std::move(value)}, flags);
}

OperationBuilder&& BinBuilder::bitNot(std::int64_t bitOffset, std::int64_t bitSize, CallFlags flags) &&
{
    return apply(Method::bitNot, {bitOffset, bitSize}, flags);
}

OperationBuilder&& BinBuilder::bitLshift(std::int64_t bitOffset, std::int64_t bitSize, std::int64_t shift, CallFlags flags) &&
{
    return apply(Method::bitLshift, {bitOffset, bitSize, shift}, flags);
}

OperationBuilder&& BinBuilder::bitRshift(std::int64_t bitOffset, std::int64_t bitSize, std::int64_t shift, CallFlags flags) &&
{
    return apply(Method::bitRshift, {bitOffset, bitSize, shift}, flags);
}

OperationBuilder&& BinBuilder::bitAdd(std::int64_t bitOffset, std::int64_t bitSize, std::int64_t value, CallFlags flags) &&
{
    return apply(Method::bitAdd, {bitOffset, bitSize, value}, flags);
}

OperationBuilder&& BinBuilder::bitSubtract(std::int64_t bitOffset, std::int64_t bitSize, std::int64_t value, CallFlags flags) &&
{
    return apply(Method::bitSubtract, {bitOffset, bitSize, value}, flags);
}

OperationBuilder&& BinBuilder::bitSetInt(std::int64_t bitOffset, std::int64_t bitSize, std::int64_t value, CallFlags flags) &&
{
    return apply(Method::bitSetInt, {bitOffset, bitSize, value}, flags);
}

OperationBuilder&& BinBuilder::bitGet(std::int64_t bitOffset, std::int64_t bitSize) &&
{
    return apply(Method::bitGet, {bitOffset, bitSize});
}

OperationBuilder&& BinBuilder::bitCount(std::int64_t bitOffset, std::int64_t bitSize) &&
{
    return apply(Method::bitCount, {bitOffset, bitSize});
}

OperationBuilder&& BinBuilder::bitLscan(std::int64_t bitOffset, std::int64_t bitSize, bool value) &&
{
    return apply(Method::bitLscan, {bitOffset, bitSize, value});
}

OperationBuilder&& BinBuilder::bitRscan(std::int64_t bitOffset, std::int64_t bitSize, bool value) &&
{
    return apply(Method::bitRscan, {bitOffset, bitSize, value});
}

OperationBuilder&& BinBuilder::bitGetInt(std::int64_t bitOffset, std::int64_t bitSize, CallFlags flags) &&
{
    return apply(Method::bitGetInt, {bitOffset, bitSize}, flags);
}

} // namespace binnacle
