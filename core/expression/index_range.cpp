// SPDX-License-Identifier: Apache-2.0
#include "core/expression/index_range.h"

#include <algorithm>

namespace binnacle::expression {

namespace {

__extension__ using Wide = __int128;

constexpr std::int64_t least = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();

std::int64_t wrappedDifference(std::int64_t a, std::int64_t b)
{
    return static_cast<std::int64_t>(static_cast<std::uint64_t>(a) - static_cast<std::uint64_t>(b));
}

/// What of a range is within 64 bits.
std::optional<Interval> clipped(Wide first, Wide last)
{
    const Wide low = std::max<Wide>(first, least);
    const Wide high = std::min<Wide>(last, most);
    if (low > high)
        return std::nullopt;
    return Interval{static_cast<std::int64_t>(low), static_cast<std::int64_t>(high)};
}

std::optional<Interval> unlessWrapped(std::int64_t first, std::int64_t last)
{
    return first <= last ? std::optional(Interval{first, last}) : std::nullopt;
}

bool isEverything(Interval interval)
{
    return interval.first == least && interval.last == most;
}

/// A quotient's operand and its results.
struct Division {
    Wide operand = 0;
    Wide first = 0;
    Wide last = 0;
};

/// Both signs turned where the operand is negative: the same division.
Division withoutSign(std::int64_t operand, Interval results)
{
    if (operand < 0)
        return {-Wide{operand}, -Wide{results.last}, -Wide{results.first}};
    return {operand, results.first, results.last};
}

} // namespace

std::optional<Interval> intervalOf(Op op, std::int64_t bound)
{
    switch (op) {
    case Op::equal:
        return Interval{bound, bound};
    case Op::greater:
        return clipped(Wide{bound} + 1, most);
    case Op::greaterOrEqual:
        return Interval{bound, most};
    case Op::less:
        return clipped(least, Wide{bound} - 1);
    case Op::lessOrEqual:
        return Interval{least, bound};
    default:
        return std::nullopt;
    }
}

std::optional<Interval> beforeSum(Interval result, std::int64_t summand)
{
    if (isEverything(result))
        return result;
    return unlessWrapped(wrappedDifference(result.first, summand), wrappedDifference(result.last, summand));
}

std::optional<Interval> beforeDifferenceFrom(std::int64_t minuend, Interval result)
{
    if (isEverything(result))
        return result;
    return unlessWrapped(wrappedDifference(minuend, result.last), wrappedDifference(minuend, result.first));
}

std::optional<Interval> beforeQuotient(Interval result, std::int64_t divisor)
{
    if (divisor == 0 || divisor == -1) // nothing is divided by the one, and the other's least quotient wraps around
        return std::nullopt;
    const auto [by, first, last] = withoutSign(divisor, result);
    // Quotients are cut towards zero: below it a whole step lies between one quotient and the next higher dividend's.
    const Wide low = first > 0 ? first * by : (first - 1) * by + 1;
    const Wide high = last >= 0 ? (last + 1) * by - 1 : last * by;
    return clipped(low, high);
}

std::optional<Interval> beforeQuotientOf(std::int64_t dividend, Interval result)
{
    const auto [of, first, last] = withoutSign(dividend, result);
    if (of == 0 || (first <= 0 && last >= 0)) // a quotient of zero comes of divisors on both sides
        return std::nullopt;
    if (first > 0)
        return clipped(of / (last + 1) + 1, of / first);
    return clipped(-(of / -last), -(of / (1 - first) + 1));
}

} // namespace binnacle::expression
