// SPDX-License-Identifier: Apache-2.0
#include "core/operation/check_call.h"
#include "core/operation/check_parts.h"
#include "core/value/geo_json.h"

#include <algorithm>

namespace binnacle {

namespace {

constexpr std::size_t longestBinName = 15;
constexpr std::size_t mostOperations = 32 * 1024; // a server's own bound

bool takesBinOperations(Verb verb)
{
    return verb != Verb::remove && verb != Verb::touch && verb != Verb::exists;
}

bool replaces(Verb verb)
{
    return verb == Verb::replace || verb == Verb::replaceIfExists || verb == Verb::createOrReplace;
}

bool writes(const BinOperation& operation)
{
    return isWrite(operation.action);
}

std::string checkText(const Value& value, std::string_view name)
{
    if (value.as<std::string>() || value.as<Blob>())
        return {};
    return std::string(name) + " takes a string or a blob, not a value of type " + typeChip(value);
}

struct OperandCheck {
    std::string operator()(const SetTo& action) const
    {
        if (const auto* geoJson = action.value.as<GeoJson>()) {
            const Result<GeoShape> shape = parseGeoJson(geoJson->text);
            return shape ? std::string() : shape.error().detail();
        }
        return whyNotStorable(action.value);
    }
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
    std::string operator()(const Call& call) const { return checkCall(call); }
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
    const auto* call = std::get_if<Call>(&action);
    const bool writesWhole = (set && !set->value.isNil()) || (call && entryOf(call->method).family == MethodFamily::expression);
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
            problems.error(Place::operations, verb + " takes no bin operations", 0);
        return;
    }
    if (segment.withNoBins && !segment.operations.empty())
        problems.error(Place::operations, "a query with no bins reads none");
    if (segment.operations.size() > mostOperations)
        problems.error(Place::operations, "a record takes at most 32768 bin operations at once, not " +
                                              std::to_string(segment.operations.size()));
    if (segment.verb != Verb::query && segment.operations.empty())
        problems.error(Place::operations, verb + " needs at least one bin operation");
    else if (segment.verb != Verb::query && std::none_of(segment.operations.begin(), segment.operations.end(), writes))
        problems.error(Place::operations, verb + " only reads here; query is the verb for that");
    for (std::size_t i = 0; i < segment.operations.size(); ++i) {
        const BinOperation& operation = segment.operations[i];
        if (std::string why = checkBinName(operation.bin); !why.empty())
            problems.error(Place::binName, std::move(why), i);
        for (std::string why : {checkAgainstVerb(operation.action, segment.verb), std::visit(OperandCheck{}, operation.action)}) {
            if (!why.empty())
                problems.error(Place::operations, std::move(why), i);
        }
        if (const auto* call = std::get_if<Call>(&operation.action)) {
            for (std::string& surprise : surprisesOf(*call))
                problems.warning(Place::operations, std::move(surprise), i);
        }
    }
}

} // namespace binnacle
