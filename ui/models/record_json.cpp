// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/record_json.h"

#include "core/operation/json.h"
#include "ui/models/value_text.h"

#include <nlohmann/json.hpp>

namespace binnacle::ui {

namespace {

constexpr int indent = 2;

QString textOfJson(const nlohmann::ordered_json& json)
{
    return QString::fromStdString(json.dump(indent));
}

/// Names are bytes, and so are strings: as a map of the value model they take its exact forms.
Value binsAsMap(const std::vector<Bin>& bins)
{
    Map map;
    for (const Bin& bin : bins)
        map.entries.emplace_back(Value(bin.name), bin.value);
    return map;
}

} // namespace

QString copyText(const Value& value)
{
    if (const auto* text = value.as<std::string>(); text && isUtf8(*text))
        return QString::fromStdString(*text);
    if (value.as<std::int64_t>() || value.as<double>() || value.as<bool>())
        return previewOf(value);
    return valueJson(value);
}

QString valueJson(const Value& value)
{
    return textOfJson(toJson(value));
}

QString recordJson(const Record& record)
{
    nlohmann::ordered_json json;
    json["namespace"] = toJson(Value(record.key.nameSpace));
    json["set"] = toJson(Value(record.key.set));
    if (record.key.userKey)
        json["key"] = toJson(*record.key.userKey);
    json["digest"] = toHex(record.key.digest);
    json["generation"] = record.generation;
    json["voidTime"] = record.voidTime;
    json["bins"] = toJson(binsAsMap(record.bins));
    return textOfJson(json);
}

} // namespace binnacle::ui
