// SPDX-License-Identifier: Apache-2.0
#include "core/script/call_options.h"

#include "core/script/spelling.h"

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

namespace binnacle::script {

namespace {

using enum CallFlag;

/// What the SDKs call flags, where it is not the document's own word.
constexpr auto flagSpellings = std::to_array<std::pair<std::string_view, CallFlag>>({
    {"unique", addUnique},
    {"bounded", insertBounded},
    {"allowFailures", noFail},
    {"ignoreOpFailure", noFail},
    {"allowPartial", partial},
    {"ignoreEvalFailure", evalNoFail},
    {"deleteIfNull", allowDelete},
});

constexpr auto names = std::to_array<OptionName>({
    {"MapOrder.UNORDERED", {}, CollectionOrder::unordered},
    {"MapOrder.KEY_ORDERED", {}, CollectionOrder::keyOrdered},
    {"MapOrder.KEY_VALUE_ORDERED", {}, CollectionOrder::keyValueOrdered},
    {"ListOrderType.UNORDERED", {}, CollectionOrder::unordered},
    {"ListOrderType.ORDERED", {}, CollectionOrder::ordered},
    {"ListOrder.UNORDERED", {}, CollectionOrder::unordered},
    {"ListOrder.ORDERED", {}, CollectionOrder::ordered},
    {"ListSortFlags.DEFAULT"},
    {"ListSortFlags.DESCENDING", descending},
    {"ListSortFlags.DROP_DUPLICATES", dropDuplicates},
    {"BitwiseOverflowActions.FAIL"},
    {"BitwiseOverflowActions.SATURATE", saturate},
    {"BitwiseOverflowActions.WRAP", wrap},
    {"BitwiseResizeFlags.DEFAULT"},
    {"BitwiseResizeFlags.FROM_FRONT", fromFront},
    {"BitwiseResizeFlags.GROW_ONLY", growOnly},
    {"BitwiseResizeFlags.SHRINK_ONLY", shrinkOnly},
    {"BitWriteFlags.DEFAULT"},
    {"BitWriteFlags.CREATE_ONLY", createOnly},
    {"BitWriteFlags.UPDATE_ONLY", updateOnly},
    {"BitWriteFlags.NO_FAIL", noFail},
    {"BitWriteFlags.PARTIAL", partial},
    {"MapReturnType.NONE", {}, {}, ReturnType::none},
    {"MapReturnType.INDEX", {}, {}, ReturnType::indexes},
    {"MapReturnType.REVERSE_INDEX", {}, {}, ReturnType::reverseIndexes},
    {"MapReturnType.RANK", {}, {}, ReturnType::ranks},
    {"MapReturnType.REVERSE_RANK", {}, {}, ReturnType::reverseRanks},
    {"MapReturnType.COUNT", {}, {}, ReturnType::count},
    {"MapReturnType.KEY", {}, {}, ReturnType::keys},
    {"MapReturnType.VALUE", {}, {}, ReturnType::values},
    {"MapReturnType.KEY_VALUE", {}, {}, ReturnType::keysAndValues},
    {"MapReturnType.EXISTS", {}, {}, ReturnType::exists},
    {"MapReturnType.UNORDERED_MAP", {}, {}, ReturnType::map},
    {"MapReturnType.ORDERED_MAP", {}, {}, ReturnType::orderedMap},
    {"ListReturnType.NONE", {}, {}, ReturnType::none},
    {"ListReturnType.INDEX", {}, {}, ReturnType::indexes},
    {"ListReturnType.REVERSE_INDEX", {}, {}, ReturnType::reverseIndexes},
    {"ListReturnType.RANK", {}, {}, ReturnType::ranks},
    {"ListReturnType.REVERSE_RANK", {}, {}, ReturnType::reverseRanks},
    {"ListReturnType.COUNT", {}, {}, ReturnType::count},
    {"ListReturnType.VALUE", {}, {}, ReturnType::values},
    {"ListReturnType.EXISTS", {}, {}, ReturnType::exists},
});

const OptionName* optionNamed(std::string_view path)
{
    const auto found = std::ranges::find(names, path, &OptionName::path);
    return found == names.end() ? nullptr : &*found;
}

/// The last word of `MapOrder.SORTED` if the first one is a family of options, so that a misspelt one is told as such.
bool isOfFamily(std::string_view path)
{
    const std::size_t point = path.find('.');
    return point != std::string_view::npos &&
           std::ranges::any_of(names, [&](const OptionName& name) { return name.path.starts_with(path.substr(0, point + 1)); });
}

bool isConfig(const std::string& path)
{
    return path == "HllConfig.of" || path == "HllConfig";
}

} // namespace

std::span<const OptionName> optionNames()
{
    return names;
}

std::optional<CallFlag> flagSpelled(std::string_view name)
{
    const auto alias = std::ranges::find(flagSpellings, name, &std::pair<std::string_view, CallFlag>::first);
    if (alias != flagSpellings.end())
        return alias->second;
    const auto own = std::ranges::find(flagNames(), name, &FlagName::name);
    return own == flagNames().end() ? std::nullopt : std::optional(own->flag);
}

bool CallOptions::refuse(Span at, std::string sentence, std::string hint)
{
    m_reporter.error(at, std::move(sentence), std::move(hint));
    return false;
}

bool CallOptions::isOption(const Argument& argument) const
{
    if (argument.lambda || argument.value.kind == Expression::Kind::either)
        return true;
    if (argument.name.length > 0) {
        const std::string name = javaSpelling(m_reporter.text(argument.name));
        constexpr std::string_view options[] = {"order",  "createType", "flags",  "resizeFlags",
                                                "policy", "action",     "config", "returnType"};
        return flagSpelled(name) || std::ranges::find(options, name) != std::end(options);
    }
    const Expression& value = argument.value;
    if (value.kind == Expression::Kind::made)
        return m_reporter.text(value.parts.front()) == "BitPolicy";
    const std::string call = pathOfCall(value, m_reporter);
    return isConfig(call) || call == "BitPolicy" || isOfFamily(pathOfName(value, m_reporter));
}

bool CallOptions::apply(const Argument& argument, Call& call, CallFlags allowed, const std::string& shown)
{
    if (argument.lambda)
        return applyLambda(argument.value, call, allowed, shown);
    if (argument.name.length > 0)
        return applyNamed(argument, call, allowed, shown);
    return applyNames(argument.value, call, allowed, shown);
}

bool CallOptions::applyFlag(const Expression& value, CallFlag flag, Call& call)
{
    const std::optional<Value> read = m_values.read(value);
    const bool* on = read ? read->as<bool>() : nullptr;
    if (!on)
        return read && refuse(value.whole(), "true or false is needed here");
    call.flags.set(flag, *on);
    return true;
}

bool CallOptions::setFlag(CallFlags flags, bool on, Span at, Call& call, CallFlags allowed, const std::string& shown)
{
    for (const FlagName& entry : flagNames()) {
        if (!flags.has(entry.flag))
            continue;
        if (!allowed.has(entry.flag))
            return refuse(at, shown + " takes no `" + std::string(m_reporter.text(at)) + '`');
        call.flags.set(entry.flag, on);
    }
    const bool sketch = entryOf(call.method).family == MethodFamily::hll;
    if (sketch && call.flags.has(createOnly) && call.flags.has(updateOnly))
        return refuse(at, "create_only and update_only exclude each other", "the SDK raises an error at this call");
    return true;
}

bool CallOptions::applyNamed(const Argument& argument, Call& call, CallFlags allowed, const std::string& shown)
{
    const std::optional<CallFlag> flag = flagSpelled(javaSpelling(m_reporter.text(argument.name)));
    if (!flag)
        return pathOfName(argument.value, m_reporter) == "None" || applyNames(argument.value, call, allowed, shown);
    const std::optional<Value> value = m_values.read(argument.value);
    const bool* on = value ? value->as<bool>() : nullptr;
    if (!on)
        return value && refuse(argument.value.whole(), "true or false is needed here");
    return !*on || setFlag(*flag, true, argument.name, call, allowed, shown);
}

/// o -> o.allowFailures().addUnique()
bool CallOptions::applyLambda(const Expression& body, Call& call, CallFlags allowed, const std::string& shown)
{
    if (body.kind != Expression::Kind::name || body.called || body.members.empty())
        return refuse(body.whole(), "options are set by calls here", "such as o -> o.allowFailures()");
    for (const Member& member : body.members) {
        const std::string name = javaSpelling(m_reporter.text(member.name));
        if (name == "mapOrder" && member.arguments.size() == 1) {
            if (!applyNames(member.arguments.front().value, call, allowed, shown))
                return false;
            continue;
        }
        const bool noPad = name == "noPad";
        const std::optional<CallFlag> flag = noPad ? std::optional(pad) : flagSpelled(name);
        if (!flag || !member.called || !member.arguments.empty())
            return refuse(member.span, '`' + std::string(m_reporter.text(member.name)) + "` is no option that is known here");
        if (!setFlag(*flag, !noPad, member.name, call, allowed, shown))
            return false;
    }
    return true;
}

bool CallOptions::applyNames(const Expression& expression, Call& call, CallFlags allowed, const std::string& shown)
{
    if (expression.kind == Expression::Kind::either) {
        return std::ranges::all_of(expression.items,
                                   [&](const Argument& one) { return applyNames(one.value, call, allowed, shown); });
    }
    const std::string path = pathOfCall(expression, m_reporter);
    if (isConfig(path))
        return applyConfig(expression, call);
    const bool made = expression.kind == Expression::Kind::made;
    if (path == "BitPolicy" || (made && m_reporter.text(expression.parts.front()) == "BitPolicy")) {
        return std::ranges::all_of(expression.items,
                                   [&](const Argument& one) { return applyNames(one.value, call, allowed, shown); });
    }
    const std::string name = pathOfName(expression, m_reporter);
    if (name == "MapReturnType.INVERTED" || name == "ListReturnType.INVERTED") {
        call.inverted = true;
        return true;
    }
    const OptionName* option = optionNamed(name);
    if (!option)
        return refuse(expression.whole(), "this is no option that is known here", "such as MapOrder.KEY_ORDERED");
    if (option->order)
        call.order = option->order;
    if (option->returns)
        call.returns = *option->returns;
    return setFlag(option->flags, true, expression.whole(), call, allowed, shown);
}

/// HllConfig.of(14), HllConfig.of(14, 20): the arguments of hll_init, and the last ones of hll_add.
bool CallOptions::applyConfig(const Expression& expression, Call& call)
{
    if (call.method != Method::hllInit && call.method != Method::hllAdd)
        return refuse(expression.whole(), "only hll_init and hll_add take a configuration");
    const std::vector<Argument>& arguments = argumentsOfCall(expression);
    if (arguments.empty() || arguments.size() > 2)
        return refuse(expression.whole(), "HllConfig.of takes index bits, and minhash bits if there are any");
    for (const Argument& argument : arguments) {
        constexpr std::int64_t highest = std::numeric_limits<std::int64_t>::max();
        const auto bits = m_values.readInteger(argument.value, "a number of bits", -highest - 1, highest);
        if (!bits)
            return false;
        call.arguments.emplace_back(*bits);
    }
    return true;
}

} // namespace binnacle::script
