// SPDX-License-Identifier: Apache-2.0
#include "core/operation/encode_call.h"
#include "core/script/print_node.h"
#include "core/script/print_options.h"

#include <algorithm>
#include <array>

namespace binnacle::script {

namespace {

using enum CallFlag;

struct StepName {
    Selector selector;
    std::string_view suffix;  ///< of getBy… and removeBy…
    std::string_view context; ///< of the method that adds it to a context
};

constexpr auto steps = std::to_array<StepName>({
    {Selector::mapKey, "Key", "addMapKey"},
    {Selector::mapIndex, "Index", "addMapIndex"},
    {Selector::mapRank, "Rank", "addMapRank"},
    {Selector::mapValue, "Value", "addMapValue"},
    {Selector::mapKeyRange, "KeyRange", {}},
    {Selector::mapIndexRange, "IndexRange", {}},
    {Selector::mapRankRange, "RankRange", {}},
    {Selector::mapValueRange, "ValueRange", {}},
    {Selector::mapKeyList, "KeyList", {}},
    {Selector::mapValueList, "ValueList", {}},
    {Selector::mapKeyRelativeIndexRange, "KeyRelIndexRange", {}},
    {Selector::mapValueRelativeRankRange, "ValueRelRankRange", {}},
    {Selector::listIndex, "Index", "addListIndex"},
    {Selector::listRank, "Rank", "addListRank"},
    {Selector::listValue, "Value", "addListValue"},
    {Selector::listIndexRange, "IndexRange", {}},
    {Selector::listRankRange, "RankRange", {}},
    {Selector::listValueRange, "ValueRange", {}},
    {Selector::listValueList, "ValueList", {}},
    {Selector::listValueRelativeRankRange, "ValueRelRankRange", {}},
});

const StepName& nameOf(Selector selector)
{
    return *std::ranges::find(steps, selector, &StepName::selector);
}

struct FlagWord {
    CallFlag flag;
    std::string_view name;
};

constexpr auto flagWords = std::to_array<FlagWord>({
    {createOnly, "CREATE_ONLY"},
    {updateOnly, "UPDATE_ONLY"},
    {noFail, "NO_FAIL"},
    {partial, "PARTIAL"},
    {addUnique, "ADD_UNIQUE"},
    {insertBounded, "INSERT_BOUNDED"},
    {allowFold, "ALLOW_FOLD"},
});

std::string moduleOf(MethodFamily family)
{
    switch (family) {
    case MethodFamily::list:
        return "lists";
    case MethodFamily::map:
        return "maps";
    case MethodFamily::bits:
        return "bitwise";
    default:
        return "hll";
    }
}

/// listAppendItems is lists.appendItems.
std::string plainName(Method method)
{
    if (method == Method::listAdd || method == Method::listAddItems)
        return method == Method::listAdd ? "append" : "appendItems";
    std::string_view name = entryOf(method).name;
    const std::size_t prefix = name.find_first_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ");
    name.remove_prefix(prefix);
    std::string out(name);
    out.front() = static_cast<char>(out.front() - 'A' + 'a');
    return out;
}

constexpr std::array missing{Method::bitSetInt, Method::bitCount, Method::hllMayContain};

} // namespace

/// Where the client takes no BigInt.
std::string NodeOperations::operand(const Value& value)
{
    const std::string printed = m_values.print(value);
    const bool big = value.as<std::int64_t>() && printed.ends_with('n');
    return big ? m_refuse("the client for Node.js takes integers of 53 bits here") : printed;
}

std::string NodeOperations::numbers(const std::vector<Value>& values, std::span<const Parameter> parameters)
{
    std::vector<std::string> parts;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const bool any = parameters[i].kind == ParameterKind::value || parameters[i].kind == ParameterKind::bound;
        Value value = values[i];
        if (parameters[i].kind == ParameterKind::map)
            value.as<Map>()->order = MapOrder::keyOrdered; // these are entries, not a map to be stored
        parts.push_back(any ? m_values.print(value) : operand(value));
    }
    return joined(parts);
}

