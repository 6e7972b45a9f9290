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

void carryBothWays(Part& left, Part& right);

void carryToBin(Part& bin, const Part& other)
{
    const auto type = carriedType(other);
    if (type && !bin.typeIsGiven)
        bin.type = *type;
}

void carryTo(Part& part, Part& other)
{
    switch (part.kind) {
    case PartKind::bin: carryToBin(part, other); break;
    case PartKind::path:
        for (Step& step : part.steps)
            step.type = carriedType(other).value_or(defaultType(step));
        break;
    case PartKind::operation:
        if (keepsToItself(part.op))
            break;
        [[fallthrough]];
    case PartKind::exists:
        for (Part& operand : part.operands)
            carryBothWays(operand, other);
        break;
    default: break;
    }
}

void carryBothWays(Part& left, Part& right)
{
    if (left.kind == PartKind::placeholder || right.kind == PartKind::placeholder)
        return;
    carryTo(left, right);
    carryTo(right, left);
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
