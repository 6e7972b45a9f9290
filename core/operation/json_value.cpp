// SPDX-License-Identifier: Apache-2.0
#include "core/operation/json_value.h"

#include "core/operation/json.h"

#include <nlohmann/json.hpp>

#include <bit>
#include <cmath>
#include <unordered_set>

namespace binnacle {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::uint64_t plainNan = 0x7ff8000000000000;

Json fromDouble(double value)
{
    if (std::isinf(value))
        return {{"$double", value > 0 ? "Infinity" : "-Infinity"}};
    if (!std::isnan(value))
        return value;
    const auto bits = std::bit_cast<std::uint64_t>(value);
    if (bits == plainNan)
        return {{"$double", "NaN"}};
    Bytes bytes;
    for (int shift = 56; shift >= 0; shift -= 8)
        bytes.push_back(static_cast<std::uint8_t>(bits >> shift));
    return {{"$double", "0x" + toHex(bytes)}};
}

Json withOrder(Json marked, std::string_view order, bool persistIndex)
{
    if (!order.empty())
        marked["order"] = order;
    if (persistIndex)
        marked["persistIndex"] = true;
    return marked;
}

Json fromList(const List& list)
{
    Json items = Json::array();
    for (const Value& item : list.items)
        items.push_back(toJson(item));
    if (list.order == ListOrder::unordered && !list.persistIndex)
        return items;
    return withOrder({{"$list", std::move(items)}}, list.order == ListOrder::ordered ? "ordered" : "", list.persistIndex);
}

/// True if a JSON object says everything there is to say about the map.
bool isPlain(const Map& map)
{
    if (map.order != MapOrder::unordered || map.persistIndex)
        return false;
    std::unordered_set<std::string_view> names;
    for (const auto& [key, value] : map.entries) {
        const auto* name = key.as<std::string>();
        if (!name || !isUtf8(*name) || !names.insert(*name).second)
            return false;
    }
    return true;
}

std::string_view orderName(MapOrder order)
{
    switch (order) {
    case MapOrder::keyOrdered:
        return "keyOrdered";
    case MapOrder::keyValueOrdered:
        return "keyValueOrdered";
    case MapOrder::unordered:
        break;
    }
    return {};
}

Json fromMap(const Map& map)
{
    if (isPlain(map)) {
        Json object = Json::object();
        for (const auto& [key, value] : map.entries) {
            const auto& name = *key.as<std::string>();
            // The names are distinct; the object's own search for an equal one is linear in its size.
            object.get_ref<Json::object_t&>().emplace_back(name.starts_with('$') ? '$' + name : name, toJson(value));
        }
        return object;
    }
    Json entries = Json::array();
    for (const auto& [key, value] : map.entries)
        entries.push_back(Json::array({toJson(key), toJson(value)}));
    return withOrder({{"$map", std::move(entries)}}, orderName(map.order), map.persistIndex);
}

struct ToJson {
    Json operator()(Nil) const { return nullptr; }
    Json operator()(bool value) const { return value; }
    Json operator()(std::int64_t value) const { return value; }
    Json operator()(double value) const { return fromDouble(value); }
    Json operator()(const std::string& value) const { return textToJson(value); }
    Json operator()(const Blob& value) const { return {{"$blob", toHex(value.bytes)}}; }
    Json operator()(const GeoJson& value) const { return {{"$geojson", textToJson(value.text)}}; }
    Json operator()(const Hll& value) const { return {{"$hll", toHex(value.bytes)}}; }
    Json operator()(const List& value) const { return fromList(value); }
    Json operator()(const Map& value) const { return fromMap(value); }
    Json operator()(const Opaque& value) const { return {{"$opaque", toHex(value.bytes)}, {"type", value.type}}; }
    Json operator()(Infinity) const { return {{"$infinity", true}}; }
    Json operator()(Wildcard) const { return {{"$wildcard", true}}; }
};

} // namespace

Json textToJson(const std::string& text)
{
    if (isUtf8(text))
        return text;
    return {{"$string", toHex(bytesOf(text))}};
}

Json toJson(const Value& value)
{
    return std::visit(ToJson{}, value.storage());
}

Json toJson(const KeyValue& key)
{
    return std::visit([](const auto& held) { return toJson(Value(held)); }, key);
}

} // namespace binnacle
