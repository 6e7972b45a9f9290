// SPDX-License-Identifier: Apache-2.0
#include "core/operation/check_call.h"
#include "core/operation/check_parts.h"
#include "core/operation/operation_rules.h"
#include "core/value/geo_json.h"

namespace binnacle {

namespace {

constexpr std::size_t longestBinName = 15;

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

} // namespace

void checkOperations(const Segment& segment, ProblemList& problems)
{
    const bool takesNone = !takesBinOperations(segment.verb);
    if (std::string why = whyListRefused(segment); !why.empty())
        problems.error(Place::operations, std::move(why), takesNone ? std::optional<std::size_t>(0) : std::nullopt);
    if (takesNone)
        return;
    for (std::size_t i = 0; i < segment.operations.size(); ++i) {
        const BinOperation& operation = segment.operations[i];
        if (std::string why = checkBinName(operation.bin); !why.empty())
            problems.error(Place::binName, std::move(why), i);
        for (std::string why : {whyRefused(segment.verb, operation.action), std::visit(OperandCheck{}, operation.action)}) {
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
