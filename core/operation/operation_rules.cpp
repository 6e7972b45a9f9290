// SPDX-License-Identifier: Apache-2.0
#include "core/operation/operation_rules.h"

#include <algorithm>

namespace binnacle {

namespace {

bool replaces(Verb verb)
{
    return verb == Verb::replace || verb == Verb::replaceIfExists || verb == Verb::createOrReplace;
}

bool writes(const BinOperation& operation)
{
    return isWrite(operation.action);
}

} // namespace

bool takesBinOperations(Verb verb)
{
    return verb != Verb::remove && verb != Verb::touch && verb != Verb::exists;
}

std::string whyListRefused(const Segment& segment)
{
    const auto& operations = segment.operations;
    const std::string verb(nameOf(segment.verb));
    if (!takesBinOperations(segment.verb))
        return operations.empty() ? std::string() : verb + " takes no bin operations";
    if (segment.withNoBins && !operations.empty())
        return "a query with no bins reads none";
    if (operations.size() > mostOperations)
        return "a record takes at most " + std::to_string(mostOperations) + " bin operations at once, not " +
               std::to_string(operations.size());
    if (segment.verb == Verb::query)
        return {};
    if (operations.empty())
        return verb + " needs at least one bin operation";
    return std::ranges::none_of(operations, writes) ? verb + " only reads here; query is the verb for that" : std::string();
}

std::string whyRefused(Verb verb, const BinAction& action)
{
    if (!isWrite(action))
        return {};
    if (verb == Verb::query)
        return "query only reads; " + std::string(nameOf(action)) + " would write";
    const auto* set = std::get_if<SetTo>(&action);
    const auto* call = std::get_if<Call>(&action);
    const bool writesWhole = (set && !set->value.isNil()) || (call && entryOf(call->method).family == MethodFamily::expression);
    if (replaces(verb) && !writesWhole)
        return std::string(nameOf(verb)) + " starts from no bins; it takes setTo with a value and get, not " +
               (set ? "setTo with nil" : std::string(nameOf(action)));
    return {};
}

} // namespace binnacle
