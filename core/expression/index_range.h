// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/expression/node.h"

#include <cstdint>
#include <limits>
#include <optional>

namespace binnacle::expression {

/// All integers from `first` to `last`; never empty.
struct Interval {
    std::int64_t first = std::numeric_limits<std::int64_t>::min();
    std::int64_t last = std::numeric_limits<std::int64_t>::max();

    friend bool operator==(const Interval&, const Interval&) = default;
};

/// What x has to be for `x <op> bound`, nothing if no integer is.
std::optional<Interval> intervalOf(Op op, std::int64_t bound);

/// What x has to be for the result of an operation on it and a constant to be in `result`, as servers compute it: sums wrap
/// around, quotients are cut to whole numbers. Nothing if no x does, or if those that do are more than one interval.
std::optional<Interval> beforeSum(Interval result, std::int64_t summand);
std::optional<Interval> beforeDifferenceFrom(std::int64_t minuend, Interval result);
std::optional<Interval> beforeQuotient(Interval result, std::int64_t divisor);
std::optional<Interval> beforeQuotientOf(std::int64_t dividend, Interval result);

} // namespace binnacle::expression
