// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>

namespace binnacle {

/// One value of an enumeration, and what documents call it.
template <typename T>
using Name = std::pair<T, std::string_view>;

/// Empty for a value that has none.
template <typename T, std::size_t N>
std::string_view nameIn(const std::array<Name<T>, N>& names, T wanted)
{
    const auto found = std::ranges::find(names, wanted, &Name<T>::first);
    return found == names.end() ? std::string_view() : found->second;
}

template <typename T, std::size_t N>
std::optional<T> namedIn(const std::array<Name<T>, N>& names, std::string_view name)
{
    const auto found = std::ranges::find(names, name, &Name<T>::second);
    return found == names.end() ? std::nullopt : std::optional(found->first);
}

} // namespace binnacle
