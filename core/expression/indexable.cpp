// SPDX-License-Identifier: Apache-2.0
#include "core/expression/call_codes.h"
#include "core/expression/index_plan.h"
#include "core/expression/index_range.h"
#include "core/wire/msgpack.h"

#include <array>
#include <utility>

namespace binnacle::expression {

namespace {

const std::int64_t* integerIn(const Node& node)
{
    return node.op == Op::literal ? node.value.as<std::int64_t>() : nullptr;
}

/// The comparison that says the same with its sides exchanged.
Op mirrored(Op op)
{
    switch (op) {
    case Op::greater:
        return Op::less;
    case Op::greaterOrEqual:
        return Op::lessOrEqual;
    case Op::less:
        return Op::greater;
    case Op::lessOrEqual:
        return Op::greaterOrEqual;
    default:
        return op;
    }
}

/// What the other operand has to be for the operation's result to be in the interval.
std::optional<Interval> before(Op op, Interval result, std::int64_t constant, bool constantIsFirst)
{
    switch (op) {
    case Op::add:
        return beforeSum(result, constant);
    case Op::subtract:
        // x - c is the sum of x and what c needs to come to nothing, wrapped around as servers do.
        return constantIsFirst ? beforeDifferenceFrom(constant, result)
                               : beforeSum(result, static_cast<std::int64_t>(-static_cast<std::uint64_t>(constant)));
    case Op::divide:
        return constantIsFirst ? beforeQuotientOf(constant, result) : beforeQuotient(result, constant);
    default:
        return std::nullopt;
    }
}

bool isArithmetic(Op op)
{
    return op == Op::add || op == Op::subtract || op == Op::divide;
}

std::optional<Indexable> integerRange(Op op, const Node& compared, std::int64_t bound)
{
    std::optional<Interval> interval = intervalOf(op, bound);
    const Node* subject = &compared;
    while (interval && isArithmetic(subject->op) && subject->operands.size() == 2) {
        const Node& left = subject->operands[0];
        const Node& right = subject->operands[1];
        const std::int64_t* constant = integerIn(left) ? integerIn(left) : integerIn(right);
        if (!constant)
            break;
        interval = before(subject->op, *interval, *constant, constant == integerIn(left));
        subject = constant == integerIn(left) ? &right : &left;
    }
    if (!interval)
        return std::nullopt;
    return Indexable{subject, IndexType::integer, Value(interval->first), Value(interval->last)};
}

std::optional<Indexable> single(const Node& subject, IndexType type, std::size_t size, const Value& value)
{
    if (size > longestIndexedText)
        return std::nullopt;
    return Indexable{&subject, type, value, value};
}

/// The selectors of calls that take one value, and what a context calls them.
constexpr std::array<std::pair<std::int64_t, std::int64_t>, 5> selectors{{
    {static_cast<std::int64_t>(bins::CdtCode::listGetByIndex), contextListIndex},
    {static_cast<std::int64_t>(bins::CdtCode::listGetByRank), contextListRank},
    {static_cast<std::int64_t>(bins::CdtCode::mapGetByKey), contextMapKey},
    {static_cast<std::int64_t>(bins::CdtCode::mapGetByIndex), contextMapIndex},
    {static_cast<std::int64_t>(bins::CdtCode::mapGetByRank), contextMapRank},
}};

std::optional<std::int64_t> contextKind(std::int64_t code)
{
    for (const auto& [selector, kind] : selectors) {
        if (selector == code)
            return kind;
    }
    return std::nullopt;
}

constexpr std::int64_t returnsValue = 7;

} // namespace

std::optional<Indexable> indexableOf(const Node& comparison)
{
    if (comparison.operands.size() != 2)
        return std::nullopt;
    const bool constantIsFirst = comparison.operands[0].op == Op::literal;
    const Node& constant = comparison.operands[constantIsFirst ? 0 : 1];
    const Node& compared = comparison.operands[constantIsFirst ? 1 : 0];
    if (constant.op != Op::literal || compared.op == Op::literal)
        return std::nullopt;
    if (const std::int64_t* bound = integerIn(constant))
        return integerRange(constantIsFirst ? mirrored(comparison.op) : comparison.op, compared, *bound);
    if (comparison.op != Op::equal)
        return std::nullopt;
    if (const auto* text = constant.value.as<std::string>())
        return single(compared, IndexType::string, text->size(), constant.value);
    if (const auto* blob = constant.value.as<Blob>())
        return single(compared, IndexType::blob, blob->bytes.size(), constant.value);
    return std::nullopt;
}

std::optional<IndexedPlace> indexedPlaceOf(const Node& subject)
{
    if (subject.op == Op::bin)
        return IndexedPlace{subject.name, {}};
    if (subject.op != Op::call || subject.call.module != CallModule::collection || subject.call.modifies)
        return std::nullopt;
    const std::optional<std::int64_t> kind = contextKind(subject.call.code);
    if (!kind || subject.operands.size() != 3 || subject.operands[1].op != Op::literal || subject.operands[2].op != Op::bin)
        return std::nullopt;
    const std::int64_t* returns = integerIn(subject.operands[0]);
    if (!returns || *returns != returnsValue)
        return std::nullopt;
    List context = subject.call.context.value_or(List{});
    context.items.push_back(Value(*kind));
    context.items.push_back(subject.operands[1].value);
    IndexedPlace place{subject.operands[2].name, {}};
    wire::pack(place.context, Value(std::move(context)));
    return place;
}

} // namespace binnacle::expression
