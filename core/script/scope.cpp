// SPDX-License-Identifier: Apache-2.0
#include "core/script/scope.h"

#include <algorithm>

namespace binnacle::script {

namespace {

constexpr std::size_t longestPath = 6;

/// Empty if anything but the last is called.
std::string joined(const Expression& expression, const Reporter& reporter)
{
    if (expression.kind != Expression::Kind::name || expression.members.size() > longestPath ||
        (expression.called && !expression.members.empty()))
        return {};
    std::string path(reporter.text(expression.parts.front()));
    for (const Member& member : expression.members) {
        if (member.called && &member != &expression.members.back())
            return {};
        path += '.';
        path += reporter.text(member.name);
    }
    return path;
}

/// About how many bytes a copy takes.
std::size_t weightOf(const Value& value)
{
    std::size_t weight = sizeof(Value);
    if (const auto* text = value.as<std::string>())
        weight += text->size();
    if (const auto* blob = value.as<Blob>())
        weight += blob->bytes.size();
    if (const auto* geoJson = value.as<GeoJson>())
        weight += geoJson->text.size();
    if (const auto* list = value.as<List>()) {
        for (const Value& item : list->items)
            weight += weightOf(item);
    }
    if (const auto* map = value.as<Map>()) {
        for (const auto& [key, mapped] : map->entries)
            weight += weightOf(key) + weightOf(mapped);
    }
    return weight;
}

std::size_t weightOf(const KeyItem& item)
{
    std::size_t weight = sizeof(KeyItem);
    const auto* key = std::get_if<KeyValue>(&item);
    if (const auto* text = key ? std::get_if<std::string>(key) : nullptr)
        weight += text->size();
    if (const auto* blob = key ? std::get_if<Blob>(key) : nullptr)
        weight += blob->bytes.size();
    return weight;
}

bool endsInCall(const Expression& expression)
{
    return expression.members.empty() ? expression.called : expression.members.back().called;
}

} // namespace

std::string Scope::nameOfDataSet() const
{
    for (const auto& [name, binding] : m_bindings) {
        const auto* target = std::get_if<Target>(&binding);
        if (target && !target->keys)
            return name;
    }
    return "users";
}

bool Scope::affords(const Binding& copied) const
{
    constexpr std::size_t most = 256u * 1024 * 1024;
    if (const auto* value = std::get_if<Value>(&copied))
        m_copied += weightOf(*value);
    if (const auto* target = std::get_if<Target>(&copied); target && target->keys) {
        for (const KeyItem& item : *target->keys)
            m_copied += weightOf(item);
    }
    return m_copied <= most;
}

int depthOf(const Value& value)
{
    int inner = 0;
    if (const auto* list = value.as<List>()) {
        for (const Value& item : list->items)
            inner = std::max(inner, depthOf(item));
    }
    if (const auto* map = value.as<Map>()) {
        for (const auto& [key, mapped] : map->entries)
            inner = std::max({inner, depthOf(key), depthOf(mapped)});
    }
    return inner + 1;
}

std::string pathOfCall(const Expression& expression, const Reporter& reporter)
{
    return endsInCall(expression) ? joined(expression, reporter) : std::string();
}

std::string pathOfName(const Expression& expression, const Reporter& reporter)
{
    return endsInCall(expression) ? std::string() : joined(expression, reporter);
}

const std::vector<Argument>& argumentsOfCall(const Expression& expression)
{
    return expression.members.empty() ? expression.items : expression.members.back().arguments;
}

} // namespace binnacle::script
