// SPDX-License-Identifier: Apache-2.0
#include "core/work/saved_operation.h"

#include "core/operation/json.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

namespace binnacle::work {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t longestName = 1024;

struct TypeName {
    ParameterType type;
    std::string_view name;
};

constexpr std::array<TypeName, 11> typeNames{{{ParameterType::key, "key"},
                                              {ParameterType::integer, "integer"},
                                              {ParameterType::real, "double"},
                                              {ParameterType::string, "string"},
                                              {ParameterType::boolean, "boolean"},
                                              {ParameterType::blob, "blob"},
                                              {ParameterType::list, "list"},
                                              {ParameterType::map, "map"},
                                              {ParameterType::geoJson, "geoJson"},
                                              {ParameterType::filter, "filter"},
                                              {ParameterType::any, "any"}}};

Error bad(std::string sentence)
{
    return Error::client(ClientCode::badInput, std::move(sentence));
}

Result<Json> jsonOf(const OperationDocument& document)
{
    return parseJson(toJsonText(document));
}

/// Null if there is no such place, or the text is no pointer. Only what is there is ever written to.
Json* placeIn(Json& document, const std::string& pointer)
{
    try {
        const Json::json_pointer place(pointer);
        return document.contains(place) && !place.empty() ? &document.at(place) : nullptr;
    } catch (const Json::exception&) {
        return nullptr;
    }
}

std::string shown(const OperationParameter& parameter)
{
    return "the parameter " + escaped(parameter.name);
}

Result<void> fill(Json& document, const OperationParameter& parameter, const Value& value)
{
    if (!takes(parameter.type, value))
        return bad(shown(parameter) + " takes a value of the type " + std::string(nameOf(parameter.type)) + ", not " +
                   typeChip(value));
    for (const std::string& pointer : parameter.at) {
        Json* place = placeIn(document, pointer);
        if (place == nullptr)
            return bad(shown(parameter) + " stands at " + escaped(pointer) + ", where the document has nothing");
        *place = toJson(value);
    }
    return {};
}

} // namespace

std::string_view nameOf(ParameterType type)
{
    return std::ranges::find(typeNames, type, &TypeName::type)->name;
}

std::optional<ParameterType> parameterTypeNamed(std::string_view name)
{
    const auto* found = std::ranges::find(typeNames, name, &TypeName::name);
    return found == typeNames.end() ? std::nullopt : std::optional(found->type);
}

bool takes(ParameterType type, const Value& value)
{
    switch (type) {
    case ParameterType::key:
        return value.as<std::int64_t>() || value.as<std::string>() || value.as<Blob>();
    case ParameterType::integer:
        return value.as<std::int64_t>() != nullptr;
    case ParameterType::real:
        return value.as<double>() != nullptr;
    case ParameterType::string:
    case ParameterType::filter:
        return value.as<std::string>() != nullptr;
    case ParameterType::boolean:
        return value.as<bool>() != nullptr;
    case ParameterType::blob:
        return value.as<Blob>() != nullptr;
    case ParameterType::list:
        return value.as<List>() != nullptr;
    case ParameterType::map:
        return value.as<Map>() != nullptr;
    case ParameterType::geoJson:
        return value.as<GeoJson>() != nullptr;
    case ParameterType::any:
        break;
    }
    return true;
}

Result<Value> defaultOf(const SavedOperation& operation, const OperationParameter& parameter)
{
    Result<Json> document = jsonOf(operation.document);
    if (!document)
        return document.error();
    const Json* place = parameter.at.empty() ? nullptr : placeIn(*document, parameter.at.front());
    if (place == nullptr)
        return bad(shown(parameter) + " stands nowhere in the document");
    Result<Value> value = valueFromJson(*place);
    if (value && !takes(parameter.type, *value))
        return bad(shown(parameter) + " has a default of another type than " + std::string(nameOf(parameter.type)));
    return value;
}

Result<OperationDocument> filled(const SavedOperation& operation, const std::map<std::string, Value>& values)
{
    Result<Json> document = jsonOf(operation.document);
    if (!document)
        return document.error();
    for (const auto& [name, value] : values) {
        const auto parameter = std::ranges::find(operation.parameters, name, &OperationParameter::name);
        if (parameter == operation.parameters.end())
            return bad("the operation has no parameter " + escaped(name));
        if (Result<void> done = fill(*document, *parameter, value); !done)
            return done.error();
    }
    return documentFromJson(document->dump());
}

Result<void> validate(const SavedOperation& operation)
{
    if (operation.name.empty() || operation.name.size() > longestName)
        return bad("an operation's name has 1 to 1,024 bytes");
    for (auto parameter = operation.parameters.begin(); parameter != operation.parameters.end(); ++parameter) {
        if (std::ranges::count(operation.parameters, parameter->name, &OperationParameter::name) > 1)
            return bad("two parameters are called " + escaped(parameter->name));
        if (const Result<Value> value = defaultOf(operation, *parameter); !value)
            return value.error();
        // What is filled in has to be read again as it is: each place takes a value.
        if (const auto again = filled(operation, {{parameter->name, *defaultOf(operation, *parameter)}}); !again)
            return again.error();
    }
    return {};
}

} // namespace binnacle::work
