// SPDX-License-Identifier: Apache-2.0
#include "core/expression/evaluate_steps.h"

#include <bit>
#include <cmath>
#include <limits>

namespace binnacle::expression {
namespace {

constexpr std::uint64_t shiftMask = 63; // processors take the shift modulo 64

std::uint64_t bitsOf(const Evaluated& value)
{
    return static_cast<std::uint64_t>(value.integer);
}

Evaluated fromBits(std::uint64_t bits)
{
    return evaluatedInteger(static_cast<std::int64_t>(bits));
}

Evaluated quotient(std::int64_t dividend, std::int64_t divisor)
{
    if (divisor == 0)
        return {};
    // The one quotient that does not fit wraps around.
    return divisor == -1 ? fromBits(0 - static_cast<std::uint64_t>(dividend)) : evaluatedInteger(dividend / divisor);
}

Evaluated remainder(std::int64_t dividend, std::int64_t divisor)
{
    if (divisor == 0)
        return {};
    return evaluatedInteger(divisor == -1 ? 0 : dividend % divisor);
}

/// As processors convert: what does not fit, and what is no number, becomes the least integer.
std::int64_t truncated(double value)
{
    constexpr double bound = 9223372036854775808.0; // 2^63
    return value >= -bound && value < bound ? static_cast<std::int64_t>(value) : std::numeric_limits<std::int64_t>::min();
}

template <typename T, typename Get>
T folded(Op op, Operands operands, Get get)
{
    T result = get(operands[0]);
    for (const Evaluated& operand : operands.subspan(1)) {
        const T next = get(operand);
        switch (op) {
        case Op::add:
            result += next;
            break;
        case Op::subtract:
            result -= next;
            break;
        case Op::multiply:
            result *= next;
            break;
        default:
            break;
        }
    }
    return result;
}

/// The first operand that no other one is less (or greater) than.
template <typename T, typename Get>
T extreme(Op op, Operands operands, Get get)
{
    T result = get(operands[0]);
    for (const Evaluated& operand : operands.subspan(1)) {
        const T next = get(operand);
        if (op == Op::minimum ? result > next : result < next)
            result = next;
    }
    return result;
}

} // namespace

Evaluated integerArithmetic(Op op, Operands operands)
{
    const auto signedOf = [](const Evaluated& value) { return value.integer; };
    const std::int64_t first = operands[0].integer;
    switch (op) {
    case Op::subtract:
        if (operands.size() == 1)
            return fromBits(0 - bitsOf(operands[0]));
        [[fallthrough]];
    case Op::add:
    case Op::multiply:
        return fromBits(folded<std::uint64_t>(op, operands, bitsOf));
    case Op::divide:
        if (operands.size() == 1)
            return quotient(1, first);
        return quotient(first, static_cast<std::int64_t>(folded<std::uint64_t>(Op::multiply, operands.subspan(1), bitsOf)));
    case Op::modulo:
        return remainder(first, operands[1].integer);
    case Op::absolute:
        return first < 0 ? fromBits(0 - bitsOf(operands[0])) : operands[0];
    case Op::minimum:
    case Op::maximum:
        return evaluatedInteger(extreme<std::int64_t>(op, operands, signedOf));
    default:
        return {};
    }
}

Evaluated floatArithmetic(Op op, Operands operands)
{
    const auto doubleOf = [](const Evaluated& value) { return value.number; };
    const double first = operands[0].number;
    switch (op) {
    case Op::subtract:
        if (operands.size() == 1)
            return evaluatedFloat(0.0 - first);
        [[fallthrough]];
    case Op::add:
    case Op::multiply:
        return evaluatedFloat(folded<double>(op, operands, doubleOf));
    case Op::divide:
        if (operands.size() == 1)
            return evaluatedFloat(1.0 / first);
        return evaluatedFloat(first / folded<double>(Op::multiply, operands.subspan(1), doubleOf));
    case Op::power:
        return evaluatedFloat(std::pow(first, operands[1].number));
    case Op::logarithm:
        return evaluatedFloat(std::log(first) / std::log(operands[1].number));
    case Op::absolute:
        return evaluatedFloat(std::fabs(first));
    case Op::floor:
        return evaluatedFloat(std::floor(first));
    case Op::ceil:
        return evaluatedFloat(std::ceil(first));
    case Op::toInteger:
        return evaluatedInteger(truncated(first));
    case Op::minimum:
    case Op::maximum:
        return evaluatedFloat(extreme<double>(op, operands, doubleOf));
    default:
        return {};
    }
}

Evaluated bitArithmetic(Op op, Operands operands)
{
    std::uint64_t bits = bitsOf(operands[0]);
    const std::uint64_t second = operands.size() > 1 ? bitsOf(operands[1]) : 0;
    const bool wantsOnes = operands.size() > 1 && operands[1].isTrue();
    switch (op) {
    case Op::bitAnd:
        for (const Evaluated& operand : operands)
            bits &= bitsOf(operand);
        return fromBits(bits);
    case Op::bitOr:
        for (const Evaluated& operand : operands)
            bits |= bitsOf(operand);
        return fromBits(bits);
    case Op::bitXor:
        for (const Evaluated& operand : operands.subspan(1))
            bits ^= bitsOf(operand);
        return fromBits(bits);
    case Op::bitNot:
        return fromBits(~bits);
    case Op::shiftLeft:
        return fromBits(bits << (second & shiftMask));
    case Op::shiftRightLogical:
        return fromBits(bits >> (second & shiftMask));
    case Op::shiftRightArithmetic:
        return evaluatedInteger(operands[0].integer >> (second & shiftMask));
    case Op::countBits:
        return evaluatedInteger(std::popcount(bits));
    case Op::scanLeft: {
        const int place = std::countl_zero(wantsOnes ? bits : ~bits);
        return evaluatedInteger(place == 64 ? -1 : place);
    }
    case Op::scanRight:
        return evaluatedInteger(63 - std::countr_zero(wantsOnes ? bits : ~bits));
    default:
        return {};
    }
}

} // namespace binnacle::expression
