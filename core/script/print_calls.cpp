// SPDX-License-Identifier: Apache-2.0
#include "core/script/print_calls.h"

#include "core/operation/encode_call.h"
#include "core/script/print_options.h"
#include "core/script/selection_names.h"

#include <algorithm>
#include <limits>

namespace binnacle::script {

namespace {

bool isInt(std::int64_t value)
{
    return value >= std::numeric_limits<std::int32_t>::min() && value <= std::numeric_limits<std::int32_t>::max();
}

/// The types that Java's methods are overloaded for.
bool javaTakes(const Value& value)
{
    return value.as<std::int64_t>() || value.as<std::string>() || value.as<Blob>() || value.as<double>() || value.as<bool>() ||
           value.as<List>() || value.as<Map>();
}

bool isMapKeyOfJava(const Value& value)
{
    return value.as<std::int64_t>() || value.as<std::string>() || value.as<Blob>();
}

bool isSpecial(const Value& value)
{
    return value.isNil() || value.as<Infinity>() || value.as<Wildcard>();
}

bool goesByMapKey(Selector selector)
{
    return selector == Selector::mapKey || selector == Selector::mapKeyRelativeIndexRange;
}

/// Java's ranges have both ends of one type, or SpecialValue.
bool isRangeOfJava(const PathStep& step)
{
    if (step.arguments.size() != 2)
        return false;
    const Value& first = step.arguments[0];
    const Value& second = step.arguments[1];
    const bool keys = step.selector == Selector::mapKeyRange;
    const auto fits = [keys](const Value& end) {
        return isSpecial(end) || isMapKeyOfJava(end) || end.as<double>() || (!keys && javaTakes(end));
    };
    return fits(first) && fits(second) &&
           (isSpecial(first) || isSpecial(second) || first.storage().index() == second.storage().index());
}

} // namespace

std::string CallPrinter::name(std::string_view javaName) const
{
    return isPython() ? snakeCase(javaName) : std::string(javaName);
}

std::string CallPrinter::operand(const Value& value, std::string_view method)
{
    if (isJava() && !javaTakes(value) && !value.as<GeoJson>())
        return m_refuse("Java's " + std::string(method) + " takes no " +
                        (value.isNil() ? "null" : "value of type " + typeChip(value)));
    return m_values.print(value);
}

std::string CallPrinter::print(const Call& call, bool reads)
{
    if (const std::optional<Error> error = malformed(call))
        return m_refuse(error->detail());
    if (const std::string why = whyMissing(call, reads); !why.empty())
        return m_refuse(why);
    std::string out;
    for (const PathStep& one : call.path)
        out += step(one);
    const bool selects = call.method == Method::getSelected || call.method == Method::removeSelected;
    return out + (selects ? selection(call) : method(call));
}

std::string CallPrinter::whyMissing(const Call& call, bool reads) const
{
    const MethodEntry& entry = entryOf(call.method);
    const std::string shown = name(entry.name);
    if (reads && entry.writes)
        return "a query only reads; " + shown + " would write";
    if (!call.path.empty() && (entry.family == MethodFamily::bits || entry.family == MethodFamily::hll))
        return "the SDK's " + shown + " works on a bin, not inside one";
    if (isCpp())
        return whyMissingInCpp(call);
    if (call.method == Method::add && call.path.back().selector == Selector::listIndex)
        return "the SDK's add works on a map key; list_increment says it of a list";
    if (!isPython())
        return {};
    const Method method = call.method;
    const bool readsList = method == Method::listGet || method == Method::listGetRange;
    const bool missing = method == Method::insert || method == Method::update || method == Method::hllMayContain;
    const bool onlyOfBins = method == Method::listAppend || method == Method::listAdd;
    if (missing || (readsList && call.path.empty() && !reads) || (onlyOfBins && !call.path.empty()))
        return "the Python SDK has no " + shown + (missing ? "" : " at this place");
    return {};
}

std::string CallPrinter::step(const PathStep& step)
{
    const SelectorEntry& entry = entryOf(step.selector);
    const auto parameters = used(entry.parameters);
    const bool range = parameters.front().kind == ParameterKind::bound;
    if (range && !isCpp() && step.arguments.size() < 2)
        return m_refuse("the SDK's " + name(entry.name) + " takes both ends");
    if (range && isJava() && !isRangeOfJava(step))
        return m_refuse("Java's " + std::string(entry.name) + " takes ends of one type");
    std::vector<std::string> parts;
    for (std::size_t i = 0; i < step.arguments.size(); ++i)
        parts.push_back(stepArgument(step.arguments[i], parameters[i], step));
    if (step.create)
        parts.push_back(creation(*step.create));
    return '.' + name(entry.name) + '(' + joined(parts) + ')';
}

std::string CallPrinter::stepArgument(const Value& value, const Parameter& parameter, const PathStep& step)
{
    if (isCpp())
        return cppArgument(value, parameter.kind);
    if (isPython())
        return m_values.print(value);
    const std::string shown = "Java's " + std::string(entryOf(step.selector).name);
    const auto* integer = value.as<std::int64_t>();
    if (parameter.kind == ParameterKind::integer || parameter.kind == ParameterKind::count)
        return isInt(*integer) ? m_values.print(value) : m_refuse(shown + " takes integers of 32 bits");
    if (value.isNil())
        return goesByMapKey(step.selector) ? m_refuse(shown + " takes no null") : "SpecialValue.NULL";
    const bool fits = goesByMapKey(step.selector) ? isMapKeyOfJava(value) : javaTakes(value) || isSpecial(value);
    return fits ? m_values.print(value) : m_refuse(shown + " takes no value of type " + typeChip(value));
}

std::string CallPrinter::creation(CreateOnDemand create)
{
    using enum CreateOnDemand;
    if (isCpp())
        return "CreateOnDemand::" + std::string(nameOf(create));
    if (createsMap(create)) {
        const auto order = create == unorderedMap    ? CollectionOrder::unordered
                           : create == keyOrderedMap ? CollectionOrder::keyOrdered
                                                     : CollectionOrder::keyValueOrdered;
        return (isPython() ? "create_type=" : "") + orderName(order, true);
    }
    const std::string order = orderName(create == orderedList ? CollectionOrder::ordered : CollectionOrder::unordered, false);
    const bool pads = create == paddedList;
    if (isPython())
        return "order=" + order + (pads ? ", pad=True" : "");
    return order + (pads ? ", true" : ", false");
}

std::string CallPrinter::orderName(CollectionOrder order, bool ofMap)
{
    const bool ordered = order == CollectionOrder::ordered;
    if (!ofMap)
        return std::string(isPython() ? "ListOrderType." : "ListOrder.") + (ordered ? "ORDERED" : "UNORDERED");
    if (order == CollectionOrder::unordered)
        return "MapOrder.UNORDERED";
    return order == CollectionOrder::keyOrdered ? "MapOrder.KEY_ORDERED" : "MapOrder.KEY_VALUE_ORDERED";
}

std::string CallPrinter::selection(const Call& call)
{
    const Selector last = call.path.back().selector;
    const bool ofMaps = call.returns == ReturnType::keys || call.returns == ReturnType::keysAndValues ||
                        call.returns == ReturnType::map || call.returns == ReturnType::orderedMap;
    if (ofMaps && !isCpp() && !isMapSelector(last))
        return m_refuse("the SDK gives no " + std::string(nameOf(call.returns)) + " of a list's elements");
    if (call.inverted && !isCpp() && selectsOne(last))
        return m_refuse("the SDK has no way to say all but one element");
    const bool asMap = call.returns == ReturnType::map || call.returns == ReturnType::orderedMap;
    if (call.method == Method::removeSelected)
        return removal(call);
    if (isPython() && asMap)
        return m_refuse("the Python SDK answers with no map of a selection");
    for (const SelectionName& selection : selectionNames()) {
        if (!selection.removes && selection.inverted == call.inverted && selection.returns == call.returns)
            return '.' + name(selection.name) + "()";
    }
    return m_refuse("the SDK does not ask for \"" + std::string(nameOf(call.returns)) +
                    (call.inverted ? "\" of all other elements" : "\""));
}

std::string CallPrinter::removal(const Call& call)
{
    const std::string remove = call.inverted ? "removeAllOthers" : "remove";
    if (call.returns == ReturnType::none)
        return '.' + name(remove) + "()";
    if (isPython()) {
        const std::string returns =
            nameOfReturn(call.returns, isMapSelector(call.path.back().selector) ? "MapReturnType." : "ListReturnType.");
        return returns.empty() ? m_refuse("the SDK tells no such thing of what is removed")
                               : '.' + name(remove) + "(return_type=" + returns + ')';
    }
    const bool told =
        call.returns != ReturnType::exists && call.returns != ReturnType::map && call.returns != ReturnType::orderedMap;
    for (const SelectionName& selection : selectionNames()) {
        if (told && !selection.removes && !selection.inverted && selection.returns == call.returns)
            return '.' + remove + "And()." + std::string(selection.name) + "()";
    }
    return m_refuse(std::string(isCpp() ? "the" : "Java's") + " removeAnd tells no \"" + std::string(nameOf(call.returns)) + '"');
}

} // namespace binnacle::script
