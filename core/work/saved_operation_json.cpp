// SPDX-License-Identifier: Apache-2.0
#include "core/operation/json.h"
#include "core/work/saved_operation.h"

#include <nlohmann/json.hpp>

namespace binnacle::work {

namespace {

using Json = nlohmann::ordered_json;

constexpr const char* mark = "binnacleOperation";

Error bad(std::string sentence)
{
    return Error::client(ClientCode::badInput, std::move(sentence));
}

/// A string of bytes; those that are not UTF-8 are marked, as in documents.
Result<std::string> bytesIn(const Json& object, const char* name)
{
    const auto found = object.find(name);
    if (found == object.end())
        return std::string();
    const Result<Value> value = valueFromJson(*found);
    if (!value || !value->as<std::string>())
        return bad(std::string(name) + " has to be a string");
    return *value->as<std::string>();
}

Json jsonOf(const OperationParameter& parameter)
{
    return {{"name", toJson(Value(parameter.name))}, {"type", nameOf(parameter.type)}, {"at", parameter.at}};
}

Result<OperationParameter> readParameter(const Json& json)
{
    if (!json.is_object())
        return bad("a parameter is an object");
    OperationParameter parameter;
    Result<std::string> name = bytesIn(json, "name");
    const Result<std::string> type = bytesIn(json, "type");
    if (!name || !type)
        return name ? type.error() : name.error();
    parameter.name = *std::move(name);
    const std::optional<ParameterType> known = parameterTypeNamed(*type);
    if (!known)
        return bad("a parameter cannot be of the type " + escaped(*type));
    parameter.type = *known;
    const auto places = json.find("at");
    if (places == json.end() || !places->is_array())
        return bad("a parameter needs the places where it stands");
    for (const Json& place : *places) {
        if (!place.is_string())
            return bad("a place of a parameter is a JSON pointer");
        parameter.at.push_back(place.get<std::string>());
    }
    return parameter;
}

Result<std::vector<OperationParameter>> readParameters(const Json& json)
{
    std::vector<OperationParameter> parameters;
    const auto found = json.find("parameters");
    if (found == json.end())
        return parameters;
    if (!found->is_array())
        return bad("parameters are a list");
    for (const Json& one : *found) {
        Result<OperationParameter> parameter = readParameter(one);
        if (!parameter)
            return parameter.error();
        parameters.push_back(*std::move(parameter));
    }
    return parameters;
}

} // namespace

std::string toJsonText(const SavedOperation& operation)
{
    Json json = Json::object();
    json[mark] = 1;
    json["name"] = toJson(Value(operation.name));
    json["description"] = toJson(Value(operation.description));
    json["parameters"] = Json::array();
    for (const OperationParameter& parameter : operation.parameters)
        json["parameters"].push_back(jsonOf(parameter));
    json["document"] = Json::parse(binnacle::toJsonText(operation.document));
    return json.dump(2) + "\n";
}

Result<SavedOperation> savedOperationFrom(std::string_view text)
{
    const Result<Json> json = parseJson(text);
    if (!json)
        return json.error();
    if (!json->is_object() || json->value(mark, Json()) != 1)
        return bad("this is no operation that was saved by this version");
    SavedOperation operation;
    Result<std::string> name = bytesIn(*json, "name");
    Result<std::string> description = bytesIn(*json, "description");
    Result<std::vector<OperationParameter>> parameters = readParameters(*json);
    if (!name || !description)
        return name ? description.error() : name.error();
    if (!parameters)
        return parameters.error();
    const auto document = json->find("document");
    if (document == json->end())
        return bad("the operation has no document");
    Result<OperationDocument> read = documentFromJson(document->dump());
    if (!read)
        return read.error();
    operation = {*std::move(name), *std::move(description), *std::move(parameters), *std::move(read)};
    if (Result<void> valid = validate(operation); !valid)
        return valid.error();
    return operation;
}

} // namespace binnacle::work
