// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/operation/document.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace binnacle::work {

/// What a parameter takes.
enum class ParameterType : std::uint8_t {
    key, ///< an integer, a string or a blob
    integer,
    real,
    string,
    boolean,
    blob,
    list,
    map,
    geoJson,
    filter, ///< AEL, as a string
    any,
};
std::string_view nameOf(ParameterType type);
std::optional<ParameterType> parameterTypeNamed(std::string_view name);

/// Something that is asked for when the operation is used.
struct OperationParameter {
    std::string name;
    ParameterType type = ParameterType::any;
    /// Where its value stands, as JSON pointers (RFC 6901) into the document's JSON form: /segments/0/keys/0,
    /// /segments/0/operations/1/value. What stands there is the default.
    std::vector<std::string> at;
    friend bool operator==(const OperationParameter&, const OperationParameter&) = default;
};

/// A document with a name. The name is bytes, 1 to 1,024 of them.
struct SavedOperation {
    std::string name;
    std::string description;
    std::vector<OperationParameter> parameters;
    OperationDocument document; ///< with the defaults
    friend bool operator==(const SavedOperation&, const SavedOperation&) = default;
};

/// True if a parameter of the type takes the value.
bool takes(ParameterType type, const Value& value);

/// The value that stands at a parameter's first place. Bad input if there is no such place, or no value of the type.
Result<Value> defaultOf(const SavedOperation& operation, const OperationParameter& parameter);

/// The document with these values, by the parameters' names; the others keep their defaults. Bad input, in a sentence, for a name
/// that is none, a value of another type, and a place that is not there. Pure.
Result<OperationDocument> filled(const SavedOperation& operation, const std::map<std::string, Value>& values);

/// Bad input if it cannot be kept: a name that is empty or too long, two parameters of one name, a parameter without a place, a
/// default of another type.
Result<void> validate(const SavedOperation& operation);

std::string toJsonText(const SavedOperation& operation);
Result<SavedOperation> savedOperationFrom(std::string_view json);

} // namespace binnacle::work
