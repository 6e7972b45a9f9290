// SPDX-License-Identifier: Apache-2.0
#include "core/bins/cdt_delta.h"

#include "core/bins/bin_error.h"
#include "core/bins/cdt_answer.h"
#include "core/bins/packed_element.h"
#include "core/wire/msgpack_heads.h"

#include <bit>

namespace binnacle::bins {
namespace {

bool isInteger(PackedKind kind)
{
    return kind == PackedKind::negative || kind == PackedKind::natural;
}

/// The step both ways: a present value of the other type takes it converted.
struct Step {
    bool isDouble = false;
    std::uint64_t integer = 1;
    double floating = 1;
};

/// Towards zero; what does not fit becomes the least integer, as the processors do that servers run on.
std::uint64_t truncated(double value)
{
    constexpr double limit = 0x1p63;
    if (value >= -limit && value < limit)
        return static_cast<std::uint64_t>(static_cast<std::int64_t>(value));
    return std::uint64_t{1} << 63;
}

Result<Step> stepOf(ByteView element, bool decrement)
{
    Step step;
    const std::optional<PackedHead> head = element.data() != nullptr ? readHead(element) : PackedHead{};
    if (!head || (!isInteger(head->kind) && head->kind != PackedKind::float64 && head->kind != PackedKind::nil))
        return parameterError("only a number increments");
    if (head->kind == PackedKind::float64) {
        step.isDouble = true;
        step.floating = std::bit_cast<double>(head->bits);
    } else if (head->kind != PackedKind::nil) {
        step.integer = head->bits;
    }
    if (decrement) {
        step.integer = 0 - step.integer;
        step.floating = -step.floating;
    }
    return step;
}

Incremented integerSum(std::uint64_t sum)
{
    Incremented result{{}, integerAnswer(static_cast<std::int64_t>(sum))};
    wire::appendPackedInteger(result.packed, static_cast<std::int64_t>(sum));
    return result;
}

Incremented doubleSum(double sum)
{
    Incremented result{{}, doubleAnswer(sum)};
    wire::appendPackedDouble(result.packed, sum);
    return result;
}

} // namespace

Result<Incremented> incrementedElement(ByteView present, ByteView step, bool decrement)
{
    const Result<Step> by = stepOf(step, decrement);
    if (!by)
        return by.error();
    if (present.data() == nullptr)
        return by->isDouble ? doubleSum(0.0 + by->floating) : integerSum(by->integer);
    const std::optional<PackedHead> head = readHead(present);
    if (head && isInteger(head->kind))
        return integerSum(head->bits + (by->isDouble ? truncated(by->floating) : by->integer));
    if (head && head->kind == PackedKind::float64) {
        const double floating = by->isDouble ? by->floating : static_cast<double>(static_cast<std::int64_t>(by->integer));
        return doubleSum(std::bit_cast<double>(head->bits) + floating);
    }
    return parameterError("only numbers are incremented");
}

} // namespace binnacle::bins