std::string NodeOperations::print(const BinOperation& operation)
{
    const std::string bin = m_values.text(operation.bin);
    const auto written = [&](const char* name, const Value& value) {
        return "operations." + (name + ('(' + bin + ", " + operand(value) + ')'));
    };
    if (const auto* called = std::get_if<Call>(&operation.action))
        return call(bin, *called);
    if (const auto* set = std::get_if<SetTo>(&operation.action))
        return written("write", set->value);
    if (const auto* add = std::get_if<Add>(&operation.action))
        return written("incr", add->value);
    if (const auto* append = std::get_if<Append>(&operation.action))
        return written("append", append->value);
    if (const auto* prepend = std::get_if<Prepend>(&operation.action))
        return written("prepend", prepend->value);
    return std::holds_alternative<GetBin>(operation.action) ? "operations.read(" + bin + ')' : written("write", Nil{});
}

std::string NodeOperations::call(const std::string& bin, const Call& call)
{
    if (const std::optional<Error> error = malformed(call))
        return m_refuse(error->detail());
    const MethodEntry& entry = entryOf(call.method);
    if (entry.family == MethodFamily::expression)
        return m_refuse("the client builds expressions of calls, and takes no AEL");
    if (std::ranges::find(missing, call.method) != missing.end())
        return m_refuse("the client for Node.js has no " + std::string(entry.name));
    if (call.method == Method::getSelected || call.method == Method::removeSelected)
        return selected(bin, call);
    if (entry.family == MethodFamily::selection)
        return mapValue(bin, call);
    return method(bin, call) + context(call, call.path.size());
}

std::string NodeOperations::context(const Call& call, std::size_t count)
{
    if (count == 0)
        return {};
    std::string out = ".withContext(ctx => ctx";
    for (const PathStep& step : std::span(call.path).first(count)) {
        std::string arguments = numbers(step.arguments, used(entryOf(step.selector).parameters));
        std::string name(nameOf(step.selector).context);
        if (step.create && createsMap(*step.create)) {
            const bool unordered = *step.create == CreateOnDemand::unorderedMap;
            const bool keys = *step.create == CreateOnDemand::keyOrderedMap;
            arguments += std::string(", maps.order.") + (unordered ? "UNORDERED" : keys ? "KEY_ORDERED" : "KEY_VALUE_ORDERED");
        } else if (step.create) {
            const bool ordered = *step.create == CreateOnDemand::orderedList;
            arguments += std::string(", lists.order.") + (ordered ? "ORDERED" : "UNORDERED");
            arguments += *step.create == CreateOnDemand::paddedList ? ", true" : ", false";
        }
        out += '.' + name + (step.create ? "Create(" : "(") + arguments + ')';
    }
    return out + ')';
}

std::string NodeOperations::selected(const std::string& bin, const Call& call)
{
    const PathStep& last = call.path.back();
    const bool ofMap = isMapSelector(last.selector);
    const std::string module = ofMap ? "maps" : "lists";
    const std::string returns = nameOfReturn(call.returns, ofMap ? "MapReturnType." : "ListReturnType.");
    if (returns.empty())
        return m_refuse("lists give no " + std::string(binnacle::nameOf(call.returns)));
    std::string out =
        module + (call.method == Method::getSelected ? ".getBy" : ".removeBy") + std::string(nameOf(last.selector).suffix);
    out += '(' + bin + ", " + numbers(last.arguments, used(entryOf(last.selector).parameters)) + ')';
    if (call.inverted)
        out += ".invertSelection()";
    out += ".andReturn(" + module + ".returnType." + returns.substr(returns.find('.') + 1) + ')';
    return out + context(call, call.path.size() - 1);
}

/// Of a map key: set, inserted, updated, or added to.
std::string NodeOperations::mapValue(const std::string& bin, const Call& call)
{
    const PathStep& last = call.path.back();
    if (!isMapSelector(last.selector))
        return m_refuse("add works on a map key here");
    const CallFlags mode = call.method == Method::insert   ? CallFlags(createOnly)
                           : call.method == Method::update ? CallFlags(updateOnly)
                                                           : CallFlags();
    const std::string name = call.method == Method::add ? "maps.increment(" : "maps.put(";
    return name + bin + ", " + numbers(last.arguments, used(entryOf(last.selector).parameters)) + ", " +
           numbers(call.arguments, used(entryOf(call.method).parameters)) + ", " + mapPolicy(call, mode) + ')' +
           context(call, call.path.size() - 1);
}

