// SPDX-License-Identifier: Apache-2.0
#include "core/operation/json_query.h"

#include <limits>

namespace binnacle::json {

namespace {

Json hintToJson(const QueryHint& hint)
{
    Json json = Json::object();
    if (!hint.indexName.empty())
        json["index"] = textToJson(hint.indexName);
    if (!hint.binName.empty())
        json["bin"] = textToJson(hint.binName);
    if (hint.duration)
        json["duration"] = nameOf(*hint.duration);
    return json;
}

Result<QueryDuration> durationFromJson(const Json& json)
{
    const auto duration = json.is_string() ? queryDurationNamed(json.get_ref<const std::string&>()) : std::nullopt;
    if (!duration)
        return badJson("a duration is \"LONG\", \"SHORT\" or \"LONG_RELAX_AP\", not " + excerpt(json));
    return *duration;
}

Result<PartitionRange> partitionsFromJson(const Json& json)
{
    if (!json.is_array() || json.size() != 2)
        return badJson("partitions are [first, end], the end not included, not " + excerpt(json));
    const Result<std::uint32_t> first = uint32FromJson(json[0]);
    const Result<std::uint32_t> end = uint32FromJson(json[1]);
    if (!first || !end)
        return first ? end.error() : first.error();
    return PartitionRange{*first, *end};
}

Result<void> readHint(QueryHint& hint, const Json& json, const std::string& place)
{
    using H = QueryHint;
    static constexpr Field<H> fields[] = {
        {"index", [](H& h, const Json& j, const std::string& p) { return assign(h.indexName, textFromJson(j), p); }},
        {"bin", [](H& h, const Json& j, const std::string& p) { return assign(h.binName, textFromJson(j), p); }},
        {"duration", [](H& h, const Json& j, const std::string& p) { return assign(h.duration, durationFromJson(j), p); }},
    };
    return readFields(hint, json, place, fields);
}

} // namespace

void addQuery(Json& segment, const QueryOptions& options)
{
    Json json = Json::object();
    if (options.limit != 0)
        json["limit"] = options.limit;
    if (options.chunkSize != 0)
        json["chunkSize"] = options.chunkSize;
    if (options.recordsPerSecond != 0)
        json["recordsPerSecond"] = options.recordsPerSecond;
    if (!options.partitions.isAll())
        json["partitions"] = Json::array({options.partitions.first, options.partitions.end});
    if (options.hint)
        json["hint"] = hintToJson(*options.hint);
    if (!json.empty())
        segment["query"] = std::move(json);
}

Result<void> readQuery(QueryOptions& options, const Json& json, const std::string& place)
{
    using O = QueryOptions;
    static constexpr Field<O> fields[] = {
        {"limit",
         [](O& o, const Json& j, const std::string& p) {
             return assign(o.limit, integerFromJson(j, 0, std::numeric_limits<std::int64_t>::max()), p);
         }},
        {"chunkSize", [](O& o, const Json& j, const std::string& p) { return assign(o.chunkSize, uint32FromJson(j), p); }},
        {"recordsPerSecond",
         [](O& o, const Json& j, const std::string& p) { return assign(o.recordsPerSecond, uint32FromJson(j), p); }},
        {"partitions", [](O& o, const Json& j, const std::string& p) { return assign(o.partitions, partitionsFromJson(j), p); }},
        {"hint",
         [](O& o, const Json& j, const std::string& p) {
             o.hint.emplace();
             return readHint(*o.hint, j, p);
         }},
    };
    return readFields(options, json, place, fields);
}

} // namespace binnacle::json
