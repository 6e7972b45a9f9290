// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace binnacle {

/// What kind of argument a method of a bin operation takes.
enum class ParameterKind : std::uint8_t {
    none,       ///< no parameter: the end of the list
    value,      ///< anything a list or a map can hold
    bound,      ///< the end of a range: a value, or Infinity
    integer,    ///< 64 bits, signed
    count,      ///< an integer, not negative
    number,     ///< an integer or a double
    boolean,
    blob,
    list,       ///< of values
    map,        ///< of keys and values
    sketches,   ///< a list of HyperLogLog values
    expression, ///< AEL text as a string, or the packed wire form as a blob
};

struct Parameter {
    std::string_view name; ///< in documents and, in the way of the language, in code
    ParameterKind kind = ParameterKind::none;
    bool optional = false; ///< may be left off, if all that follow are left off, too
};

/// How many of `parameters` are there.
template <std::size_t N>
constexpr std::size_t countOf(const std::array<Parameter, N>& parameters)
{
    std::size_t count = 0;
    while (count < N && parameters[count].kind != ParameterKind::none)
        ++count;
    return count;
}

/// `parameters` without the empty rest.
template <std::size_t N>
constexpr std::span<const Parameter> used(const std::array<Parameter, N>& parameters)
{
    return std::span<const Parameter>(parameters).first(countOf(parameters));
}

} // namespace binnacle
