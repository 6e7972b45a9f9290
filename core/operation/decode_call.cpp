// SPDX-License-Identifier: Apache-2.0
#include "core/operation/call_codes.h"
#include "core/operation/decode_expression.h"
#include "core/operation/encode_call.h"
#include "core/wire/msgpack.h"

#include <algorithm>
#include <limits>

namespace binnacle {

namespace {

using Items = std::vector<Value>;

Error unsayable(std::string detail)
{
    return Error::client(ClientCode::invalidParameter, std::move(detail));
}

/// The operands of an operation, taken one after the other.
class Operands {
public:
    explicit Operands(Items items) : m_items(std::move(items)) {}

    bool done() const { return m_next == m_items.size(); }
    std::size_t left() const { return m_items.size() - m_next; }
    std::optional<Value> next() { return done() ? std::nullopt : std::optional(std::move(m_items[m_next++])); }
    std::optional<std::uint64_t> nextNumber()
    {
        const std::optional<Value> value = next();
        const auto* number = value ? value->as<std::int64_t>() : nullptr;
        return number ? std::optional(static_cast<std::uint64_t>(*number)) : std::nullopt;
    }

private:
    Items m_items;
    std::size_t m_next = 0;
};

template <std::size_t N>
bool takeFlags(Operands& operands, const codes::FlagBits<N>& bits, Call& call)
{
    if (operands.done())
        return true;
    const std::optional<std::uint64_t> packed = operands.nextNumber();
    const std::optional<CallFlags> flags = packed ? bits.unpack(*packed) : std::nullopt;
    if (flags)
        call.flags = call.flags | *flags;
    return flags.has_value();
}

bool takeArguments(Operands& operands, std::span<const Parameter> parameters, Items& arguments)
{
    for (const Parameter& parameter : parameters) {
        std::optional<Value> value = operands.next();
        if (!value)
            return parameter.optional;
        arguments.push_back(*std::move(value));
    }
    return true;
}

/// A map's order with the flag for a stored index. What says none makes an unordered map.
bool takeMapOrder(Operands& operands, Call& call)
{
    if (operands.done()) {
        call.order = CollectionOrder::unordered;
        return true;
    }
    const std::optional<std::uint64_t> attribute = operands.nextNumber();
    if (!attribute)
        return false;
    call.flags.set(CallFlag::persistIndex, (*attribute & codes::persistIndexAttribute) != 0);
    switch (*attribute & ~codes::persistIndexAttribute) {
    case 0: call.order = CollectionOrder::unordered; return true;
    case 1: call.order.reset(); return true; // the default
    case 3: call.order = CollectionOrder::keyValueOrdered; return true;
    default: return false;
    }
}

/// Unordered is what an operation that says nothing means.
std::optional<CollectionOrder> listOrder(std::uint64_t attribute)
{
    return (attribute & 1) != 0 ? std::optional(CollectionOrder::ordered) : std::nullopt;
}

bool takeListPolicy(Operands& operands, Call& call)
{
    if (operands.done())
        return true;
    const std::optional<std::uint64_t> attribute = operands.nextNumber();
    if (!attribute || *attribute > 1)
        return false;
    call.order = listOrder(*attribute);
    return takeFlags(operands, codes::listFlags, call);
}

/// Writes of maps: the older operations carry the mode in their code, the newer ones in flags.
std::optional<Method> mapWrite(std::uint64_t code, CallFlags& flags)
{
    const bool one = code == 65 || code == 67 || code == 69;
    const bool createOnly = flags.has(CallFlag::createOnly) || code == 65 || code == 66;
    const bool updateOnly = flags.has(CallFlag::updateOnly) || code == 69 || code == 70;
    if (createOnly && updateOnly)
        return std::nullopt;
    flags.set(CallFlag::createOnly, false).set(CallFlag::updateOnly, false);
    if (createOnly)
        return one ? Method::insert : Method::mapInsertItems;
    if (updateOnly)
        return one ? Method::update : Method::mapUpdateItems;
    return one ? Method::setTo : Method::mapUpsertItems;
}

/// The key of a map becomes the last step of the path.
bool takeMapKey(Operands& operands, Call& call)
{
    std::optional<Value> key = operands.next();
    if (key)
        call.path.push_back({Selector::mapKey, {*std::move(key)}, {}});
    return key.has_value();
}

bool decodeMapWrite(std::uint64_t code, Operands& operands, Call& call)
{
    const bool one = code == 65 || code == 67 || code == 69;
    if (one && !takeMapKey(operands, call))
        return false;
    if (!takeArguments(operands, used(entryOf(one ? Method::setTo : Method::mapUpsertItems).parameters), call.arguments) ||
        !takeMapOrder(operands, call) || !takeFlags(operands, codes::mapFlags, call))
        return false;
    const std::optional<Method> method = mapWrite(code, call.flags);
    call.method = method.value_or(Method::setTo);
    return method.has_value();
}

std::optional<Value> negated(const Value& value)
{
    if (const auto* number = value.as<std::int64_t>())
        return *number == std::numeric_limits<std::int64_t>::min() ? std::nullopt : std::optional(Value(-*number));
    if (const auto* number = value.as<double>())
        return Value(-*number);
    return std::nullopt;
}

/// A missing step is one; a decrement is an increment by the negative.
bool decodeMapStep(bool decrement, Operands& operands, Call& call)
{
    call.method = Method::add;
    if (!takeMapKey(operands, call))
        return false;
    Value step = operands.next().value_or(Value());
    if (step.isNil())
        step = Value(std::int64_t{1});
    const std::optional<Value> signedStep = decrement ? negated(step) : std::optional(step);
    if (!signedStep)
        return false;
    call.arguments.push_back(*signedStep);
    return takeMapOrder(operands, call);
}

bool decodeSelection(const SelectorEntry& entry, bool removes, Operands& operands, Call& call)
{
    call.method = removes ? Method::removeSelected : Method::getSelected;
    const std::optional<std::uint64_t> type = operands.nextNumber();
    if (!type)
        return false;
    call.inverted = (*type & codes::invertedReturn) != 0;
    call.returns = static_cast<ReturnType>(*type & 0xFF);
    if ((*type & ~(codes::invertedReturn | 0xFF)) != 0 || nameOf(call.returns).empty())
        return false;
    PathStep step{entry.selector, {}, {}};
    const bool taken = takeArguments(operands, used(entry.parameters), step.arguments);
    call.path.push_back(std::move(step));
    return taken;
}

/// What makes a list or a map where nothing is carries the order twice: in the last step and in the operation.
bool makes(std::uint64_t flag, std::uint64_t made, Call& call, Method method)
{
    if (flag != made)
        return false;
    call.method = method;
    call.path.back().create.reset();
    return true;
}

bool decodeMapOrder(std::uint64_t attribute, Call& call)
{
    Operands order({Value(static_cast<std::int64_t>(attribute))});
    call.method = Method::mapSetPolicy;
    if (!takeMapOrder(order, call))
        return false;
    if (!call.path.empty() && call.path.back().create)
        makes(codes::createFlag(*call.path.back().create), codes::createFlag(codes::createdMap(call)), call, Method::mapCreate);
    return true;
}

bool decodeListOrder(std::uint64_t attribute, Call& call)
{
    call.method = Method::listSetOrder;
    if ((attribute & ~(codes::persistIndexAttribute | 1)) != 0)
        return false;
    call.order = listOrder(attribute);
    call.flags.set(CallFlag::persistIndex, (attribute & codes::persistIndexAttribute) != 0);
    if (call.path.empty() || !call.path.back().create)
        return true;
    const std::uint64_t flag = codes::createFlag(*call.path.back().create);
    call.flags.set(CallFlag::pad, flag == codes::createFlag(CreateOnDemand::paddedList) && !call.order);
    if (!makes(flag, codes::createFlag(codes::createdList(call)), call, Method::listCreate))
        call.flags.set(CallFlag::pad, false);
    return true;
}

/// Orders of lists and maps are set on their own, or made where nothing is.
bool decodeOrder(bool map, Operands& operands, Call& call)
{
    const std::optional<std::uint64_t> attribute = operands.nextNumber();
    return attribute && (map ? decodeMapOrder(*attribute, call) : decodeListOrder(*attribute, call));
}

bool decodeListOperands(const MethodEntry& entry, Operands& operands, Call& call)
{
    call.method = entry.method;
    if (!takeArguments(operands, used(entry.parameters), call.arguments))
        return false;
    switch (entry.method) {
    case Method::listAppend:
    case Method::listAppendItems:
        if (!takeListPolicy(operands, call))
            return false;
        if (call.order)
            call.method = entry.method == Method::listAppend ? Method::listAdd : Method::listAddItems;
        call.order.reset();
        return true;
    case Method::listInsert:
    case Method::listInsertItems:
    case Method::listSet: return takeFlags(operands, codes::listFlags, call);
    case Method::listIncrement: return takeListPolicy(operands, call);
    case Method::listSort: return takeFlags(operands, codes::sortFlags, call);
    default: return true;
    }
}

bool isCdt(const MethodEntry& entry)
{
    return entry.family == MethodFamily::list || entry.family == MethodFamily::map;
}

bool decodeCdt(std::uint64_t code, Operands& operands, Call& call)
{
    if (code == entryOf(Method::listSetOrder).code || code == entryOf(Method::mapSetPolicy).code)
        return decodeOrder(code != 0, operands, call);
    if (code >= 65 && code <= 70)
        return decodeMapWrite(code, operands, call);
    if (code == 73 || code == 74)
        return decodeMapStep(code == 74, operands, call);
    for (const SelectorEntry& entry : selectorEntries()) {
        if (entry.getCode == code || entry.removeCode == code)
            return decodeSelection(entry, entry.removeCode == code, operands, call);
    }
    for (const MethodEntry& entry : methodEntries()) {
        if (isCdt(entry) && entry.code == code)
            return decodeListOperands(entry, operands, call);
    }
    return false;
}

bool decodeBits(std::uint64_t code, bool writes, Operands& operands, Call& call)
{
    const auto is = [&](const MethodEntry& entry) {
        return entry.family == MethodFamily::bits && entry.writes == writes && entry.code == code;
    };
    const auto entry = std::ranges::find_if(methodEntries(), is);
    if (entry == methodEntries().end() || !takeArguments(operands, used(entry->parameters), call.arguments))
        return false;
    call.method = entry->method;
    if (writes && !takeFlags(operands, codes::bitFlags, call))
        return false;
    return call.method == Method::bitResize ? takeFlags(operands, codes::resizeFlags, call)
                                            : takeFlags(operands, codes::integerFlags, call);
}

/// Precisions that were not given travel as -1. The first argument is not one that may be left off.
void forgetUnset(Items& arguments)
{
    while (arguments.size() > 1 && arguments.back() == Value(std::int64_t{-1}))
        arguments.pop_back();
}

bool decodeHll(std::uint64_t code, bool writes, Operands& operands, Call& call)
{
    const auto is = [&](const MethodEntry& entry) {
        return entry.family == MethodFamily::hll && entry.writes == writes && entry.code == code;
    };
    const auto entry = std::ranges::find_if(methodEntries(), is);
    if (entry == methodEntries().end())
        return false;
    call.method = entry->method;
    if (!takeArguments(operands, used(entry->parameters), call.arguments))
        return false;
    if (call.method == Method::hllInit || call.method == Method::hllAdd)
        forgetUnset(call.arguments);
    return !writes || takeFlags(operands, codes::hllFlags, call);
}

std::optional<CreateOnDemand> createOf(std::uint64_t flag, Selector selector)
{
    const bool map = isMapSelector(selector);
    switch (flag) {
    case 0x40: return map ? CreateOnDemand::unorderedMap : CreateOnDemand::unorderedList;
    case 0x80: return map ? CreateOnDemand::keyOrderedMap : CreateOnDemand::paddedList;
    case 0xC0: return map ? CreateOnDemand::keyValueOrderedMap : CreateOnDemand::orderedList;
    default: return std::nullopt;
    }
}

bool decodeContext(const Value& context, std::vector<PathStep>& path)
{
    const auto* list = context.as<List>();
    if (!list || list->items.size() % 2 != 0)
        return false;
    for (std::size_t i = 0; i < list->items.size(); i += 2) {
        const auto* id = list->items[i].as<std::int64_t>();
        if (!id || *id < 0 || *id > 0xFF)
            return false;
        const auto bits = static_cast<std::uint64_t>(*id);
        const auto entry = std::ranges::find(selectorEntries(), bits & codes::contextIdMask,
                                             [](const SelectorEntry& e) { return std::uint64_t{e.contextId}; });
        if (entry == selectorEntries().end() || entry->contextId == 0)
            return false;
        path.push_back({entry->selector, {list->items[i + 1]}, createOf(bits & codes::createMask, entry->selector)});
    }
    return true;
}

/// Splits off the context; what is left is the operation proper.
bool takeContext(Items& items, std::vector<PathStep>& path)
{
    if (items.size() != 3 || items[0] != Value(codes::contextMarker) || !items[1].as<List>() || !items[2].as<List>())
        return true;
    Items operation = items[2].as<List>()->items;
    const bool decoded = decodeContext(items[1], path);
    items = std::move(operation);
    return decoded;
}

} // namespace

Result<Call> decodeCall(wire::OpCode code, ByteView data)
{
    if (code == wire::OpCode::expressionRead || code == wire::OpCode::expressionModify)
        return decodeExpression(code, data);
    const Result<Value> unpacked = wire::unpack(data);
    const auto* list = unpacked ? unpacked->as<List>() : nullptr;
    if (!list)
        return unsayable("the operation is no list of operands");
    Items items = list->items;
    Call call;
    if (!takeContext(items, call.path) || items.empty() || !items.front().as<std::int64_t>())
        return unsayable("the operation's context cannot be read");
    Operands operands(std::move(items));
    const std::uint64_t operation = operands.nextNumber().value_or(0);
    bool decoded = false;
    switch (code) {
    case wire::OpCode::cdtRead:
    case wire::OpCode::cdtModify: decoded = decodeCdt(operation, operands, call); break;
    case wire::OpCode::bitRead:
    case wire::OpCode::bitModify: decoded = decodeBits(operation, code == wire::OpCode::bitModify, operands, call); break;
    case wire::OpCode::hllRead:
    case wire::OpCode::hllModify: decoded = decodeHll(operation, code == wire::OpCode::hllModify, operands, call); break;
    default: break;
    }
    if (!decoded || !operands.done())
        return unsayable("operation " + std::to_string(operation) + " cannot be said in a document");
    if (std::optional<Error> error = malformed(call))
        return *std::move(error);
    return call;
}

} // namespace binnacle
