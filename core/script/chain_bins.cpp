// SPDX-License-Identifier: Apache-2.0
#include "core/script/chain.h"

namespace binnacle::script {

/// The action of that name; with no arguments one without an operand, which only says that there is such an action.
std::optional<BinAction> Chain::actionOf(const std::string& name, const std::vector<Argument>& arguments)
{
    std::optional<Value> operand = Value();
    if (!arguments.empty())
        operand = m_values.read(arguments.front().value);
    if (!operand)
        return std::nullopt;
    if (name == "setTo" || name == "setToGeoJson")
        return SetTo{std::move(*operand)};
    if (name == "incrementBy" || name == "add")
        return Add{std::move(*operand)};
    if (name == "append")
        return Append{std::move(*operand)};
    if (name == "prepend")
        return Prepend{std::move(*operand)};
    if (name == "remove")
        return RemoveBin{};
    if (name == "get")
        return GetBin{};
    return std::nullopt;
}

bool Chain::applyToBin(const Member& member, const std::string& name)
{
    if (!m_calls.isOpen() && actionOf(name, {}))
        return applyBinAction(member, name);
    return applyCall(member, name);
}

/// At once, without bin("a") before it: .set_to("a", 1), .upsert_from("a", "$.b + 1").
bool Chain::applyToNamedBin(const Member& member, const std::string& name)
{
    const bool action = actionOf(name, {}).has_value();
    const MethodEntry* entry = methodNamed(name);
    if (!action && !(entry && entry->family == MethodFamily::expression))
        return unknown(member, name);
    const std::string shown = '`' + std::string(m_reporter.text(member.name)) + '`';
    const std::size_t operands = name == "remove" || name == "get" ? 0 : 1;
    if (member.arguments.empty() || (action && member.arguments.size() != operands + 1))
        return refuse(member.span, shown + " without bin(…) before it takes a bin name and " + (operands == 1 ? "one value" : "no value"));
    m_bin = m_values.readText(member.arguments.front().value);
    if (!m_bin)
        return false;
    Member rest = member;
    rest.arguments.erase(rest.arguments.begin());
    return applyToBin(rest, name);
}

bool Chain::applyCall(const Member& member, const std::string& name)
{
    switch (m_calls.apply(member, name)) {
    case Calls::Outcome::unknown: return unknown(member, name);
    case Calls::Outcome::refused: return false;
    case Calls::Outcome::open: return true;
    case Calls::Outcome::whole: break;
    }
    current().operations.push_back({std::move(*m_bin), m_calls.take()});
    m_bin.reset();
    return true;
}

bool Chain::applyBinAction(const Member& member, const std::string& name)
{
    const std::string shown = '`' + std::string(m_reporter.text(member.name)) + '`';
    const std::size_t operands = name == "remove" || name == "get" ? 0 : 1;
    for (const Argument& argument : member.arguments) {
        if (argument.name.length > 0 || argument.star || argument.lambda)
            return refuse(argument.value.span, shown + " takes plain arguments only");
    }
    if (member.arguments.size() != operands)
        return refuse(member.span, shown + " takes " + (operands == 1 ? "one value" : "no value"));
    std::optional<BinAction> action = actionOf(name, member.arguments);
    if (!action)
        return false;
    if (auto* set = std::get_if<SetTo>(&*action); set && name == "setToGeoJson") {
        auto* text = set->value.as<std::string>();
        if (!text)
            return refuse(member.arguments.front().value.whole(), shown + " takes GeoJSON as a text");
        set->value = Value(GeoJson{std::move(*text)});
    }
    current().operations.push_back({std::move(*m_bin), std::move(*action)});
    m_bin.reset();
    return true;
}

bool Chain::bin(const Member& member)
{
    m_bin = m_values.readText(member.arguments.front().value);
    return m_bin.has_value();
}

bool Chain::put(const Member& member)
{
    const Expression& argument = member.arguments.front().value;
    std::optional<Value> bins = m_values.read(argument);
    if (!bins)
        return false;
    Map* map = bins->as<Map>();
    if (!map)
        return refuse(argument.whole(), "`put` takes names and values in braces", "such as {\"name\": \"Alice\"}");
    for (auto& [name, value] : map->entries) {
        auto* text = name.as<std::string>();
        if (!text)
            return refuse(argument.whole(), "the name of a bin is a text");
        current().operations.push_back({std::move(*text), SetTo{std::move(value)}});
    }
    return true;
}

/// With query the bins to read; with a write the bins that values(…) will set.
bool Chain::bins(const Member& member)
{
    const auto given = m_values.readAll(member.arguments);
    if (!given)
        return false;
    if (current().withNoBins)
        return refuse(member.name, "with_no_bins and a choice of bins exclude each other");
    const List* list = given->size() == 1 ? given->front().as<List>() : nullptr;
    for (const Value& name : list ? list->items : *given) {
        const auto* text = name.as<std::string>();
        if (!text)
            return refuse(member.span, "the name of a bin is a text");
        if (current().verb == Verb::query)
            current().operations.push_back({*text, GetBin{}});
        else
            m_rowBins.push_back(*text);
    }
    return true;
}

bool Chain::rowOfValues(const Member& member)
{
    if (m_rowBins.empty())
        return refuse(member.name, "`values` needs bins(…) before it, and is taken once");
    if (keyCount(current()) != 1)
        return refuse(member.name, "`values` with more than one key is not supported yet", "begin the verb again for each key");
    auto given = m_values.readAll(member.arguments);
    if (!given)
        return false;
    if (given->size() != m_rowBins.size())
        return refuse(member.span, "bins(…) names " + std::to_string(m_rowBins.size()) + " bins, but there are " +
                                       std::to_string(given->size()) + " values");
    for (std::size_t i = 0; i < given->size(); ++i)
        current().operations.push_back({std::move(m_rowBins[i]), SetTo{std::move((*given)[i])}});
    m_rowBins.clear();
    return true;
}

bool Chain::removeBin(const Member& member)
{
    std::optional<std::string> name = m_values.readText(member.arguments.front().value);
    if (name)
        current().operations.push_back({std::move(*name), RemoveBin{}});
    return name.has_value();
}

} // namespace binnacle::script
