// SPDX-License-Identifier: Apache-2.0
#include "core/operation/check_parts.h"

#include <algorithm>

namespace binnacle {

namespace {

constexpr std::size_t longestBinName = 15;
constexpr int deepestValue = 100;

bool takesBinOperations(Verb verb)
{
    return verb != Verb::remove && verb != Verb::touch && verb != Verb::exists;
}

bool replaces(Verb verb)
{
    return verb == Verb::replace || verb == Verb::replaceIfExists;
}

bool writes(const BinOperation& operation)
{
    return isWrite(operation.action);
}

/// What makes `value` impossible in a bin; empty if nothing does.
std::string whyNotStorable(const Value& value, int depth)
{
    if (depth > deepestValue)
        return "a value nests at most 100 levels deep";
    if (value.as<Infinity>() || value.as<Wildcard>())
        return "infinity and wildcard stand for ends of ranges; they cannot be stored";
    if (const auto* list = value.as<List>()) {
        for (const Value& item : list->items) {
            if (std::string why = whyNotStorable(item, depth + 1); !why.empty())
                return why;
        }
    }
    if (const auto* map = value.as<Map>()) {
        for (const auto& [key, mapped] : map->entries) {
            if (std::string why = whyNotStorable(key, depth + 1); !why.empty())
                return why;
            if (std::string why = whyNotStorable(mapped, depth + 1); !why.empty())
                return why;
        }
    }
    return {};
}

std::string checkText(const Value& value, std::string_view name)
{
    if (value.as<std::string>() || value.as<Blob>())
        return {};
    return std::string(name) + " takes a string or a blob, not a value of type " + typeChip(value);
}

struct OperandCheck {
    std::string operator()(const SetTo& action) const { return whyNotStorable(action.value, 0); }
    std::string operator()(const Add& action) const
    {
        if (action.value.as<std::int64_t>() || action.value.as<double>())
            return {};
        return "incrementBy takes an integer or a double, not a value of type " + typeChip(action.value);
    }
    std::string operator()(const Append& action) const { return checkText(action.value, "append"); }
    std::string operator()(const Prepend& action) const { return checkText(action.value, "prepend"); }
    std::string operator()(RemoveBin) const { return {}; }
    std::string operator()(GetBin) const { return {}; }
};

std::string checkBinName(const std::string& name)
{
    if (name.empty())
        return "a bin needs a name";
    if (name.size() > longestBinName)
        return "the bin name \"" + escaped(name) + "\" has " + std::to_string(name.size()) + " bytes, at most 15 are allowed";
    return {};
}

std::string checkAgainstVerb(const BinAction& action, Verb verb)
{
    if (verb == Verb::query && isWrite(action))
        return "query only reads; " + std::string(nameOf(action)) + " would write";
    const auto* set = std::get_if<SetTo>(&action);
    const bool writesWhole = set && !set->value.isNil();
    if (replaces(verb) && isWrite(action) && !writesWhole)
        return std::string(nameOf(verb)) + " starts from no bins; it takes setTo with a value and get, not " +
               (set ? "setTo with nil" : std::string(nameOf(action)));
    return {};
}

} // namespace

void checkOperations(const Segment& segment, ProblemList& problems)
{
    const std::string verb(nameOf(segment.verb));
    if (!takesBinOperations(segment.verb)) {
        if (!segment.operations.empty())
            problems.error(verb + " takes no bin operations", 0);
        return;
    }
    if (segment.verb != Verb::query && segment.operations.empty())
        problems.error(verb + " needs at least one bin operation");
    else if (segment.verb != Verb::query && std::none_of(segment.operations.begin(), segment.operations.end(), writes))
        problems.error(verb + " only reads here; query is the verb for that");
    for (std::size_t i = 0; i < segment.operations.size(); ++i) {
        const BinOperation& operation = segment.operations[i];
        for (std::string why : {checkBinName(operation.bin), checkAgainstVerb(operation.action, segment.verb),
                                std::visit(OperandCheck{}, operation.action)}) {
            if (!why.empty())
                problems.error(std::move(why), i);
        }
    }
}

} // namespace binnacle
