// SPDX-License-Identifier: Apache-2.0
#include "core/script/print_calls.h"
#include "core/script/print_options.h"

#include <limits>

namespace binnacle::script {

namespace {

bool isConfigured(Method method)
{
    return method == Method::hllInit || method == Method::hllAdd;
}

bool saysSignAndOverflow(Method method)
{
    return method == Method::bitAdd || method == Method::bitSubtract;
}

/// Java's indexes and counts are of 32 bits.
bool isInt(const Value& value)
{
    const auto* integer = value.as<std::int64_t>();
    return !integer ||
           (*integer >= std::numeric_limits<std::int32_t>::min() && *integer <= std::numeric_limits<std::int32_t>::max());
}

} // namespace

std::string CallPrinter::methodName(const Call& call)
{
    const bool withOptions = !call.flags.empty() || call.order;
    if (call.method == Method::setTo && withOptions && !isCpp())
        return "upsert"; // Java's setTo takes no options, its twin does
    return name(entryOf(call.method).name);
}

std::string CallPrinter::method(const Call& call)
{
    const std::string shown = name(entryOf(call.method).name);
    if (!call.flags.hasOnly(sayableFlags(call, m_dialect)))
        return m_refuse("the SDK's " + shown + " does not take all of these flags");
    if (call.order && !saysOrder(call.method, m_dialect))
        return m_refuse("the SDK's " + shown + " takes no order");
    const bool creates = call.method == Method::listCreate || call.method == Method::listSetOrder ||
                         call.method == Method::mapCreate || call.method == Method::mapSetPolicy;
    if (creates && !call.order)
        return m_refuse("the SDK's " + shown + " needs an order");
    std::vector<std::string> parts = isCpp() ? cppArguments(call) : arguments(call);
    if (!isCpp())
        addOptions(call, parts);
    return '.' + methodName(call) + '(' + joined(parts) + ')';
}

std::vector<std::string> CallPrinter::arguments(const Call& call)
{
    const MethodEntry& entry = entryOf(call.method);
    const auto parameters = used(entry.parameters);
    std::vector<std::string> parts;
    const std::size_t plain = call.method == Method::hllInit ? 0 : call.method == Method::hllAdd ? 1 : call.arguments.size();
    for (std::size_t i = 0; i < plain; ++i)
        parts.push_back(argument(call.arguments[i], parameters[i], entry.name));
    if (isConfigured(call.method) && call.arguments.size() > plain)
        parts.push_back((isPython() && plain > 0 ? "config=" : "") + config(call, plain));
    return parts;
}

std::string CallPrinter::argument(const Value& value, const Parameter& parameter, std::string_view method)
{
    const bool ofLists = method.starts_with("list");
    if (parameter.kind == ParameterKind::expression && value.as<Blob>())
        return m_refuse("a packed expression has no text");
    if (isPython() && method == "listIncrement" && value.as<double>())
        return m_refuse("the Python SDK's list_increment takes an integer");
    if (isPython())
        return m_values.print(value);
    const bool index = parameter.kind == ParameterKind::integer || parameter.kind == ParameterKind::count;
    if (ofLists && index && !isInt(value))
        return m_refuse("Java's " + std::string(method) + " takes integers of 32 bits");
    if (parameter.kind == ParameterKind::value && value.as<GeoJson>())
        return m_refuse("Java's " + std::string(method) + " takes no value of type geo");
    return operand(value, method);
}

std::string CallPrinter::config(const Call& call, std::size_t first)
{
    const std::vector<Value> bits(call.arguments.begin() + static_cast<std::ptrdiff_t>(first), call.arguments.end());
    for (const Value& count : bits) {
        if (!isInt(count))
            return m_refuse("HllConfig takes integers of 32 bits");
    }
    return (isCpp() ? "HllConfig::of(" : "HllConfig.of(") + m_values.all(bits) + ')';
}

void CallPrinter::addOptions(const Call& call, std::vector<std::string>& out)
{
    const MethodFamily family = entryOf(call.method).family;
    if (call.method == Method::listSort) {
        if (!call.flags.empty())
            out.push_back(namesOf(call.flags, "ListSortFlags."));
    } else if (!isPython()) {
        addJavaOptions(call, out);
    } else if (family == MethodFamily::bits) {
        addBitOptions(call, out);
    } else {
        addPythonOptions(call, out);
    }
}

void CallPrinter::addPythonOptions(const Call& call, std::vector<std::string>& out)
{
    const MethodEntry& entry = entryOf(call.method);
    const bool first = entry.parameters[0].kind == ParameterKind::none;
    if (call.order)
        out.push_back((first ? "" : "order=") + orderName(*call.order, entry.family != MethodFamily::list));
    for (const FlagName& flag : flagNames()) {
        if (call.flags.has(flag.flag))
            out.push_back(std::string(wordOf(flag.flag, entry.family, m_dialect)) + "=True");
    }
}

/// bit_add(0, 8, 1, False, BitwiseOverflowActions.WRAP, policy=BitPolicy(BitWriteFlags.NO_FAIL))
void CallPrinter::addBitOptions(const Call& call, std::vector<std::string>& out)
{
    if (saysSignAndOverflow(call.method) || call.method == Method::bitGetInt)
        out.push_back(call.flags.has(CallFlag::signedInteger) ? "True" : "False");
    if (saysSignAndOverflow(call.method)) {
        if (call.flags.has(CallFlag::saturate) && call.flags.has(CallFlag::wrap)) {
            m_refuse("an overflow either saturates or wraps around");
            return;
        }
        const std::string action = namesOf(call.flags, "BitwiseOverflowActions.");
        out.push_back(action.empty() ? "BitwiseOverflowActions.FAIL" : action);
    }
    if (const std::string resize = namesOf(call.flags, "BitwiseResizeFlags."); !resize.empty())
        out.push_back("resize_flags=" + resize);
    if (const std::string policy = namesOf(call.flags, "BitWriteFlags."); !policy.empty())
        out.push_back("policy=BitPolicy(" + policy + ')');
}

/// The order in its place, then a true that says persistIndex, or a lambda: o -> o.allowFailures().addUnique()
void CallPrinter::addJavaOptions(const Call& call, std::vector<std::string>& out)
{
    const MethodEntry& entry = entryOf(call.method);
    const bool first = entry.parameters[0].kind == ParameterKind::none;
    const bool ofMap = entry.family != MethodFamily::list;
    if (call.order && first)
        out.push_back(orderName(*call.order, ofMap));
    const bool plainFlag = first && call.method != Method::listCreate && entry.family != MethodFamily::bits;
    if (plainFlag && call.flags == CallFlags(CallFlag::persistIndex)) {
        out.push_back("true");
        return;
    }
    std::string options;
    if (call.order && !first)
        options += ".mapOrder(" + orderName(*call.order, ofMap) + ')';
    if (call.method == Method::listCreate && call.order == CollectionOrder::unordered && !call.path.empty() &&
        !call.flags.has(CallFlag::pad))
        options += ".noPad()";
    for (const FlagName& flag : flagNames()) {
        const bool said = call.flags.has(flag.flag) && flag.flag != CallFlag::pad;
        if (said)
            options += '.' + std::string(wordOf(flag.flag, entry.family, m_dialect)) + "()";
    }
    if (!options.empty())
        out.push_back("o -> o" + options);
}

} // namespace binnacle::script
