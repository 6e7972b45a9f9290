// SPDX-License-Identifier: Apache-2.0
#include "core/operation/json.h"
#include "core/operation/json_value.h"

#include <nlohmann/json.hpp>

#include <array>
#include <bit>
#include <limits>

namespace binnacle {

namespace {

using Json = nlohmann::ordered_json;

constexpr int deepest = 100;

Result<Value> read(const Json& json, int depth);

bool isMark(std::string_view name)
{
    return name.starts_with('$') && !name.starts_with("$$");
}

Result<Bytes> hexOf(const Json& json, std::string_view mark)
{
    std::optional<Bytes> bytes;
    if (json.is_string())
        bytes = fromHex(json.get_ref<const std::string&>());
    if (!bytes)
        return badJson(std::string(mark) + " takes pairs of hexadecimal digits, not " + excerpt(json));
    return std::move(*bytes);
}

Result<Value> readDouble(const Json& json)
{
    const std::string text = json.is_string() ? json.get<std::string>() : std::string();
    if (text == "NaN")
        return Value(std::bit_cast<double>(std::uint64_t{0x7ff8000000000000}));
    if (text == "Infinity")
        return Value(std::numeric_limits<double>::infinity());
    if (text == "-Infinity")
        return Value(-std::numeric_limits<double>::infinity());
    const auto bytes = text.starts_with("0x") ? fromHex(std::string_view(text).substr(2)) : std::nullopt;
    if (!bytes || bytes->size() != 8)
        return badJson("$double takes \"NaN\", \"Infinity\", \"-Infinity\" or 0x and 16 hexadecimal digits, not " +
                       excerpt(json));
    std::uint64_t bits = 0;
    for (const std::uint8_t byte : *bytes)
        bits = bits << 8 | byte;
    return Value(std::bit_cast<double>(bits));
}

Result<std::vector<Value>> readItems(const Json& json, int depth)
{
    std::vector<Value> items;
    items.reserve(json.size());
    for (const Json& item : json) {
        Result<Value> value = read(item, depth + 1);
        if (!value)
            return value.error();
        items.push_back(std::move(*value));
    }
    return items;
}

Result<bool> readPersistIndex(const Json& object)
{
    const auto found = object.find("persistIndex");
    if (found == object.end())
        return false;
    if (!found->is_boolean())
        return badJson("persistIndex is true or false, not " + excerpt(*found));
    return found->get<bool>();
}

Result<Value> readList(const Json& object, int depth)
{
    const Json& content = object.at("$list");
    if (!content.is_array())
        return badJson("$list takes an array, not " + excerpt(content));
    List list;
    const auto order = object.find("order");
    if (order != object.end() && *order != "unordered" && *order != "ordered")
        return badJson("the order of a list is \"ordered\" or \"unordered\", not " + excerpt(*order));
    list.order = order != object.end() && *order == "ordered" ? ListOrder::ordered : ListOrder::unordered;
    const Result<bool> persistIndex = readPersistIndex(object);
    if (!persistIndex)
        return persistIndex.error();
    list.persistIndex = *persistIndex;
    Result<std::vector<Value>> items = readItems(content, depth);
    if (!items)
        return items.error();
    list.items = std::move(*items);
    return Value(std::move(list));
}

Result<MapOrder> readMapOrder(const Json& object)
{
    const auto found = object.find("order");
    if (found == object.end() || *found == "unordered")
        return MapOrder::unordered;
    if (*found == "keyOrdered")
        return MapOrder::keyOrdered;
    if (*found == "keyValueOrdered")
        return MapOrder::keyValueOrdered;
    return badJson("the order of a map is \"unordered\", \"keyOrdered\" or \"keyValueOrdered\", not " + excerpt(*found));
}

Result<Value> readMarkedMap(const Json& object, int depth)
{
    const Json& content = object.at("$map");
    if (!content.is_array())
        return badJson("$map takes an array of pairs, not " + excerpt(content));
    const Result<MapOrder> order = readMapOrder(object);
    if (!order)
        return order.error();
    const Result<bool> persistIndex = readPersistIndex(object);
    if (!persistIndex)
        return persistIndex.error();
    Map map{{}, *order, *persistIndex};
    for (const Json& pair : content) {
        if (!pair.is_array() || pair.size() != 2)
            return badJson("an entry of $map is [key, value], not " + excerpt(pair));
        Result<std::vector<Value>> both = readItems(pair, depth);
        if (!both)
            return both.error();
        map.entries.emplace_back(std::move((*both)[0]), std::move((*both)[1]));
    }
    return Value(std::move(map));
}

Result<Value> readOpaque(const Json& object, int)
{
    Result<Bytes> bytes = hexOf(object.at("$opaque"), "$opaque");
    if (!bytes)
        return bytes.error();
    const auto type = object.find("type");
    if (type == object.end() || !type->is_number_integer() || type->get<std::int64_t>() < 0 || type->get<std::int64_t>() > 255)
        return badJson("$opaque needs a type from 0 to 255");
    return Value(Opaque{type->get<std::uint8_t>(), std::move(*bytes)});
}

template <typename T>
Result<Value> readHex(const Json& content, std::string_view mark)
{
    Result<Bytes> bytes = hexOf(content, mark);
    if (!bytes)
        return bytes.error();
    return Value(T{std::move(*bytes)});
}

Result<Value> readString(const Json& content)
{
    Result<Bytes> bytes = hexOf(content, "$string");
    if (!bytes)
        return bytes.error();
    return Value(std::string(textOf(*bytes)));
}

Result<Value> readGeoJson(const Json& content)
{
    Result<std::string> text = textFromJson(content);
    if (!text)
        return text.error();
    return Value(GeoJson{std::move(*text)});
}

template <typename T>
Result<Value> readSign(const Json& content, std::string_view mark)
{
    if (content != true)
        return badJson(std::string(mark) + " takes true, not " + excerpt(content));
    return Value(T{});
}

struct Mark {
    std::string_view name;
    Result<Value> (*read)(const Json& object, int depth);
    std::array<std::string_view, 2> companions;
};

constexpr std::array<Mark, 10> marks{{
    {"$blob", [](const Json& o, int) { return readHex<Blob>(o.at("$blob"), "$blob"); }, {}},
    {"$geojson", [](const Json& o, int) { return readGeoJson(o.at("$geojson")); }, {}},
    {"$hll", [](const Json& o, int) { return readHex<Hll>(o.at("$hll"), "$hll"); }, {}},
    {"$string", [](const Json& o, int) { return readString(o.at("$string")); }, {}},
    {"$double", [](const Json& o, int) { return readDouble(o.at("$double")); }, {}},
    {"$map", readMarkedMap, {"order", "persistIndex"}},
    {"$list", readList, {"order", "persistIndex"}},
    {"$opaque", readOpaque, {"type", {}}},
    {"$infinity", [](const Json& o, int) { return readSign<Infinity>(o.at("$infinity"), "$infinity"); }, {}},
    {"$wildcard", [](const Json& o, int) { return readSign<Wildcard>(o.at("$wildcard"), "$wildcard"); }, {}},
}};

Result<Value> readMarked(const Json& object, const std::string& name, int depth)
{
    for (const Mark& mark : marks) {
        if (mark.name != name)
            continue;
        for (const auto& item : object.items()) {
            const std::string_view key = item.key();
            if (key != name && (key.empty() || (key != mark.companions[0] && key != mark.companions[1])))
                return badJson("\"" + escaped(key) + "\" has no meaning beside " + name);
        }
        return mark.read(object, depth);
    }
    return badJson("the mark \"" + escaped(name) + "\" is not known; a key of a map that begins with $ is doubled, $$");
}

Result<Value> readObject(const Json& object, int depth)
{
    for (const auto& item : object.items()) {
        if (isMark(item.key()))
            return readMarked(object, item.key(), depth);
    }
    Map map;
    for (const auto& item : object.items()) {
        Result<Value> value = read(item.value(), depth + 1);
        if (!value)
            return value.error();
        map.entries.emplace_back(item.key().starts_with('$') ? item.key().substr(1) : item.key(), std::move(*value));
    }
    return Value(std::move(map));
}

Result<Value> readInteger(const Json& json)
{
    constexpr auto highest = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
    if (json.is_number_unsigned() && json.get<std::uint64_t>() > highest)
        return badJson("the integer " + json.dump() + " does not fit in 64 bits");
    return Value(json.get<std::int64_t>());
}

Result<Value> read(const Json& json, int depth)
{
    if (depth > deepest)
        return badJson("a value nests at most 100 levels deep");
    switch (json.type()) {
    case Json::value_t::null:
        return Value();
    case Json::value_t::boolean:
        return Value(json.get<bool>());
    case Json::value_t::number_integer:
    case Json::value_t::number_unsigned:
        return readInteger(json);
    case Json::value_t::number_float:
        return Value(json.get<double>());
    case Json::value_t::string:
        return Value(json.get<std::string>());
    case Json::value_t::array: {
        Result<std::vector<Value>> items = readItems(json, depth);
        if (!items)
            return items.error();
        return Value(List{std::move(*items)});
    }
    case Json::value_t::object:
        return readObject(json, depth);
    default:
        return badJson("a value cannot be " + std::string(json.type_name()));
    }
}

} // namespace

Error badJson(std::string why)
{
    return Error::client(ClientCode::badInput, std::move(why));
}

std::string excerpt(const Json& json)
{
    constexpr std::size_t longest = 60;
    if (json.is_structured())
        return json.is_object() ? "an object" : "an array";
    const std::string text = json.dump(-1, ' ', true, Json::error_handler_t::replace);
    return text.size() <= longest ? text : text.substr(0, longest) + "…";
}

Result<std::string> textFromJson(const Json& json)
{
    Result<Value> value = read(json, 0);
    if (!value)
        return value.error();
    auto* text = value->as<std::string>();
    if (!text)
        return badJson("a text is needed, not " + excerpt(json));
    return std::move(*text);
}

Result<KeyValue> keyValueFromJson(const Json& json)
{
    Result<Value> value = read(json, 0);
    if (!value)
        return value.error();
    if (const auto* integer = value->as<std::int64_t>())
        return KeyValue(*integer);
    if (auto* text = value->as<std::string>())
        return KeyValue(std::move(*text));
    if (auto* blob = value->as<Blob>())
        return KeyValue(std::move(*blob));
    return badJson("a key is an integer, a string or a blob, not " + excerpt(json));
}

Result<Value> valueFromJson(const Json& json)
{
    return read(json, 0);
}

} // namespace binnacle
