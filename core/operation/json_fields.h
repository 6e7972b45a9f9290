// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/operation/json.h"
#include "core/operation/json_value.h"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace binnacle::json {

using Json = nlohmann::ordered_json;

/// Reads the fields of one object, each by the function that the caller names for it, and refuses all others. `place` opens the
/// messages, such as `segments[0].keys[2]`.
template <typename Target>
struct Field {
    std::string_view name;
    Result<void> (*read)(Target& target, const Json& json, const std::string& place);
};

inline Error at(const std::string& place, const std::string& why)
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

/// An integer that JSON writes as one, from `first` to `last`.
Result<std::int64_t> integerFromJson(const Json& json, std::int64_t first, std::int64_t last);
Result<std::uint32_t> uint32FromJson(const Json& json);
Result<bool> boolFromJson(const Json& json);

} // namespace binnacle::json
