// SPDX-License-Identifier: Apache-2.0
#include "core/operation/json_call.h"

#include "core/operation/json_fields.h"

#include <algorithm>

namespace binnacle {

namespace {

using json::assign;
using json::at;
using json::Json;

void addArguments(Json& json, std::span<const Parameter> parameters, const std::vector<Value>& arguments)
{
    for (std::size_t i = 0; i < arguments.size() && i < parameters.size(); ++i)
        json[std::string(parameters[i].name)] = toJson(arguments[i]);
}

Json stepToJson(const PathStep& step)
{
    Json arguments = Json::array();
    for (const Value& argument : step.arguments)
        arguments.push_back(toJson(argument));
    Json json = Json::object();
    json[std::string(entryOf(step.selector).name)] = std::move(arguments);
    if (step.create)
        json["create"] = nameOf(*step.create);
    return json;
}

std::optional<std::string> textOf(const Json& json)
{
    return json.is_string() ? std::optional(json.get<std::string>()) : std::nullopt;
}

/// The value of a field that is one of a list of names.
template <typename T>
Result<T> named(const Json& json, std::optional<T> (*find)(std::string_view))
{
    const std::optional<std::string> name = textOf(json);
    const std::optional<T> found = name ? find(*name) : std::nullopt;
    if (!found)
        return badJson(excerpt(json) + " is not known here");
    return *found;
}

Result<void> readArguments(std::vector<Value>& arguments, const Json& json, const std::string& place)
{
    return json::readArray(json, place, [&arguments](const Json& item, const std::string& where) {
        arguments.emplace_back();
        return assign(arguments.back(), valueFromJson(item), where);
    });
}

Result<void> readStep(std::vector<PathStep>& path, const Json& json, const std::string& place)
{
    if (!json.is_object())
        return at(place, "a step is an object such as {\"onMapKey\": [key]}, not " + excerpt(json));
    PathStep step;
    bool selected = false;
    for (const auto& item : json.items()) {
        const std::string where = place + '.' + item.key();
        if (item.key() == "create") {
            if (Result<void> done = assign(step.create, named(item.value(), createOnDemandNamed), where); !done)
                return done;
            continue;
        }
        const SelectorEntry* entry = selectorNamed(item.key());
        if (!entry || selected)
            return at(place, entry ? "a step selects once" : "the step \"" + escaped(item.key()) + "\" is not known");
        selected = true;
        step.selector = entry->selector;
        if (Result<void> done = readArguments(step.arguments, item.value(), where); !done)
            return done;
    }
    if (!selected)
        return at(place, "a step needs one of the on… methods");
    path.push_back(std::move(step));
    return {};
}

const FlagName* flagNamed(std::string_view name)
{
    const auto found = std::ranges::find(flagNames(), name, &FlagName::name);
    return found == flagNames().end() ? nullptr : &*found;
}

Result<void> readNamed(Call& call, const std::string& key, const Json& json, const std::string& place)
{
    if (key == "path")
        return json::readArray(json, place, [&call](const Json& item, const std::string& where) {
            return readStep(call.path, item, where);
        });
    if (key == "returns")
        return assign(call.returns, named(json, returnTypeNamed), place);
    if (key == "order")
        return assign(call.order, named(json, collectionOrderNamed), place);
    if (key == "inverted")
        return assign(call.inverted, json::boolFromJson(json), place);
    const FlagName* flag = flagNamed(key);
    if (!flag)
        return badJson(place + ": the field \"" + escaped(key) + "\" is not known");
    const Result<bool> on = json::boolFromJson(json);
    if (!on)
        return at(place, on.error().detail());
    call.flags.set(flag->flag, *on);
    return {};
}

/// Arguments are found by name, so that they may stand in any order; one that is left off ends them.
Result<void> readMethodArguments(Call& call, const Json& json, const std::string& place)
{
    for (const Parameter& parameter : used(entryOf(call.method).parameters)) {
        const auto found = json.find(std::string(parameter.name));
        if (found == json.end())
            break;
        call.arguments.emplace_back();
        if (Result<void> done = assign(call.arguments.back(), valueFromJson(*found), place + '.' + std::string(parameter.name)); !done)
            return done;
    }
    return {};
}

bool isArgument(const Call& call, std::string_view name)
{
    const auto parameters = used(entryOf(call.method).parameters);
    const auto found = std::ranges::find(parameters, name, &Parameter::name);
    return found != parameters.end() && static_cast<std::size_t>(found - parameters.begin()) < call.arguments.size();
}

const MethodEntry* methodOf(const Json& json)
{
    const auto op = json.is_object() ? json.find("op") : json.end();
    const std::optional<std::string> name = op != json.end() ? textOf(*op) : std::nullopt;
    return name ? methodNamed(*name) : nullptr;
}

} // namespace

void addCall(Json& json, const Call& call)
{
    const MethodEntry& entry = entryOf(call.method);
    // setTo without a path would read as the operation on a whole bin.
    if (!call.path.empty() || entry.method == Method::setTo)
        json["path"] = Json::array();
    for (const PathStep& step : call.path)
        json["path"].push_back(stepToJson(step));
    json["op"] = entry.name;
    addArguments(json, used(entry.parameters), call.arguments);
    if (call.order)
        json["order"] = nameOf(*call.order);
    if (call.returns != ReturnType::none)
        json["returns"] = nameOf(call.returns);
    if (call.inverted)
        json["inverted"] = true;
    for (const FlagName& flag : flagNames()) {
        if (call.flags.has(flag.flag))
            json[std::string(flag.name)] = true;
    }
}

bool isCall(const Json& json)
{
    const MethodEntry* entry = methodOf(json);
    // setTo is also the name of the operation on a whole bin; what is selected by a path tells them apart.
    return entry && (entry->method != Method::setTo || json.contains("path"));
}

Result<Call> callFromJson(const Json& json, const std::string& place)
{
    Call call;
    call.method = methodOf(json)->method;
    if (Result<void> done = readMethodArguments(call, json, place); !done)
        return done.error();
    for (const auto& item : json.items()) {
        if (item.key() == "bin" || item.key() == "op" || isArgument(call, item.key()))
            continue;
        if (Result<void> done = readNamed(call, item.key(), item.value(), place + '.' + item.key()); !done)
            return done.error();
    }
    return call;
}

} // namespace binnacle
