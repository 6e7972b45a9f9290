// SPDX-License-Identifier: Apache-2.0
#include "core/work/expression_use.h"

#include "core/expression/wire.h"

namespace binnacle::work {

namespace {

using expression::Op;

void lookInto(const expression::Node& node, ExpressionUse& use)
{
    switch (node.op) {
    case Op::sinceUpdate:
        use.clock = true;
        use.hidden = true;
        break;
    case Op::timeToLive:
        use.clock = true;
        break;
    case Op::lastUpdate:
    case Op::keyExists:
    case Op::key:
    case Op::deviceSize:
    case Op::memorySize:
    case Op::recordSize:
        use.hidden = true;
        break;
    default:
        break;
    }
    for (const expression::Node& operand : node.operands)
        lookInto(operand, use);
}

void lookInto(const Filter& filter, ExpressionUse& use)
{
    const Result<Bytes> packed = packedFilter(filter);
    if (!packed)
        return;
    if (const Result<expression::Node> node = expression::unpack(*packed))
        lookInto(*node, use);
}

} // namespace

ExpressionUse useOf(const Segment& segment)
{
    ExpressionUse use;
    if (const std::optional<Filter>& where = effectiveWhere(segment))
        lookInto(*where, use);
    for (const BinOperation& operation : segment.operations) {
        const auto* call = std::get_if<Call>(&operation.action);
        if (call != nullptr && entryOf(call->method).family == MethodFamily::expression && !call->arguments.empty())
            lookInto(filterOf(call->arguments.front()), use);
    }
    return use;
}

} // namespace binnacle::work
