// SPDX-License-Identifier: Apache-2.0
#include "core/expression/infer.h"

#include "core/expression/infer_in.h"

namespace binnacle::expression {

namespace {

/// These do not hand on to their operands what they are compared with.
bool keepsToItself(Op op)
{
    return op == Op::logicalAnd || op == Op::logicalOr || op == Op::exclusive || op == Op::condition || op == Op::minimum ||
           op == Op::maximum || op == Op::geoCompare;
}

bool isComparison(Op op)
{
    return op >= Op::equal && op <= Op::lessOrEqual;
}

/// Whether what it is compared with is handed on to its operands.
bool handsOn(const Part& part)
{
    return part.kind == PartKind::exists || (part.kind == PartKind::operation && !keepsToItself(part.op));
}

/// The type of the last literal that is handed on; the one that bins take theirs from.
std::optional<Type> lastCarried(const Part& part)
{
    if (!handsOn(part))
        return carriedType(part);
    for (auto operand = part.operands.rbegin(); operand != part.operands.rend(); ++operand) {
        if (const auto type = lastCarried(*operand))
            return type;
    }
    return std::nullopt;
}

/// What the vendor's SDK goes on with when it has compared with the part as a whole; the part itself if it hands nothing on.
const Part& lastOperand(const Part& part)
{
    return handsOn(part) && !part.operands.empty() ? part.operands.back() : part;
}

void carryTo(Part& part, const Part& other, std::optional<Type> type)
{
    switch (part.kind) {
    case PartKind::bin:
        if (type && !part.typeIsGiven)
            part.type = *type;
        break;
    case PartKind::path:
        for (Step& step : part.steps)
            step.type = carriedType(other).value_or(defaultType(step));
        break;
    default:
        if (!handsOn(part))
            break;
        for (Part& operand : part.operands)
            carryTo(operand, lastOperand(other), type);
    }
}

/// The vendor's SDK carries types between all pairs of what stands on both sides, again and again; this is where it ends.
void carryBothWays(Part& left, Part& right)
{
    if (left.kind == PartKind::placeholder || right.kind == PartKind::placeholder)
        return;
    const std::optional<Type> ofLeft = lastCarried(left);
    const std::optional<Type> ofRight = lastCarried(right);
    carryTo(left, lastOperand(right), ofRight);
    carryTo(right, left, ofLeft);
}

/// A bin that is an operand of and, or, not or exclusive is a boolean, whatever else was said.
void makeBooleans(Part& part)
{
    for (Part& operand : part.operands)
        if (operand.kind == PartKind::bin)
            operand.type = Type::boolean;
}

void infer(Part& part, int lets, Diagnostics& diagnostics)
{
    const int within = lets + (part.kind == PartKind::let ? 1 : 0);
    for (Part& operand : part.operands)
        infer(operand, within, diagnostics);
    if (part.kind == PartKind::let && lets == 0)
        checkListVariables(part, diagnostics);
    if (part.kind != PartKind::operation)
        return;
    if (isComparison(part.op))
        carryBothWays(part.operands[0], part.operands[1]);
    else if (part.op == Op::inList)
        inferIn(part, diagnostics);
    else if (part.op == Op::logicalAnd || part.op == Op::logicalOr || part.op == Op::logicalNot || part.op == Op::exclusive)
        makeBooleans(part);
}

} // namespace

void inferTypes(Part& part, Diagnostics& diagnostics)
{
    infer(part, 0, diagnostics);
}

std::optional<Type> carriedType(const Part& part)
{
    if (part.kind != PartKind::value)
        return std::nullopt;
    if (part.value.as<std::int64_t>())
        return Type::integer;
    if (part.value.as<double>())
        return Type::float64;
    if (part.value.as<std::string>())
        return Type::string;
    if (part.value.as<bool>())
        return Type::boolean;
    if (part.value.as<Blob>())
        return Type::blob;
    return std::nullopt;
}

Type defaultType(const Step& step)
{
    return step.inMap && step.kind != Step::Kind::designator ? Type::string : Type::integer;
}

} // namespace binnacle::expression
