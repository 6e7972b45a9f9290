// SPDX-License-Identifier: Apache-2.0
#include "core/node/info_parameters.h"

#include "core/engine/record_rules.h"
#include "core/node/answers.h"
#include "core/wire/info.h"

#include <algorithm>
#include <charconv>

namespace binnacle::node {
namespace {

Error wrong(std::string_view name, const std::string& words)
{
    return Error::server(name == "namespace" ? ServerCode::namespaceNotFound : ServerCode::parameterError, words);
}

std::string quoted(std::string_view name)
{
    return "'" + std::string(name) + "'";
}

} // namespace

InfoParameters::InfoParameters(std::string_view text) : m_pairs(wire::parsePairs(text, ';')) {}

const std::string* InfoParameters::find(std::string_view name) const
{
    const auto found = std::ranges::find(m_pairs, name, &std::pair<std::string, std::string>::first);
    return found == m_pairs.end() ? nullptr : &found->second;
}

std::optional<std::string> InfoParameters::get(std::string_view name) const
{
    const std::string* value = find(name);
    return value != nullptr ? std::optional<std::string>(*value) : std::nullopt;
}

Result<std::optional<std::string>> InfoParameters::optional(std::string_view name, std::size_t bound) const
{
    std::optional<std::string> value = get(name);
    if (!value)
        return value;
    if (value->size() >= bound)
        return wrong(name, quoted(name) + " value too long");
    if (value->empty())
        return wrong(name, "missing " + quoted(name) + " value");
    return value;
}

Result<std::string> InfoParameters::required(std::string_view name, std::size_t bound) const
{
    Result<std::optional<std::string>> value = optional(name, bound);
    if (!value)
        return value.error();
    if (!value->has_value())
        return wrong(name, "missing " + quoted(name));
    return **std::move(value);
}

Result<std::string> InfoParameters::namespaceName(std::string_view alias) const
{
    constexpr std::string_view name = "namespace";
    if (has(name) || alias.empty() || !has(alias))
        return required(name, maxNamespaceName + 1);
    const std::string value = *get(alias);
    if (value.size() > maxNamespaceName)
        return wrong(name, "'namespace' value too long");
    if (value.empty())
        return wrong(name, "missing 'namespace' value");
    return value;
}

Result<const StoredNamespace*> InfoParameters::nameSpace(const Storage& storage, std::string_view alias) const
{
    const Result<std::string> name = namespaceName(alias);
    if (!name)
        return name.error();
    const StoredNamespace* found = storage.find(*name);
    if (found == nullptr)
        return wrong("namespace", "namespace not found on node");
    return found;
}

std::optional<std::uint32_t> numberIn(std::string_view text)
{
    std::uint32_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (text.empty() || error != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return number;
}

std::string infoError(ServerCode code, std::string_view words)
{
    return "ERROR:" + std::to_string(static_cast<int>(code)) + ":" + std::string(words);
}

std::string infoError(const Error& error)
{
    return infoError(codeOf(error), error.isServer() ? error.detail() : std::string_view("storage failed"));
}

} // namespace binnacle::node
