// SPDX-License-Identifier: Apache-2.0
#include "core/operation/json_behavior.h"

#include <type_traits>

namespace binnacle::json {

namespace {

constexpr int deepestLine = 16; ///< behaviors derived from each other

void addSettings(Json& json, const Settings& settings)
{
    forEachSetting([&](std::string_view name, auto member) {
        const auto& value = settings.*member;
        if (!value)
            return;
        if constexpr (requires { nameOf(*value); })
            json[std::string(name)] = nameOf(*value);
        else
            json[std::string(name)] = *value;
    });
}

template <typename T>
Result<T> choiceFromJson(const Json& json, std::optional<T> (*named)(std::string_view))
{
    const auto choice = json.is_string() ? named(json.get_ref<const std::string&>()) : std::nullopt;
    if (!choice)
        return badJson("the choice " + excerpt(json) + " is not known");
    return *choice;
}

Result<CommitLevel> settingFromJson(const Json& json, CommitLevel)
{
    return choiceFromJson(json, commitLevelNamed);
}

Result<Replica> settingFromJson(const Json& json, Replica)
{
    return choiceFromJson(json, replicaNamed);
}

Result<ReadModeAp> settingFromJson(const Json& json, ReadModeAp)
{
    return choiceFromJson(json, readModeApNamed);
}

Result<ReadModeSc> settingFromJson(const Json& json, ReadModeSc)
{
    return choiceFromJson(json, readModeScNamed);
}

Result<std::uint32_t> settingFromJson(const Json& json, std::uint32_t)
{
    return uint32FromJson(json);
}

Result<bool> settingFromJson(const Json& json, bool)
{
    return boolFromJson(json);
}

/// One field of an object of settings.
Result<void> readSetting(Settings& settings, const std::string& key, const Json& json, const std::string& place)
{
    Result<void> done = at(place, "the field \"" + escaped(key) + "\" is not known");
    forEachSetting([&](std::string_view name, auto member) {
        if (name != key)
            return;
        using T = typename std::remove_cvref_t<decltype(settings.*member)>::value_type;
        done = assign(settings.*member, settingFromJson(json, T{}), place.empty() ? key : place + '.' + key);
    });
    return done;
}

Result<void> readChange(std::vector<BehaviorChange>& changes, const Json& json, const std::string& place)
{
    if (!json.is_object())
        return at(place, "an object is needed, not " + excerpt(json));
    BehaviorChange change;
    for (const auto& item : json.items()) {
        if (item.key() != "scope") {
            if (Result<void> done = readSetting(change.settings, item.key(), item.value(), place); !done)
                return done;
            continue;
        }
        const auto scope = item.value().is_string() ? scopeNamed(item.value().get_ref<const std::string&>()) : std::nullopt;
        if (!scope)
            return at(place, "the scope " + excerpt(item.value()) + " is not known");
        change.scope = *scope;
    }
    changes.push_back(std::move(change));
    return {};
}

/// What is read of one derived behavior.
struct Derived {
    std::string name;
    Json basedOn = "DEFAULT";
    std::vector<BehaviorChange> changes;
};

Result<void> readBehaviorAt(Behavior& behavior, const Json& json, const std::string& place, int depth)
{
    if (json.is_string()) {
        const auto named = Behavior::named(json.get_ref<const std::string&>());
        if (!named)
            return at(place, "the behavior " + excerpt(json) + " is not known");
        behavior = *named;
        return {};
    }
    if (depth == 0)
        return at(place, "at most 16 behaviors can be derived from each other");
    using D = Derived;
    static constexpr Field<D> fields[] = {
        {"name", [](D& d, const Json& j, const std::string& p) { return assign(d.name, textFromJson(j), p); }},
        {"basedOn",
         [](D& d, const Json& j, const std::string&) {
             d.basedOn = j;
             return Result<void>();
         }},
        {"changes",
         [](D& d, const Json& j, const std::string& p) {
             return readArray(j, p,
                              [&d](const Json& item, const std::string& where) { return readChange(d.changes, item, where); });
         }},
    };
    Derived derived;
    if (Result<void> done = readFields(derived, json, place, fields); !done)
        return done;
    Behavior base;
    if (Result<void> done = readBehaviorAt(base, derived.basedOn, place + ".basedOn", depth - 1); !done)
        return done;
    behavior = base.deriveWithChanges(std::move(derived.name), std::move(derived.changes));
    return {};
}

/// The behavior of the first `count` levels, as far as they are predefined its name.
Json behaviorToJson(const Behavior& behavior, std::size_t count)
{
    const auto& levels = behavior.levels();
    const Behavior::Level& last = levels[count - 1];
    if (const auto named = Behavior::named(last.name)) {
        if (std::equal(named->levels().begin(), named->levels().end(), levels.begin(),
                       levels.begin() + static_cast<std::ptrdiff_t>(count)))
            return last.name;
    }
    Json json = Json::object();
    json["name"] = textToJson(last.name);
    json["basedOn"] = behaviorToJson(behavior, count - 1);
    for (const BehaviorChange& change : last.changes) {
        Json said = {{"scope", nameOf(change.scope)}};
        addSettings(said, change.settings);
        json["changes"].push_back(std::move(said));
    }
    return json;
}

} // namespace

void addBehavior(Json& document, const Behavior& behavior)
{
    if (behavior == Behavior())
        return;
    const std::vector<BehaviorChange>& own = behavior.levels().back().changes;
    if (own.size() == 1 && behavior == Behavior::with(own.front().settings))
        addSettings(document["policy"], own.front().settings);
    else
        document["behavior"] = behaviorToJson(behavior, behavior.levels().size());
}

Result<void> readPolicy(Behavior& behavior, const Json& json, const std::string& place)
{
    if (!json.is_object())
        return at(place, "an object is needed, not " + excerpt(json));
    Settings settings;
    for (const auto& item : json.items()) {
        if (Result<void> done = readSetting(settings, item.key(), item.value(), place); !done)
            return done;
    }
    behavior = Behavior::with(settings);
    return {};
}

Result<void> readBehavior(Behavior& behavior, const Json& json, const std::string& place)
{
    return readBehaviorAt(behavior, json, place, deepestLine);
}

} // namespace binnacle::json
