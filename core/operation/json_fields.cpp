// SPDX-License-Identifier: Apache-2.0
#include "core/operation/json_fields.h"

#include <limits>

namespace binnacle::json {

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

} // namespace binnacle::json
