// SPDX-License-Identifier: Apache-2.0
#include "core/work/rehearsal_json.h"

#include "core/operation/json.h"

#include <nlohmann/json.hpp>

namespace binnacle::work {

namespace {

using Json = nlohmann::ordered_json;

Json bytes(const std::string& text)
{
    return toJson(Value(text));
}

Json jsonOf(const std::optional<Record>& record, std::int64_t unixNow)
{
    if (!record)
        return {};
    const auto left = timeToLive(record->voidTime, unixNow);
    Map bins;
    for (const Bin& bin : record->bins)
        bins.entries.emplace_back(bin.name, bin.value);
    return {{"generation", record->generation}, {"ttl", left ? Json(*left) : Json(-1)}, {"bins", toJson(Value(std::move(bins)))}};
}

Json jsonOf(const RehearsedStep& step)
{
    const std::optional<Error>& error = step.result.error;
    return {{"segment", step.segment},
            {"index", step.result.index},
            {"code", error ? error->code() : 0},
            {"message", error ? error->sentence() : std::string()},
            {"changes", step.changes}};
}

Json jsonOf(const NestedChange& change)
{
    Json path = Json::array();
    for (const PathStep& step : change.path)
        path.push_back(toJson(step.arguments.front()));
    Json json{{"path", std::move(path)}, {"change", nameOf(change.kind)}};
    if (change.kind != ChangeKind::added)
        json["before"] = toJson(change.before);
    if (change.kind != ChangeKind::removed)
        json["after"] = toJson(change.after);
    return json;
}

Json jsonOf(const SketchChange& sketch)
{
    return {{"estimateBefore", sketch.estimateBefore},
            {"estimateAfter", sketch.estimateAfter},
            {"registersChanged", sketch.registersChanged ? Json(*sketch.registersChanged) : Json()}};
}

Json jsonOf(const BinChange& change)
{
    Json json{{"bin", bytes(change.bin)}, {"change", nameOf(change.kind)}};
    for (const NestedChange& nested : change.nested)
        json["inside"].push_back(jsonOf(nested));
    if (change.nestedLeftOut > 0)
        json["insideLeftOut"] = change.nestedLeftOut;
    if (change.sketch)
        json["sketch"] = jsonOf(*change.sketch);
    return json;
}

std::string line(const Json& json)
{
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

} // namespace

std::string toJsonLine(const RehearsedRecord& record, const Rehearsal& rehearsal)
{
    Json json = Json::object();
    json["namespace"] = bytes(record.key.nameSpace);
    json["set"] = bytes(record.key.set);
    json["key"] = record.key.userKey ? toJson(*record.key.userKey) : Json{{"digest", toHex(record.key.digest)}};
    json["rehearsed"] = record.wasRehearsed();
    json["why"] = record.notRehearsed;
    json["before"] = jsonOf(record.before, rehearsal.unixNow);
    json["after"] = jsonOf(record.after, rehearsal.unixNow);
    json["steps"] = Json::array();
    for (const RehearsedStep& step : record.steps)
        json["steps"].push_back(jsonOf(step));
    json["bins"] = Json::array();
    for (const BinChange& change : record.bins)
        json["bins"].push_back(jsonOf(change));
    json["remarks"] = record.remarks;
    return line(json);
}

std::string toJsonLine(const LeftOut& leftOut)
{
    return line(
        {{"segment", leftOut.segment}, {"leftOut", leftOut.records ? Json(*leftOut.records) : Json()}, {"why", leftOut.why}});
}

} // namespace binnacle::work
