// SPDX-License-Identifier: Apache-2.0
#include "core/operation/encode_call.h"

#include <algorithm>

namespace binnacle {

namespace {

Error invalid(std::string detail)
{
    return Error::client(ClientCode::invalidParameter, std::move(detail));
}

std::string_view wanted(ParameterKind kind)
{
    switch (kind) {
    case ParameterKind::integer: return "an integer";
    case ParameterKind::count: return "an integer of 0 or more";
    case ParameterKind::number: return "an integer or a double";
    case ParameterKind::boolean: return "a boolean";
    case ParameterKind::blob: return "a blob";
    case ParameterKind::list: return "a list";
    case ParameterKind::map: return "a map";
    case ParameterKind::sketches: return "a list of HyperLogLog values";
    case ParameterKind::expression: return "AEL text or a packed expression";
    default: return "a value";
    }
}

bool isSketchList(const Value& value)
{
    const auto* list = value.as<List>();
    // Servers take a sketch's bytes as a blob, too, and that is how the vendor's clients send what they have read.
    const auto isSketch = [](const Value& item) { return item.as<Hll>() || item.as<Blob>(); };
    return list && std::ranges::all_of(list->items, isSketch);
}

bool fits(const Value& value, ParameterKind kind)
{
    const auto* integer = value.as<std::int64_t>();
    switch (kind) {
    case ParameterKind::none: return false;
    case ParameterKind::value: return !value.as<Infinity>();
    case ParameterKind::bound: return !value.as<Wildcard>();
    case ParameterKind::integer: return integer != nullptr;
    case ParameterKind::count: return integer && *integer >= 0;
    case ParameterKind::number: return integer || value.as<double>();
    case ParameterKind::boolean: return value.as<bool>() != nullptr;
    case ParameterKind::blob: return value.as<Blob>() != nullptr;
    case ParameterKind::list: return value.as<List>() != nullptr;
    case ParameterKind::map: return value.as<Map>() != nullptr;
    case ParameterKind::sketches: return isSketchList(value);
    case ParameterKind::expression: return value.as<std::string>() || value.as<Blob>();
    }
    return false;
}

std::optional<Error> checkArguments(std::string_view name, std::span<const Parameter> parameters,
                                    const std::vector<Value>& arguments)
{
    if (arguments.size() > parameters.size())
        return invalid(std::string(name) + " takes " + std::to_string(parameters.size()) + " arguments, not " +
                       std::to_string(arguments.size()));
    for (std::size_t i = 0; i < parameters.size(); ++i) {
        const Parameter& parameter = parameters[i];
        if (i < arguments.size() ? !fits(arguments[i], parameter.kind) : !parameter.optional)
            return invalid(std::string(name) + " needs " + std::string(wanted(parameter.kind)) + " as its " +
                           std::string(parameter.name));
    }
    return std::nullopt;
}

bool mayCreate(const PathStep& step)
{
    if (!step.create)
        return true;
    const bool place = step.selector == Selector::mapKey || step.selector == Selector::listIndex;
    return place && createsMap(*step.create) == (step.selector == Selector::mapKey);
}

std::optional<Error> checkPath(const Call& call)
{
    for (std::size_t i = 0; i < call.path.size(); ++i) {
        const PathStep& step = call.path[i];
        const SelectorEntry& entry = entryOf(step.selector);
        const bool last = i + 1 == call.path.size();
        const bool selects = last && entryOf(call.method).family == MethodFamily::selection;
        if (!selects && entry.contextId == 0)
            return invalid(std::string(entry.name) + " selects several elements: it can only be the last step before get or remove");
        const bool creates = call.method == Method::listCreate || call.method == Method::mapCreate;
        if (!mayCreate(step) || (last && (selects || creates) && step.create))
            return invalid("only a map key makes a map, and only a list index makes a list, on the way to a nested value");
        if (auto error = checkArguments(entry.name, used(entry.parameters), step.arguments))
            return error;
    }
    return std::nullopt;
}

std::optional<Error> checkSelection(const Call& call)
{
    if (call.path.empty())
        return invalid(std::string(entryOf(call.method).name) + " works on what a step selects; there is none");
    const PathStep& last = call.path.back();
    if (call.method == Method::getSelected || call.method == Method::removeSelected)
        return std::nullopt;
    const bool listStep = call.method == Method::add && last.selector == Selector::listIndex;
    if (last.selector != Selector::mapKey && !listStep)
        return invalid(std::string(entryOf(call.method).name) + " works on a map key, not behind " +
                       std::string(entryOf(last.selector).name));
    if (listStep && (call.order || !call.flags.empty()))
        return invalid("add at a list index takes no order and no flags");
    return std::nullopt;
}

std::optional<Error> checkOrder(const Call& call)
{
    if (!call.order)
        return std::nullopt;
    const MethodEntry& entry = entryOf(call.method);
    const bool listOrder = *call.order == CollectionOrder::ordered;
    const bool mapOrder = *call.order == CollectionOrder::keyOrdered || *call.order == CollectionOrder::keyValueOrdered;
    if (!entry.takesOrder || (entry.family == MethodFamily::list ? mapOrder : listOrder))
        return invalid(std::string(entry.name) + " takes no order \"" + std::string(nameOf(*call.order)) + '"');
    return std::nullopt;
}

} // namespace

std::optional<Error> malformed(const Call& call)
{
    const MethodEntry& entry = entryOf(call.method);
    if (!call.flags.hasOnly(entry.flags))
        return invalid(std::string(entry.name) + " takes other flags");
    if (entry.family == MethodFamily::expression && !call.path.empty())
        return invalid(std::string(entry.name) + " works on a bin, not inside one");
    if (auto error = checkArguments(entry.name, used(entry.parameters), call.arguments))
        return error;
    if (auto error = checkPath(call))
        return error;
    if (auto error = checkOrder(call))
        return error;
    if (call.flags.has(CallFlag::pad) && (call.path.empty() || call.order == CollectionOrder::ordered))
        return invalid("listCreate pads where it makes an unordered list at an index");
    if (entry.family == MethodFamily::selection)
        return checkSelection(call);
    if (call.returns != ReturnType::none || call.inverted)
        return invalid(std::string(entry.name) + " selects no elements to return");
    return std::nullopt;
}

} // namespace binnacle