std::string NodeOperations::mapPolicy(const Call& call, CallFlags mode)
{
    if (call.flags.has(persistIndex))
        return m_refuse("the client's map policy keeps no index");
    const CollectionOrder order = call.order.value_or(CollectionOrder::keyOrdered);
    std::string out = "new Aerospike.MapPolicy({ order: maps.order.";
    out += order == CollectionOrder::unordered    ? "UNORDERED"
           : order == CollectionOrder::keyOrdered ? "KEY_ORDERED"
                                                  : "KEY_VALUE_ORDERED";
    const std::string flags = flagsIn(call.flags | mode, "maps");
    return out + (flags.empty() ? " })" : ", writeFlags: " + flags + " })");
}

std::string NodeOperations::flagsIn(CallFlags flags, std::string_view module)
{
    std::string out;
    for (const FlagWord& word : flagWords) {
        if (flags.has(word.flag))
            out += (out.empty() ? "" : " | ") + std::string(module) + ".writeFlags." + std::string(word.name);
    }
    return out;
}

std::string NodeOperations::policyOf(const Call& call)
{
    const MethodFamily family = entryOf(call.method).family;
    const std::string flags = flagsIn(call.flags, moduleOf(family));
    if (call.method == Method::mapUpsertItems)
        return ", " + mapPolicy(call, {});
    if (call.method == Method::mapInsertItems || call.method == Method::mapUpdateItems)
        return ", " + mapPolicy(call, call.method == Method::mapInsertItems ? createOnly : updateOnly);
    if (family != MethodFamily::list)
        return {};
    const bool ordered = call.method == Method::listAdd || call.method == Method::listAddItems;
    if (flags.empty() && !ordered)
        return {};
    return std::string(", new Aerospike.ListPolicy({ order: lists.order.") + (ordered ? "ORDERED" : "UNORDERED") +
           (flags.empty() ? " })" : ", writeFlags: " + flags + " })");
}

std::string NodeOperations::method(const std::string& bin, const Call& call)
{
    const MethodEntry& entry = entryOf(call.method);
    const CallFlags written = createOnly | updateOnly | CallFlags(noFail) | partial | addUnique | insertBounded | allowFold;
    const bool sized =
        call.method == Method::mapUpsertItems || call.method == Method::mapInsertItems || call.method == Method::mapUpdateItems;
    if (!call.flags.hasOnly(written | (entry.family == MethodFamily::list ? dropDuplicates : signedInteger)))
        return m_refuse("the client's " + std::string(entry.name) + " does not take all of these flags here");
    if (entry.takesOrder && !sized)
        return m_refuse("a list or a map is created by its first value here, not by " + std::string(entry.name));
    std::string arguments = bin;
    if (!call.arguments.empty())
        arguments += ", " + numbers(call.arguments, used(entry.parameters));
    if (call.method == Method::listSort)
        arguments += call.flags.has(dropDuplicates) ? ", lists.sortFlags.DROP_DUPLICATES" : ", lists.sortFlags.DEFAULT";
    const bool isSigned = call.method == Method::bitAdd || call.method == Method::bitSubtract || call.method == Method::bitGetInt;
    if (isSigned)
        arguments += call.flags.has(signedInteger) ? ", true" : ", false";
    const std::string items = sized ? "putItems" : plainName(call.method);
    std::string out = moduleOf(entry.family) + '.' + items + '(' + arguments + policyOf(call) + ')';
    const std::string flags = flagsIn(call.flags, moduleOf(entry.family));
    const bool attached = entry.family == MethodFamily::bits || entry.family == MethodFamily::hll;
    if (attached && !flags.empty())
        out += ".withPolicy({ writeFlags: " + flags + " })";
    return out;
}

} // namespace binnacle::script
