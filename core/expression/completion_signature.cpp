// SPDX-License-Identifier: Apache-2.0
#include "core/expression/completion_candidates.h"
#include "core/expression/vocabulary.h"

#include <algorithm>

namespace binnacle::expression {

namespace {

/// What takes arguments without being a function.
struct Construct {
    std::string_view name;
    std::string_view parameters;
    std::string_view meaning;
};

constexpr Construct constructs[] = {
    {"not", "expression", "holds where the expression does not"},
    {"exclusive", "expression, expression, …", "holds where exactly one of the expressions does"},
    {"let", "name = value, …", "names values, to use them in an expression"},
    {"then", "expression", "uses the variables of `let`"},
    {"when", "condition => value, …, default => value", "the value of the first condition that holds"},
    {"digestModulo", "modulus", "the record's digest modulo a number, for a sample"},
};

std::vector<std::string> split(std::string_view parameters)
{
    std::vector<std::string> all;
    while (!parameters.empty()) {
        const std::size_t comma = parameters.find(", ");
        all.emplace_back(parameters.substr(0, comma));
        parameters.remove_prefix(comma == std::string_view::npos ? parameters.size() : comma + 2);
    }
    return all;
}

template <typename Word>
std::optional<Signature> found(std::span<const Word> words, std::string_view name)
{
    const auto word = std::ranges::find(words, name, &Word::name);
    if (word == words.end())
        return std::nullopt;
    return Signature{std::string(name), split(word->parameters), 0, std::string(word->meaning)};
}

} // namespace

std::optional<Signature> signatureOf(std::string_view function, std::size_t argument)
{
    std::optional<Signature> signature = found(functionWords(), function);
    if (!signature)
        signature = found(pathFunctionWords(), function);
    if (!signature)
        signature = found(std::span<const Construct>(constructs), function);
    if (signature && signature->parameters.empty())
        return std::nullopt;
    if (signature)
        signature->active = std::min(argument, signature->parameters.size() - 1);
    return signature;
}

} // namespace binnacle::expression
