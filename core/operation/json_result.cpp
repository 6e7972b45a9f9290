// SPDX-License-Identifier: Apache-2.0
#include "core/operation/json.h"
#include "core/operation/json_value.h"

#include <nlohmann/json.hpp>

namespace binnacle {

namespace {

using Json = nlohmann::ordered_json;

Json keyToJson(const Key& key)
{
    if (key.userKey)
        return toJson(*key.userKey);
    return {{"digest", toHex(key.digest)}};
}

/// As a map of names to values, so that names which JSON cannot carry are marked in the same way as map keys.
Json binsToJson(const std::vector<Bin>& bins)
{
    Map map;
    for (const Bin& bin : bins)
        map.entries.emplace_back(bin.name, bin.value);
    return toJson(Value(std::move(map)));
}

std::int64_t printedTtl(const Record& record, std::int64_t unixNow)
{
    const auto left = timeToLive(record.voidTime, unixNow);
    return left ? std::int64_t{*left} : -1;
}

} // namespace

std::string toJsonLine(const RecordResult& result, std::int64_t unixNow)
{
    const std::optional<Record>& record = result.record;
    Json json = Json::object();
    json["index"] = result.index;
    json["key"] = keyToJson(result.key);
    json["ok"] = result.isOk();
    json["code"] = result.error ? result.error->code() : 0;
    json["message"] = result.error ? Json(result.error->sentence()) : Json("");
    json["generation"] = record ? Json(record->generation) : Json();
    json["ttl"] = record ? Json(printedTtl(*record, unixNow)) : Json();
    json["bins"] = record ? binsToJson(record->bins) : Json();
    json["exists"] = result.exists ? Json(*result.exists) : Json();
    json["skipped"] = result.skipped();
    json["inDoubt"] = result.inDoubt();
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

} // namespace binnacle
