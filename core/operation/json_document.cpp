// SPDX-License-Identifier: Apache-2.0
#include "core/operation/json.h"
#include "core/operation/json_behavior.h"
#include "core/operation/json_call.h"
#include "core/operation/json_print.h"
#include "core/operation/json_query.h"
#include "core/operation/json_value.h"

#include <nlohmann/json.hpp>

namespace binnacle {

namespace {

using Json = nlohmann::ordered_json;

Json keyItemToJson(const KeyItem& item)
{
    if (const auto* range = std::get_if<KeyRange>(&item))
        return {{"range", Json::array({range->first, range->last})}};
    if (const auto* digest = std::get_if<Digest>(&item))
        return {{"digest", toHex(*digest)}};
    return toJson(std::get<KeyValue>(item));
}

const Value* operandOf(const BinAction& action)
{
    return std::visit(
        [](const auto& held) -> const Value* {
            if constexpr (requires { held.value; })
                return &held.value;
            else
                return nullptr;
        },
        action);
}

Json operationToJson(const BinOperation& operation)
{
    Json json = Json::object();
    json["bin"] = textToJson(operation.bin);
    if (const auto* call = std::get_if<Call>(&operation.action)) {
        addCall(json, *call);
        return json;
    }
    json["op"] = nameOf(operation.action);
    if (const Value* operand = operandOf(operation.action))
        json["value"] = toJson(*operand);
    return json;
}

Json expiryToJson(const Expiry& expiry)
{
    switch (expiry.kind) {
    case Expiry::Kind::never:
        return "never";
    case Expiry::Kind::unchanged:
        return "unchanged";
    case Expiry::Kind::afterSeconds:
        return {{"afterSeconds", expiry.seconds}};
    case Expiry::Kind::at:
        return {{"at", expiry.unixTime}};
    case Expiry::Kind::unset:
    case Expiry::Kind::serverDefault:
        break;
    }
    return "serverDefault";
}

Json filterToJson(const Filter& filter)
{
    return filter.isText() ? textToJson(filter.ael) : Json{{"$blob", toHex(filter.packed)}};
}

Json defaultsToJson(const SegmentDefaults& defaults)
{
    Json json = Json::object();
    if (defaults.where)
        json["where"] = filterToJson(*defaults.where);
    if (defaults.expiry.kind != Expiry::Kind::unset)
        json["expiry"] = expiryToJson(defaults.expiry);
    if (defaults.durableDelete)
        json["durableDelete"] = *defaults.durableDelete;
    return json;
}

Json segmentToJson(const Segment& segment)
{
    Json json = Json::object();
    json["verb"] = nameOf(segment.verb);
    json["namespace"] = textToJson(segment.dataSet.nameSpace);
    if (!segment.dataSet.set.empty())
        json["set"] = textToJson(segment.dataSet.set);
    for (const KeyItem& item : segment.keys)
        json["keys"].push_back(keyItemToJson(item));
    for (const BinOperation& operation : segment.operations)
        json["operations"].push_back(operationToJson(operation));
    if (segment.where)
        json["where"] = filterToJson(*segment.where);
    if (segment.expiry.kind != Expiry::Kind::unset)
        json["expiry"] = expiryToJson(segment.expiry);
    if (segment.generation)
        json["generation"] = *segment.generation;
    if (segment.durableDelete)
        json["durableDelete"] = *segment.durableDelete;
    if (segment.failOnFilteredOut)
        json["failOnFilteredOut"] = true;
    if (segment.respondAllKeys)
        json["respondAllKeys"] = true;
    if (segment.withNoBins)
        json["withNoBins"] = true;
    binnacle::json::addQuery(json, segment.query);
    if (Json defaults = defaultsToJson(segment.defaults); !defaults.empty())
        json["defaults"] = std::move(defaults);
    return json;
}

} // namespace

std::string toJsonText(const OperationDocument& document, std::size_t lineWidth)
{
    Json json = Json::object();
    json["segments"] = Json::array();
    for (const Segment& segment : document.segments)
        json["segments"].push_back(segmentToJson(segment));
    binnacle::json::addBehavior(json, document.behavior);
    return printed(json, lineWidth);
}

} // namespace binnacle
