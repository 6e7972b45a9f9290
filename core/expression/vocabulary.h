// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/expression/node.h"

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

// The words of AEL with what they take and mean: for the parser, and for those who help people to write it.
namespace binnacle::expression {

/// `abs(…)` and the like.
struct FunctionWord {
    std::string_view name;
    Op op; ///< of geoJson it is literal: its argument becomes one
    std::size_t operands;
    bool orMore;
    std::string_view parameters;   ///< named, with commas between them
    std::optional<Type> parameter; ///< float64 stands for any number
    std::optional<Type> result;    ///< nothing: as the operands
    std::string_view meaning;
};
std::span<const FunctionWord> functionWords();

/// `$.ttl()` and the like.
struct MetadataWord {
    std::string_view name; ///< with its parentheses, but for digestModulo
    Op op;
    Type result;
    std::string_view meaning;
};
std::span<const MetadataWord> metadataWords();

/// What may end a path, behind a dot.
struct PathFunctionWord {
    std::string_view name;
    std::string_view parameters;
    std::optional<Type> of;     ///< what it is asked of; nothing: any; float64 stands for any number
    std::optional<Type> result; ///< nothing: as what it is asked of
    std::string_view meaning;
};
std::span<const PathFunctionWord> pathFunctionWords();

/// What stands between operands.
struct OperatorWord {
    enum class Group { comparison, membership, logic, arithmetic, bits };
    std::string_view symbol;
    Group group;
    std::string_view meaning;
};
std::span<const OperatorWord> operatorWords();

/// What follows `type: ` and `return: `.
struct ParameterValue {
    std::string_view word;
    std::string_view meaning;
};
std::span<const ParameterValue> typeValues();
std::span<const ParameterValue> returnValues();

} // namespace binnacle::expression
