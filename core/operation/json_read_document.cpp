// SPDX-License-Identifier: Apache-2.0
#include "core/operation/json_behavior.h"
#include "core/operation/json_fields.h"
#include "core/operation/json_operation.h"
#include "core/operation/json_query.h"

#include <limits>

namespace binnacle {

namespace {

using json::assign;
using json::at;
using json::boolFromJson;
using json::Field;
using json::integerFromJson;
using json::Json;
using json::readArray;
using json::readFields;
using json::uint32FromJson;

Result<KeyRange> rangeFromJson(const Json& json)
{
    if (!json.is_array() || json.size() != 2)
        return badJson("a range is [first, last], not " + excerpt(json));
    constexpr auto lowest = std::numeric_limits<std::int64_t>::min();
    constexpr auto highest = std::numeric_limits<std::int64_t>::max();
    const Result<std::int64_t> first = integerFromJson(json[0], lowest, highest);
    const Result<std::int64_t> last = integerFromJson(json[1], lowest, highest);
    if (!first || !last)
        return first ? last.error() : first.error();
    return KeyRange{*first, *last};
}

Result<Digest> digestFromJson(const Json& json)
{
    Digest digest{};
    const auto bytes = json.is_string() ? fromHex(json.get_ref<const std::string&>()) : std::nullopt;
    if (!bytes || bytes->size() != digest.size())
        return badJson("a digest is 40 hexadecimal digits, not " + excerpt(json));
    std::copy(bytes->begin(), bytes->end(), digest.begin());
    return digest;
}

Result<void> readKey(std::vector<KeyItem>& keys, const Json& json, const std::string& place)
{
    keys.emplace_back();
    if (json.is_object() && json.size() == 1 && json.contains("range"))
        return assign(keys.back(), rangeFromJson(json.at("range")), place);
    if (json.is_object() && json.size() == 1 && json.contains("digest"))
        return assign(keys.back(), digestFromJson(json.at("digest")), place);
    return assign(keys.back(), keyValueFromJson(json), place);
}

Result<Expiry> expiryFromJson(const Json& json)
{
    if (json == "serverDefault")
        return Expiry{Expiry::Kind::serverDefault};
    if (json == "never")
        return Expiry{Expiry::Kind::never};
    if (json == "unchanged")
        return Expiry{Expiry::Kind::unchanged};
    const bool one = json.is_object() && json.size() == 1;
    if (one && json.contains("at")) {
        const Result<std::int64_t> time = integerFromJson(json.at("at"), 0, std::numeric_limits<std::int64_t>::max());
        return time ? Result<Expiry>(Expiry{Expiry::Kind::at, 0, *time}) : time.error();
    }
    if (!one || !json.contains("afterSeconds"))
        return badJson("an expiry is \"serverDefault\", \"never\", \"unchanged\", {\"afterSeconds\": n} or {\"at\": unix time}, not " +
                       excerpt(json));
    const Result<std::uint32_t> seconds = uint32FromJson(json.at("afterSeconds"));
    if (!seconds)
        return seconds.error();
    return Expiry{Expiry::Kind::afterSeconds, *seconds};
}

Result<Filter> filterFromJson(const Json& json)
{
    const Result<Value> value = valueFromJson(json);
    if (!value)
        return value.error();
    const auto* text = value->as<std::string>();
    const auto* packed = value->as<Blob>();
    if ((!text || text->empty()) && (!packed || packed->bytes.empty()))
        return badJson("a filter is AEL text or a packed expression in {\"$blob\": hex}, not " + excerpt(json));
    return filterOf(*value);
}

Result<void> readDefaults(SegmentDefaults& defaults, const Json& json, const std::string& place)
{
    using D = SegmentDefaults;
    static constexpr Field<D> fields[] = {
        {"where", [](D& d, const Json& j, const std::string& p) { return assign(d.where, filterFromJson(j), p); }},
        {"expiry", [](D& d, const Json& j, const std::string& p) { return assign(d.expiry, expiryFromJson(j), p); }},
        {"durableDelete", [](D& d, const Json& j, const std::string& p) { return assign(d.durableDelete, boolFromJson(j), p); }},
    };
    return readFields(defaults, json, place, fields);
}

Result<Verb> verbFromJson(const Json& json)
{
    const auto verb = json.is_string() ? verbNamed(json.get_ref<const std::string&>()) : std::nullopt;
    if (!verb)
        return badJson("the verb " + excerpt(json) + " is not known");
    return *verb;
}

Result<void> readSegment(std::vector<Segment>& segments, const Json& json, const std::string& place)
{
    using S = Segment;
    static constexpr Field<S> fields[] = {
        {"verb", [](S& s, const Json& j, const std::string& p) { return assign(s.verb, verbFromJson(j), p); }},
        {"namespace", [](S& s, const Json& j, const std::string& p) { return assign(s.dataSet.nameSpace, textFromJson(j), p); }},
        {"set", [](S& s, const Json& j, const std::string& p) { return assign(s.dataSet.set, textFromJson(j), p); }},
        {"keys",
         [](S& s, const Json& j, const std::string& p) {
             return readArray(j, p, [&s](const Json& item, const std::string& at) { return readKey(s.keys, item, at); });
         }},
        {"operations",
         [](S& s, const Json& j, const std::string& p) {
             return readArray(j, p,
                              [&s](const Json& item, const std::string& at) { return readOperation(s.operations, item, at); });
         }},
        {"expiry", [](S& s, const Json& j, const std::string& p) { return assign(s.expiry, expiryFromJson(j), p); }},
        {"generation", [](S& s, const Json& j, const std::string& p) { return assign(s.generation, uint32FromJson(j), p); }},
        {"durableDelete", [](S& s, const Json& j, const std::string& p) { return assign(s.durableDelete, boolFromJson(j), p); }},
        {"where", [](S& s, const Json& j, const std::string& p) { return assign(s.where, filterFromJson(j), p); }},
        {"failOnFilteredOut",
         [](S& s, const Json& j, const std::string& p) { return assign(s.failOnFilteredOut, boolFromJson(j), p); }},
        {"respondAllKeys", [](S& s, const Json& j, const std::string& p) { return assign(s.respondAllKeys, boolFromJson(j), p); }},
        {"withNoBins", [](S& s, const Json& j, const std::string& p) { return assign(s.withNoBins, boolFromJson(j), p); }},
        {"query", [](S& s, const Json& j, const std::string& p) { return json::readQuery(s.query, j, p); }},
        {"defaults", [](S& s, const Json& j, const std::string& p) { return readDefaults(s.defaults, j, p); }},
    };
    segments.emplace_back();
    if (Result<void> done = readFields(segments.back(), json, place, fields); !done)
        return done;
    for (const char* needed : {"verb", "namespace"}) {
        if (!json.contains(needed))
            return at(place, "the field \"" + std::string(needed) + "\" is missing");
    }
    return {};
}

Result<OperationDocument> readDocument(const Json& json, const std::string& path)
{
    using D = OperationDocument;
    static constexpr Field<D> fields[] = {
        {"segments",
         [](D& d, const Json& j, const std::string& p) {
             return readArray(j, p, [&d](const Json& item, const std::string& at) { return readSegment(d.segments, item, at); });
         }},
        {"policy", [](D& d, const Json& j, const std::string& p) { return json::readPolicy(d.behavior, j, p); }},
        {"behavior", [](D& d, const Json& j, const std::string& p) { return json::readBehavior(d.behavior, j, p); }},
    };
    if (json.contains("policy") && json.contains("behavior"))
        return badJson("\"policy\" and \"behavior\" exclude each other");
    OperationDocument document;
    if (Result<void> done = readFields(document, json, path, fields); !done)
        return done.error();
    if (!json.contains("segments"))
        return badJson("the field \"segments\" is missing");
    return document;
}

} // namespace

Result<OperationDocument> documentFromJson(std::string_view text)
{
    const Result<Json> json = parseJson(text);
    return json ? readDocument(*json, "") : Result<OperationDocument>(json.error());
}

Result<std::vector<OperationDocument>> documentsFromJson(std::string_view text)
{
    const Result<Json> json = parseJson(text);
    if (!json)
        return json.error();
    std::vector<OperationDocument> documents;
    const auto readInto = [&documents](const Json& item, const std::string& path) -> Result<void> {
        Result<OperationDocument> document = readDocument(item, path);
        if (!document)
            return document.error();
        documents.push_back(std::move(*document));
        return {};
    };
    if (Result<void> done = json->is_array() ? readArray(*json, "", readInto) : readInto(*json, ""); !done)
        return done.error();
    return documents;
}

} // namespace binnacle
