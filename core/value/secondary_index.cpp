// SPDX-License-Identifier: Apache-2.0
#include "core/value/secondary_index.h"

#include <algorithm>
#include <array>
#include <utility>

namespace binnacle {

namespace {

template <typename Type, std::size_t N>
using Names = std::array<std::pair<Type, std::string_view>, N>;

constexpr Names<IndexType, 5> types{{
    {IndexType::integer, "numeric"},
    {IndexType::integer, "integer"},
    {IndexType::string, "string"},
    {IndexType::blob, "blob"},
    {IndexType::geo2dSphere, "geo2dsphere"},
}};

constexpr Names<IndexCollectionType, 5> collections{{
    {IndexCollectionType::defaultType, "default"},
    {IndexCollectionType::defaultType, "none"},
    {IndexCollectionType::list, "list"},
    {IndexCollectionType::mapKeys, "mapkeys"},
    {IndexCollectionType::mapValues, "mapvalues"},
}};

bool sameLetters(std::string_view a, std::string_view b)
{
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
    return std::ranges::equal(a, b, [&](char x, char y) { return lower(x) == lower(y); });
}

template <typename Type, std::size_t N>
std::string_view nameIn(const Names<Type, N>& names, Type type)
{
    const auto found = std::ranges::find(names, type, &std::pair<Type, std::string_view>::first);
    return found == names.end() ? std::string_view() : found->second;
}

template <typename Type, std::size_t N>
std::optional<Type> typeIn(const Names<Type, N>& names, std::string_view name)
{
    const auto found = std::ranges::find_if(names, [&](const auto& entry) { return sameLetters(entry.second, name); });
    return found == names.end() ? std::nullopt : std::optional(found->first);
}

} // namespace

std::string_view nameOf(IndexType type)
{
    return nameIn(types, type);
}

std::string_view nameOf(IndexCollectionType type)
{
    return nameIn(collections, type);
}

std::optional<IndexType> indexTypeNamed(std::string_view name)
{
    return typeIn(types, name);
}

std::optional<IndexCollectionType> indexCollectionTypeNamed(std::string_view name)
{
    return typeIn(collections, name);
}

} // namespace binnacle
