// SPDX-License-Identifier: Apache-2.0
#include "core/bins/packed_compare.h"
#include "core/bins/packed_element.h"
#include "core/expression/evaluate_steps.h"

#include <algorithm>
#include <compare>
#include <cstring>

namespace binnacle::expression {
namespace {

Evaluated decided(Op op, std::partial_ordering order)
{
    switch (op) {
    case Op::equal:
        return evaluatedBoolean(order == 0);
    case Op::notEqual:
        return evaluatedBoolean(order != 0);
    case Op::greater:
        return evaluatedBoolean(order > 0);
    case Op::greaterOrEqual:
        return evaluatedBoolean(order >= 0);
    case Op::less:
        return evaluatedBoolean(order < 0);
    default:
        return evaluatedBoolean(order <= 0);
    }
}

std::partial_ordering orderOfBytes(ByteView left, ByteView right)
{
    return std::lexicographical_compare_three_way(left.begin(), left.end(), right.begin(), right.end());
}

std::partial_ordering orderOf(bins::PackedOrder order)
{
    switch (order) {
    case bins::PackedOrder::less:
        return std::partial_ordering::less;
    case bins::PackedOrder::greater:
        return std::partial_ordering::greater;
    case bins::PackedOrder::equal:
        break;
    }
    return std::partial_ordering::equivalent;
}

bool isWhole(ByteView element)
{
    return !element.empty() && bins::elementSize(element) == element.size();
}

/// What compares unordered maps leaves open, since these have no order to compare by.
Evaluated packedComparison(Op op, ByteView left, ByteView right)
{
    if (!isWhole(left) || !isWhole(right))
        return {};
    bool metUnorderedMap = false;
    const bins::PackedOrder order = bins::compare(left, right, &metUnorderedMap);
    return metUnorderedMap ? Evaluated{} : decided(op, orderOf(order));
}

} // namespace

Evaluated comparison(Op op, const Evaluated& left, const Evaluated& right)
{
    if (left.kind != right.kind)
        return {};
    switch (left.kind) {
    case Kind::nil:
        return decided(op, std::partial_ordering::equivalent);
    case Kind::boolean:
    case Kind::integer:
        return decided(op, left.integer <=> right.integer);
    case Kind::float64:
        return decided(op, left.number <=> right.number);
    case Kind::string:
    case Kind::blob:
        return decided(op, orderOfBytes(left.bytes, right.bytes));
    case Kind::list:
    case Kind::map:
    case Kind::operand:
        return packedComparison(op, left.bytes, right.bytes);
    default:
        return {};
    }
}

Evaluated isInList(const Evaluated& item, const Evaluated& list)
{
    const std::optional<Bytes> wanted = packedElement(item);
    if (!wanted || list.kind != Kind::list || !isWhole(list.bytes))
        return {};
    bins::PackedReader items(list.bytes);
    const std::optional<std::uint64_t> count = items.listHead();
    if (!count)
        return {};
    for (std::uint64_t i = 0; i < *count; ++i) {
        const std::optional<ByteView> element = items.element();
        if (!element)
            return {};
        if (bins::compare(*wanted, *element) == bins::PackedOrder::equal)
            return evaluatedBoolean(true);
    }
    return evaluatedBoolean(false);
}

} // namespace binnacle::expression
