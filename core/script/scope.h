// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/operation/document.h"
#include "core/script/expression.h"

#include <map>
#include <optional>
#include <string>
#include <variant>

namespace binnacle::script {

/// Keys of one data set; without keys it is the data set itself.
struct Target {
    DataSet dataSet;
    std::optional<std::vector<KeyItem>> keys;
};

/// A name whose assignment could not be read.
struct Unreadable {};
/// A name for what an execute() gave, or for what came of it.
struct Outcome {};

using Binding = std::variant<Unreadable, Outcome, Target, Value>;

/// What the names of a script stand for so far.
class Scope {
public:
    void bind(std::string_view name, Binding binding) { m_bindings.insert_or_assign(std::string(name), std::move(binding)); }

    /// Null if the name is not known.
    const Binding* find(std::string_view name) const
    {
        const auto found = m_bindings.find(name);
        return found == m_bindings.end() ? nullptr : &found->second;
    }
    template <typename T>
    const T* find(std::string_view name) const
    {
        const Binding* binding = find(name);
        return binding ? std::get_if<T>(binding) : nullptr;
    }

    /// A name that stands for a data set, for hints; `users` if there is none.
    std::string nameOfDataSet() const;

    /// Accounts for a copy of what a name stands for. False once a script has copied more than 256 MiB: names that stand for
    /// lists of names would grow without bound.
    bool affords(const Binding& copied) const;

private:
    mutable std::size_t m_copied = 0;
    std::map<std::string, Binding, std::less<>> m_bindings;
};

/// How many lists and maps are inside one another, at least 1.
int depthOf(const Value& value);

/// `List.of` for List.of(…): the names from the first to the one that is called, if no other member is called and none follows.
/// Empty for anything else.
std::string pathOfCall(const Expression& expression, const Reporter& reporter);

/// `math.inf`: names only, nothing called. Empty for anything else.
std::string pathOfName(const Expression& expression, const Reporter& reporter);

/// The arguments of the call that pathOfCall() names.
const std::vector<Argument>& argumentsOfCall(const Expression& expression);

} // namespace binnacle::script
