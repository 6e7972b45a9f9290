// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/changed_call.h"

#include <algorithm>

namespace binnacle::ui {

namespace {

constexpr int usualIndexBits = 14;

/// An argument of a call or a step that was begun.
Value beginning(const Parameter& parameter)
{
    switch (parameter.kind) {
    case ParameterKind::integer:
        return parameter.name == "indexBits" ? usualIndexBits : 0;
    case ParameterKind::count:
        return parameter.name == "bitSize" ? 8 : 1;
    case ParameterKind::number:
        return 1;
    case ParameterKind::boolean:
        return true;
    case ParameterKind::blob:
        return Blob{};
    case ParameterKind::list:
    case ParameterKind::sketches:
        return List{};
    case ParameterKind::map:
        return Map{};
    case ParameterKind::expression:
        return "";
    case ParameterKind::value:
        return parameter.name == "key" ? Value("") : Value(0);
    default:
        return 0;
    }
}

bool takes(ParameterKind kind, const Value& value)
{
    switch (kind) {
    case ParameterKind::number:
        return value.as<std::int64_t>() || value.as<double>();
    case ParameterKind::blob:
        return value.as<Blob>() != nullptr;
    case ParameterKind::list:
        return value.as<List>() != nullptr;
    case ParameterKind::map:
        return value.as<Map>() != nullptr;
    case ParameterKind::value:
        return true;
    default:
        return false;
    }
}

/// The arguments for `parameters`, each the one that `before` has for a parameter of the same name and kind, if it has one.
std::vector<Value> carried(std::span<const Parameter> parameters, std::span<const Parameter> before,
                           const std::vector<Value>& arguments)
{
    std::vector<Value> out;
    for (const Parameter& parameter : parameters) {
        const auto same = std::ranges::find_if(
            before, [&](const Parameter& other) { return other.name == parameter.name && other.kind == parameter.kind; });
        const auto at = static_cast<std::size_t>(same - before.begin());
        if (at < arguments.size())
            out.push_back(arguments[at]);
        else if (!parameter.optional)
            out.push_back(beginning(parameter));
        else
            break;
    }
    return out;
}

bool answersElements(Method method)
{
    return method == Method::getSelected || method == Method::removeSelected;
}

/// A selection works on what its last step selects, so there has to be one.
void completePath(Call& call)
{
    const MethodFamily family = entryOf(call.method).family;
    if (family == MethodFamily::expression)
        call.path.clear();
    if (family != MethodFamily::selection)
        return;
    if (call.path.empty())
        call.path.push_back(madeOf(Selector::mapKey));
    call.path.back().create.reset();
}

} // namespace

Call madeOf(Method method, const Value& operand)
{
    Call call;
    call.method = method;
    for (const Parameter& parameter : used(entryOf(method).parameters)) {
        if (parameter.optional)
            break;
        const bool given = parameter.name.starts_with("value") && takes(parameter.kind, operand);
        call.arguments.push_back(given ? operand : beginning(parameter));
    }
    if (method == Method::getSelected)
        call.returns = ReturnType::values;
    completePath(call);
    return call;
}

Call changedTo(Method method, const Call& call)
{
    const MethodEntry& before = entryOf(call.method);
    const MethodEntry& after = entryOf(method);
    Call next = madeOf(method, operandFrom(call).value_or(Value(0)));
    const bool sameParameters = std::ranges::any_of(used(after.parameters), [&](const Parameter& parameter) {
        return std::ranges::any_of(used(before.parameters), [&](const Parameter& other) {
            return other.name == parameter.name && other.kind == parameter.kind;
        });
    });
    if (sameParameters)
        next.arguments = carried(used(after.parameters), used(before.parameters), call.arguments);
    next.path = call.path;
    for (const FlagName& flag : flagNames())
        next.flags.set(flag.flag, call.flags.has(flag.flag) && after.flags.has(flag.flag));
    if (after.takesOrder && after.family == before.family)
        next.order = call.order;
    if (answersElements(method) && answersElements(call.method)) {
        next.returns = call.returns;
        next.inverted = call.inverted;
    }
    completePath(next);
    return next;
}

std::optional<Value> operandFrom(const Call& call)
{
    const auto parameters = used(entryOf(call.method).parameters);
    for (std::size_t i = 0; i < parameters.size() && i < call.arguments.size(); ++i) {
        if (parameters[i].name.starts_with("value"))
            return call.arguments[i];
    }
    return std::nullopt;
}

PathStep madeOf(Selector selector)
{
    PathStep step{selector, {}, {}};
    step.arguments = carried(used(entryOf(selector).parameters), {}, {});
    return step;
}

PathStep changedTo(Selector selector, const PathStep& step)
{
    PathStep next{selector, {}, {}};
    next.arguments = carried(used(entryOf(selector).parameters), used(entryOf(step.selector).parameters), step.arguments);
    if (selector == step.selector)
        next.create = step.create;
    return next;
}

} // namespace binnacle::ui
