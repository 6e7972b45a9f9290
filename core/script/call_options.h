// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/operation/call.h"
#include "core/script/values.h"

namespace binnacle::script {

/// A name that stands for an option, in either language: MapOrder.KEY_ORDERED, ListSortFlags.DESCENDING, MapReturnType.COUNT.
struct OptionName {
    std::string_view path;
    CallFlags flags{};
    std::optional<CollectionOrder> order{};
    std::optional<ReturnType> returns{};
};
std::span<const OptionName> optionNames();

/// Reads how a call is to be done: keyword arguments, names of options, HllConfig.of(…) and lambdas of options. `options` of a call
/// collects them; whether the method takes them is asked for each.
class CallOptions {
public:
    CallOptions(const Scope& scope, Reporter& reporter) : m_reporter(reporter), m_values(scope, reporter) {}

    /// True for what apply() is meant for, and not for an argument of the method itself.
    bool isOption(const Argument& argument) const;
    /// False if it was refused. `allowed` are the flags that the method takes, `shown` its name in messages.
    bool apply(const Argument& argument, Call& call, CallFlags allowed, const std::string& shown);
    /// A plain true or false behind the method's own arguments.
    bool applyFlag(const Expression& value, CallFlag flag, Call& call);

private:
    bool refuse(Span at, std::string sentence, std::string hint = {});
    bool applyNamed(const Argument& argument, Call& call, CallFlags allowed, const std::string& shown);
    bool applyLambda(const Expression& body, Call& call, CallFlags allowed, const std::string& shown);
    bool applyNames(const Expression& expression, Call& call, CallFlags allowed, const std::string& shown);
    bool applyConfig(const Expression& expression, Call& call);
    bool setFlag(CallFlags flags, bool on, Span at, Call& call, CallFlags allowed, const std::string& shown);

    Reporter& m_reporter;
    Values m_values;
};

/// The flag that goes by `name`, in Java's spelling, in keyword arguments or in lambdas of options.
std::optional<CallFlag> flagSpelled(std::string_view name);

} // namespace binnacle::script
