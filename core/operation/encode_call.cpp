// SPDX-License-Identifier: Apache-2.0
#include "core/operation/encode_call.h"

#include "core/operation/call_codes.h"
#include "core/operation/filter.h"
#include "core/wire/msgpack.h"

#include <algorithm>

namespace binnacle {

namespace {

using Items = std::vector<Value>;

Value number(std::uint64_t value)
{
    return Value(static_cast<std::int64_t>(value));
}

/// Missing optional arguments of a sketch's precision are told as -1.
Value orUnset(const Call& call, std::size_t index)
{
    return index < call.arguments.size() ? call.arguments[index] : Value(std::int64_t{-1});
}

Value orderAttribute(const Call& call, CollectionOrder byDefault)
{
    const std::uint64_t persist = call.flags.has(CallFlag::persistIndex) ? codes::persistIndexAttribute : 0;
    return number(codes::attributeOf(call.order.value_or(byDefault)) | persist);
}

/// Order and flags follow the operands of list operations only where there is something to say.
void appendListPolicy(Items& items, const Call& call, std::optional<CollectionOrder> order)
{
    const CollectionOrder said = order.value_or(CollectionOrder::unordered);
    if (said == CollectionOrder::unordered && call.flags.empty())
        return;
    items.push_back(number(codes::attributeOf(said)));
    items.push_back(number(codes::listFlags.pack(call.flags)));
}

void appendMapPolicy(Items& items, const Call& call, CallFlags fixed)
{
    items.push_back(orderAttribute(call, CollectionOrder::keyOrdered));
    if (const std::uint64_t flags = codes::mapFlags.pack(call.flags | fixed); flags != 0)
        items.push_back(number(flags));
}

Items selection(const Call& call)
{
    const PathStep& step = call.path.back();
    const SelectorEntry& entry = entryOf(step.selector);
    const std::uint64_t inverted = call.inverted ? codes::invertedReturn : 0;
    Items items{number(call.method == Method::getSelected ? entry.getCode : entry.removeCode),
                number(static_cast<std::uint64_t>(call.returns) | inverted)};
    items.insert(items.end(), step.arguments.begin(), step.arguments.end());
    return items;
}

Items elementWrite(const Call& call)
{
    const PathStep& step = call.path.back();
    if (step.selector == Selector::listIndex)
        return {number(entryOf(Method::listIncrement).code), step.arguments.front(), call.arguments.front()};
    Items items{number(entryOf(call.method).code), step.arguments.front(), call.arguments.front()};
    if (call.method == Method::add) {
        items.push_back(orderAttribute(call, CollectionOrder::keyOrdered));
        return items;
    }
    appendMapPolicy(items, call, codes::fixedFlags(call.method));
    return items;
}

Items withArguments(const Call& call)
{
    Items items{number(entryOf(call.method).code)};
    items.insert(items.end(), call.arguments.begin(), call.arguments.end());
    return items;
}

Items listOperation(const Call& call)
{
    Items items = withArguments(call);
    switch (call.method) {
    case Method::listCreate:
    case Method::listSetOrder: items.push_back(orderAttribute(call, CollectionOrder::unordered)); break;
    case Method::listAppend:
    case Method::listAppendItems: appendListPolicy(items, call, std::nullopt); break;
    case Method::listAdd:
    case Method::listAddItems: appendListPolicy(items, call, CollectionOrder::ordered); break;
    case Method::listInsert:
    case Method::listInsertItems:
    case Method::listSet:
        if (!call.flags.empty())
            items.push_back(number(codes::listFlags.pack(call.flags)));
        break;
    case Method::listIncrement:
        if (call.arguments.size() == 1 && (call.order == CollectionOrder::ordered || !call.flags.empty()))
            items.emplace_back(std::int64_t{1});
        appendListPolicy(items, call, call.order);
        break;
    case Method::listSort: items.push_back(number(codes::sortFlags.pack(call.flags))); break;
    default: break;
    }
    return items;
}

Items mapOperation(const Call& call)
{
    Items items = withArguments(call);
    if (call.method == Method::mapCreate || call.method == Method::mapSetPolicy)
        items.push_back(orderAttribute(call, CollectionOrder::keyOrdered));
    else if (!call.arguments.empty())
        appendMapPolicy(items, call, codes::fixedFlags(call.method));
    return items;
}

Items bitOperation(const Call& call)
{
    Items items = withArguments(call);
    if (entryOf(call.method).writes)
        items.push_back(number(codes::bitFlags.pack(call.flags)));
    if (call.method == Method::bitResize)
        items.push_back(number(codes::resizeFlags.pack(call.flags)));
    else if (call.method == Method::bitAdd || call.method == Method::bitSubtract || call.flags.has(CallFlag::signedInteger))
        items.push_back(number(codes::integerFlags.pack(call.flags)));
    return items;
}

Items hllOperation(const Call& call)
{
    const Value flags = number(codes::hllFlags.pack(call.flags));
    const Value code = number(entryOf(call.method).code);
    switch (call.method) {
    case Method::hllInit: return {code, call.arguments[0], orUnset(call, 1), flags};
    case Method::hllAdd: return {code, call.arguments[0], orUnset(call, 1), orUnset(call, 2), flags};
    case Method::hllSetUnion: return {code, call.arguments[0], flags};
    default: return withArguments(call);
    }
}

Items operationOf(const Call& call)
{
    switch (entryOf(call.method).family) {
    case MethodFamily::list: return listOperation(call);
    case MethodFamily::map: return mapOperation(call);
    case MethodFamily::bits: return bitOperation(call);
    case MethodFamily::hll: return hllOperation(call);
    case MethodFamily::selection:
    case MethodFamily::expression: break;
    }
    const bool chosen = call.method == Method::getSelected || call.method == Method::removeSelected;
    return chosen ? selection(call) : elementWrite(call);
}

/// The steps that lead to where the operation works; the last one of a selection belongs to the operation itself.
std::span<const PathStep> contextOf(const Call& call)
{
    const std::span<const PathStep> path = call.path;
    return entryOf(call.method).family == MethodFamily::selection ? path.first(path.size() - 1) : path;
}

Value packedContext(const Call& call)
{
    Items items;
    for (const PathStep& step : contextOf(call)) {
        const std::uint64_t create = step.create ? codes::createFlag(*step.create) : 0;
        items.push_back(number(entryOf(step.selector).contextId | create));
        items.push_back(step.arguments.front());
    }
    if (call.method == Method::listCreate && !items.empty())
        items[items.size() - 2] = number(entryOf(call.path.back().selector).contextId | codes::createFlag(codes::createdList(call)));
    if (call.method == Method::mapCreate && !items.empty())
        items[items.size() - 2] = number(entryOf(call.path.back().selector).contextId | codes::createFlag(codes::createdMap(call)));
    return List{std::move(items)};
}

wire::OpCode opCodeOf(const MethodEntry& entry)
{
    switch (entry.family) {
    case MethodFamily::bits: return entry.writes ? wire::OpCode::bitModify : wire::OpCode::bitRead;
    case MethodFamily::hll: return entry.writes ? wire::OpCode::hllModify : wire::OpCode::hllRead;
    case MethodFamily::expression: return entry.writes ? wire::OpCode::expressionModify : wire::OpCode::expressionRead;
    default: return entry.writes ? wire::OpCode::cdtModify : wire::OpCode::cdtRead;
    }
}

/// A list of two: the expression, which is packed already, and the flags.
Result<Bytes> packedExpression(const Call& call)
{
    Result<Bytes> expression = packedFilter(filterOf(call.arguments.front()));
    if (!expression)
        return expression.error();
    Bytes data{0x92};
    data.insert(data.end(), expression->begin(), expression->end());
    wire::pack(data, number(codes::expressionFlags.pack(call.flags | codes::fixedFlags(call.method))));
    return data;
}

Bytes packedOperation(const Call& call)
{
    Bytes data;
    List operation{operationOf(call)};
    if (contextOf(call).empty())
        wire::pack(data, std::move(operation));
    else
        wire::pack(data, List{{number(codes::contextMarker), packedContext(call), std::move(operation)}});
    return data;
}

} // namespace

Result<PackedCall> encodeCall(const Call& call)
{
    if (std::optional<Error> error = malformed(call))
        return *std::move(error);
    const MethodEntry& entry = entryOf(call.method);
    PackedCall packed{opCodeOf(entry), static_cast<std::uint8_t>(ParticleType::blob), {}};
    if (entry.family != MethodFamily::expression) {
        packed.data = packedOperation(call);
        return packed;
    }
    Result<Bytes> data = packedExpression(call);
    if (!data)
        return data.error();
    packed.data = *std::move(data);
    return packed;
}

} // namespace binnacle
