// SPDX-License-Identifier: Apache-2.0
#include "core/operation/json.h"
#include "core/operation/json_value.h"

#include <nlohmann/json.hpp>

#include <limits>

namespace binnacle {

namespace {

using Json = nlohmann::ordered_json;

/// Reads the fields of one object, each by the function that the caller names for it, and refuses all others. `place` opens the
/// messages, such as `segments[0].keys[2]`.
template <typename Target>
struct Field {
    std::string_view name;
    Result<void> (*read)(Target& target, const Json& json, const std::string& place);
};

Error at(const std::string& place, const std::string& why)
{
    return badJson(place.empty() ? why : place + ": " + why);
}

template <typename Target, std::size_t N>
Result<void> readFields(Target& target, const Json& json, const std::string& place, const Field<Target> (&fields)[N])
{
    if (!json.is_object())
        return at(place, "an object is needed, not " + excerpt(json));
    for (const auto& item : json.items()) {
        const Field<Target>* known = nullptr;
        for (const Field<Target>& field : fields)
            known = field.name == item.key() ? &field : known;
        if (!known)
            return at(place, "the field \"" + escaped(item.key()) + "\" is not known");
        if (Result<void> done = known->read(target, item.value(), place.empty() ? item.key() : place + '.' + item.key()); !done)
            return done;
    }
    return {};
}

template <typename Each>
Result<void> readArray(const Json& json, const std::string& place, Each each)
{
    if (!json.is_array())
        return at(place, "an array is needed, not " + excerpt(json));
    for (std::size_t i = 0; i < json.size(); ++i) {
        if (Result<void> done = each(json[i], place + '[' + std::to_string(i) + ']'); !done)
            return done;
    }
    return {};
}

/// Puts what `from` holds into `target`, or says where it went wrong.
template <typename T, typename U>
Result<void> assign(T& target, Result<U> from, const std::string& place)
{
    if (!from)
        return at(place, from.error().detail());
    target = std::move(*from);
    return {};
}

Result<std::int64_t> integerFromJson(const Json& json, std::int64_t first, std::int64_t last)
{
    Result<Value> value = valueFromJson(json);
    if (!value)
        return value.error();
    const auto* integer = value->as<std::int64_t>();
    if (!integer || *integer < first || *integer > last)
        return badJson("an integer from " + std::to_string(first) + " to " + std::to_string(last) + " is needed, not " +
                       excerpt(json));
    return *integer;
}

Result<std::uint32_t> uint32FromJson(const Json& json)
{
    const Result<std::int64_t> integer = integerFromJson(json, 0, std::numeric_limits<std::uint32_t>::max());
    if (!integer)
        return integer.error();
    return static_cast<std::uint32_t>(*integer);
}

Result<bool> boolFromJson(const Json& json)
{
    if (!json.is_boolean())
        return badJson("true or false is needed, not " + excerpt(json));
    return json.get<bool>();
}

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
        return Expiry{};
    if (json == "never")
        return Expiry{Expiry::Kind::never, 0};
    if (json == "unchanged")
        return Expiry{Expiry::Kind::unchanged, 0};
    if (!json.is_object() || json.size() != 1 || !json.contains("afterSeconds"))
        return badJson("an expiry is \"serverDefault\", \"never\", \"unchanged\" or {\"afterSeconds\": n}, not " + excerpt(json));
    const Result<std::uint32_t> seconds = uint32FromJson(json.at("afterSeconds"));
    if (!seconds)
        return seconds.error();
    return Expiry{Expiry::Kind::afterSeconds, *seconds};
}

struct RawOperation {
    std::string bin;
    std::string op;
    std::optional<Value> value;
};

Result<BinAction> actionOf(RawOperation&& raw)
{
    const bool takesValue = raw.op != "remove" && raw.op != "get";
    BinAction action;
    if (raw.op == "setTo")
        action = SetTo{};
    else if (raw.op == "incrementBy")
        action = Add{};
    else if (raw.op == "append")
        action = Append{};
    else if (raw.op == "prepend")
        action = Prepend{};
    else if (raw.op == "remove")
        action = RemoveBin{};
    else if (raw.op == "get")
        action = GetBin{};
    else
        return badJson(raw.op.empty() ? "the field \"op\" is missing" : "the op \"" + escaped(raw.op) + "\" is not known");
    if (takesValue != raw.value.has_value())
        return badJson(raw.op + (takesValue ? " needs the field \"value\"" : " takes no value"));
    std::visit(
        [&raw](auto& held) {
            if constexpr (requires { held.value; })
                held.value = std::move(*raw.value);
        },
        action);
    return action;
}

Result<void> readOperation(std::vector<BinOperation>& operations, const Json& json, const std::string& place)
{
    static constexpr Field<RawOperation> fields[] = {
        {"bin", [](RawOperation& o, const Json& j, const std::string& p) { return assign(o.bin, textFromJson(j), p); }},
        {"op", [](RawOperation& o, const Json& j, const std::string& p) { return assign(o.op, textFromJson(j), p); }},
        {"value", [](RawOperation& o, const Json& j, const std::string& p) { return assign(o.value, valueFromJson(j), p); }},
    };
    RawOperation raw;
    if (Result<void> done = readFields(raw, json, place, fields); !done)
        return done;
    operations.push_back({std::move(raw.bin), {}});
    return assign(operations.back().action, actionOf(std::move(raw)), place);
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

Result<void> readPolicy(Policy& policy, const Json& json, const std::string& place)
{
    using P = Policy;
    static constexpr Field<P> fields[] = {
        {"totalTimeoutMs",
         [](P& o, const Json& j, const std::string& p) { return assign(o.totalTimeoutMs, uint32FromJson(j), p); }},
        {"maxRetries", [](P& o, const Json& j, const std::string& p) { return assign(o.maxRetries, uint32FromJson(j), p); }},
        {"sendKey", [](P& o, const Json& j, const std::string& p) { return assign(o.sendKey, boolFromJson(j), p); }},
        {"durableDelete", [](P& o, const Json& j, const std::string& p) { return assign(o.durableDelete, boolFromJson(j), p); }},
    };
    return readFields(policy, json, place, fields);
}

} // namespace

Result<OperationDocument> documentFromJson(std::string_view text)
{
    using D = OperationDocument;
    static constexpr Field<D> fields[] = {
        {"segments",
         [](D& d, const Json& j, const std::string& p) {
             return readArray(j, p, [&d](const Json& item, const std::string& at) { return readSegment(d.segments, item, at); });
         }},
        {"policy", [](D& d, const Json& j, const std::string& p) { return readPolicy(d.policy, j, p); }},
    };
    const Result<Json> json = parseJson(text);
    if (!json)
        return json.error();
    OperationDocument document;
    if (Result<void> done = readFields(document, *json, "", fields); !done)
        return done.error();
    if (!json->contains("segments"))
        return badJson("the field \"segments\" is missing");
    return document;
}

} // namespace binnacle
