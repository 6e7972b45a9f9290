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

/// Behind bin("a") as .set_to(1), or at once as .set_to("a", 1).
bool Chain::applyBinAction(const Member& member, const std::string& name, bool binIsGiven)
{
    const std::string shown = '`' + std::string(m_reporter.text(member.name)) + '`';
    const std::size_t operands = name == "remove" || name == "get" ? 0 : 1;
    for (const Argument& argument : member.arguments) {
        if (argument.name.length > 0 || argument.star)
            return refuse(argument.value.span, shown + " takes plain arguments only");
    }
    if (member.arguments.size() != operands + (binIsGiven ? 0 : 1)) {
        const std::string value = operands == 1 ? "one value" : "no value";
        return refuse(member.span, shown + (binIsGiven ? " takes " : " without bin(…) before it takes a bin name and ") + value);
    }
    if (!binIsGiven) {
        m_bin = m_values.readText(member.arguments.front().value);
        if (!m_bin)
            return false;
    }
    std::vector<Argument> operand(member.arguments.begin() + (binIsGiven ? 0 : 1), member.arguments.end());
    std::optional<BinAction> action = actionOf(name, operand);
    if (!action)
        return false;
    if (auto* set = std::get_if<SetTo>(&*action); set && name == "setToGeoJson") {
        auto* text = set->value.as<std::string>();
        if (!text)
            return refuse(operand.front().value.whole(), shown + " takes GeoJSON as a text");
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
