// SPDX-License-Identifier: Apache-2.0
#include "core/operation/check_call.h"
#include "core/script/print_calls.h"
#include "core/script/print_options.h"

#include <algorithm>

namespace binnacle::script {

namespace {

/// The builder's methods that take the order first, and cannot do without.
bool beginsWithOrder(Method method)
{
    return method == Method::listCreate || method == Method::listSetOrder || method == Method::mapCreate ||
           method == Method::mapSetPolicy;
}

std::string flagsOf(CallFlags flags)
{
    std::vector<std::string> names;
    for (const FlagName& flag : flagNames()) {
        if (flags.has(flag.flag)) // `signed` is a word of C++
            names.push_back("CallFlag::" + std::string(flag.flag == CallFlag::signedInteger ? "signedInteger" : flag.name));
    }
    return joined(names, " | ");
}

} // namespace

std::string CallPrinter::whyMissingInCpp(const Call& call) const
{
    const MethodEntry& entry = entryOf(call.method);
    if (!call.path.empty() && entry.family == MethodFamily::expression)
        return "the SDK's " + std::string(entry.name) + " works on a bin, not inside one";
    if (call.method == Method::setTo && call.path.back().selector == Selector::listIndex && !call.path.back().create)
        return "the SDK's setTo of a list index is listSet";
    return checkCall(call);
}

std::string CallPrinter::cppArgument(const Value& value, ParameterKind kind)
{
    if (kind != ParameterKind::list && kind != ParameterKind::sketches)
        return m_values.print(value);
    const List& list = *value.as<List>();
    if (list.order != ListOrder::unordered || list.persistIndex)
        return m_refuse("the SDK takes several values, and no order or index of theirs");
    const auto isSketch = [](const Value& item) { return item.as<Hll>() != nullptr; };
    if (kind == ParameterKind::sketches && !std::ranges::all_of(list.items, isSketch))
        return m_refuse("the SDK takes sketches as Hll values alone");
    return '{' + m_values.all(list.items) + '}';
}

/// Options stand behind all parameters: listIncrement(0, {}, CallFlag::noFail), setTo(1, {}, CollectionOrder::unordered).
std::vector<std::string> CallPrinter::cppArguments(const Call& call)
{
    const auto parameters = used(entryOf(call.method).parameters);
    const bool configured = call.method == Method::hllInit || call.method == Method::hllAdd;
    const std::size_t plain = call.method == Method::hllInit ? 0 : call.method == Method::hllAdd ? 1 : call.arguments.size();
    std::vector<std::string> parts;
    if (beginsWithOrder(call.method))
        parts.push_back(cppOrder(*call.order));
    for (std::size_t i = 0; i < plain; ++i)
        parts.push_back(cppArgument(call.arguments[i], parameters[i].kind));
    if (configured && call.arguments.size() > plain)
        parts.push_back(config(call, plain));
    const bool orderBehind = call.order && !beginsWithOrder(call.method);
    if (call.flags.empty() && !orderBehind)
        return parts;
    for (std::size_t i = call.arguments.size(); !configured && i < parameters.size(); ++i)
        parts.emplace_back("{}");
    parts.push_back(call.flags.empty() ? "{}" : flagsOf(call.flags));
    if (orderBehind)
        parts.push_back(cppOrder(*call.order));
    return parts;
}

std::string CallPrinter::cppOrder(CollectionOrder order)
{
    return "CollectionOrder::" + std::string(nameOf(order));
}

} // namespace binnacle::script
