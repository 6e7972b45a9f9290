// SPDX-License-Identifier: Apache-2.0
#include "core/script/calls.h"

#include "core/operation/encode_call.h"
#include "core/script/selection_names.h"
#include "core/script/spelling.h"

#include <algorithm>
#include <array>

namespace binnacle::script {

namespace {

using NamePair = std::pair<std::string_view, std::string_view>;

/// What the SDKs call parameters, where it is not the document's own word.
constexpr auto parameterSpellings = std::to_array<NamePair>({
    {"items", "values"},
    {"hllList", "sketches"},
    {"indexBitCount", "indexBits"},
    {"start", "begin"},
    {"startIncl", "begin"},
    {"endExcl", "end"},
    {"ael", "expression"},
});

/// A plain true or false behind a method's own arguments.
std::optional<CallFlag> trailingFlag(Method method)
{
    switch (method) {
    case Method::mapCreate:
    case Method::mapSetPolicy:
    case Method::listSetOrder:
        return CallFlag::persistIndex;
    case Method::bitAdd:
    case Method::bitSubtract:
    case Method::bitGetInt:
        return CallFlag::signedInteger;
    default:
        return std::nullopt;
    }
}

const MethodEntry* methodOf(const std::string& name, bool behindSteps)
{
    const bool upserts = name == "upsert";
    const MethodEntry* entry = methodNamed(upserts ? "setTo" : name == "incrementBy" ? "add" : name);
    if (!entry || entry->method == Method::getSelected || entry->method == Method::removeSelected)
        return nullptr;
    return entry->family == MethodFamily::selection && !behindSteps ? nullptr : entry;
}

/// Java's listCreate pads unless it is told not to; Python's pads if it is told to.
bool padsByItself(Method method, std::string_view written)
{
    return method == Method::listCreate && written.find('_') == std::string_view::npos;
}

} // namespace

Calls::Outcome Calls::refuse(Span at, std::string sentence, std::string hint)
{
    m_reporter.error(at, std::move(sentence), std::move(hint));
    return Outcome::refused;
}

Calls::Outcome Calls::apply(const Member& member, const std::string& name)
{
    if (m_removes)
        return selected(member, name);
    if (const SelectorEntry* selector = selectorNamed(name))
        return step(*selector, member);
    if (isOpen() && selectionNamed(name))
        return selected(member, name);
    if (const MethodEntry* entry = methodOf(name, isOpen()))
        return method(*entry, member);
    return Outcome::unknown;
}

Calls::Outcome Calls::step(const SelectorEntry& entry, const Member& member)
{
    const bool list = entry.selector == Selector::listIndex;
    const bool creates = list || entry.selector == Selector::mapKey;
    const CallFlags allowed = list ? CallFlags(CallFlag::pad) : CallFlags();
    Call options;
    PathStep step{entry.selector};
    if (!readArguments(member, used(entry.parameters), options, allowed, list ? std::optional(CallFlag::pad) : std::nullopt,
                       step.arguments))
        return Outcome::refused;
    if (options.flags.has(CallFlag::pad) && !options.order)
        return refuse(member.span, shown(member) + " pads only with an order", "such as order=ListOrderType.UNORDERED");
    if (options.order && !creates)
        return refuse(member.span, shown(member) + " creates nothing: it takes no order");
    if (options.order == CollectionOrder::unordered && list)
        step.create = options.flags.has(CallFlag::pad) ? CreateOnDemand::paddedList : CreateOnDemand::unorderedList;
    else if (options.order == CollectionOrder::ordered)
        step.create = CreateOnDemand::orderedList;
    else if (options.order == CollectionOrder::unordered)
        step.create = CreateOnDemand::unorderedMap;
    else if (options.order)
        step.create =
            *options.order == CollectionOrder::keyOrdered ? CreateOnDemand::keyOrderedMap : CreateOnDemand::keyValueOrderedMap;
    m_call.path.push_back(std::move(step));
    return Outcome::open;
}

Calls::Outcome Calls::method(const MethodEntry& entry, const Member& member)
{
    m_call.method = entry.method;
    m_call.flags.set(CallFlag::pad, padsByItself(entry.method, m_reporter.text(member.name)));
    if (!readArguments(member, used(entry.parameters), m_call, entry.flags, trailingFlag(entry.method), m_call.arguments))
        return Outcome::refused;
    const bool canPad = isOpen() && m_call.order == CollectionOrder::unordered; // only then are there gaps to fill
    if (padsByItself(entry.method, m_reporter.text(member.name)) && !canPad)
        m_call.flags.set(CallFlag::pad, false);
    return finish(member);
}

Calls::Outcome Calls::selected(const Member& member, const std::string& name)
{
    const SelectionName* selection = selectionNamed(name);
    const bool gets = selection && !selection->removes && !selection->inverted;
    if (m_removes && !gets)
        return refuse(member.name, "what is removed is told by get_values(), count() and the like, not " + shown(member));
    if (!m_removes) {
        m_call.method = selection->removes ? Method::removeSelected : Method::getSelected;
        m_call.inverted = selection->inverted;
    }
    m_call.returns = selection->returns;
    m_removes = selection->tells;
    if (m_removes)
        return member.arguments.empty() ? Outcome::open : refuse(member.span, shown(member) + " takes nothing");
    std::vector<Value> none;
    if (!readArguments(member, {}, m_call, {}, std::nullopt, none))
        return Outcome::refused;
    return finish(member);
}

Calls::Outcome Calls::finish(const Member& member)
{
    if (const std::optional<Error> error = malformed(m_call))
        return refuse(member.span, error->detail());
    return Outcome::whole;
}

/// Those of the method by place and by keyword, and the options among them wherever they stand.
bool Calls::readArguments(const Member& member, std::span<const Parameter> parameters, Call& call, CallFlags allowed,
                          std::optional<CallFlag> trailing, std::vector<Value>& out)
{
    std::vector<std::optional<Value>> given(parameters.size());
    std::vector<const Argument*> options;
    std::size_t next = 0;
    for (const Argument& argument : member.arguments) {
        if (argument.star)
            return refuse(argument.value.whole(), shown(member) + " takes no spread arguments"), false;
        if (m_options.isOption(argument)) {
            options.push_back(&argument);
        } else if (argument.name.length > 0) {
            if (!readNamed(argument, parameters, given))
                return false;
        } else if (next == parameters.size() && trailing) {
            if (!m_options.applyFlag(argument.value, *trailing, call))
                return false;
        } else if (next == parameters.size()) {
            return refuse(argument.value.whole(), shown(member) + " takes no further argument"), false;
        } else if (std::optional<Value> value = m_values.read(argument.value)) {
            given[next++] = std::move(value);
        } else {
            return false;
        }
    }
    for (std::size_t i = 0; i < given.size() && given[i]; ++i) {
        if (parameters[i].optional && parameters[i].kind == ParameterKind::count && given[i]->isNil())
            break;
        out.push_back(std::move(*given[i]));
    }
    return std::ranges::all_of(options,
                               [&](const Argument* option) { return m_options.apply(*option, call, allowed, shown(member)); });
}

bool Calls::readNamed(const Argument& argument, std::span<const Parameter> parameters, std::vector<std::optional<Value>>& out)
{
    const std::string name = javaSpelling(m_reporter.text(argument.name));
    const auto spelling = std::ranges::find(parameterSpellings, name, &NamePair::first);
    const auto isIt = [&](const Parameter& parameter) {
        return parameter.name == name || (spelling != parameterSpellings.end() && parameter.name == spelling->second);
    };
    const auto found = std::ranges::find_if(parameters, isIt);
    if (found == parameters.end())
        return refuse(argument.name, '`' + std::string(m_reporter.text(argument.name)) + "` is no argument here"), false;
    std::optional<Value>& place = out[static_cast<std::size_t>(found - parameters.begin())];
    place = m_values.read(argument.value);
    return place.has_value();
}

} // namespace binnacle::script
