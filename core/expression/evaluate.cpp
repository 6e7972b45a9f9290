// SPDX-License-Identifier: Apache-2.0
#include "core/expression/evaluate.h"

#include "core/expression/evaluate_steps.h"

#include <algorithm>

namespace binnacle::expression {
namespace {

/// One run over a record. With a report, every operand is worked out before an operation looks at any; what an operation then takes
/// is the same.
class Evaluation {
public:
    Evaluation(const Program& program, const RecordView& record) : m_record(record), m_variables(program.slots()) {}

    Evaluated run(const ProgramStep& step, NodeResult* report);

private:
    /// The operands of a step, worked out when they are asked for, if they have not been before.
    class Lazy {
    public:
        Lazy(Evaluation& evaluation, const ProgramStep& step, NodeResult* report)
            : m_evaluation(evaluation), m_step(step), m_report(report)
        {
        }
        std::size_t size() const { return m_step.operands.size(); }
        Evaluated operator[](std::size_t at) const
        {
            return m_report != nullptr ? m_report->operands[at].value : m_evaluation.run(m_step.operands[at], nullptr);
        }

    private:
        Evaluation& m_evaluation;
        const ProgramStep& m_step;
        NodeResult* m_report;
    };

    Evaluated value(const ProgramStep& step, NodeResult* report);
    Evaluated let(const ProgramStep& step, NodeResult* report);
    Evaluated strict(const ProgramStep& step, const Lazy& operands);
    Evaluated apply(const ProgramStep& step, Operands operands);
    static Evaluated junction(const Lazy& operands, bool decisive);
    static Evaluated exclusive(const Lazy& operands);
    static Evaluated condition(const Lazy& operands);
    static Evaluated geoComparison(const ProgramStep& step, Operands operands);

    const RecordView& m_record;
    std::vector<Evaluated> m_variables;
    Allowance m_allowance;
};

Evaluated Evaluation::run(const ProgramStep& step, NodeResult* report)
{
    if (report == nullptr)
        return value(step, nullptr);
    report->operands.resize(step.operands.size());
    if (step.node->op != Op::let) {
        for (std::size_t i = 0; i < step.operands.size(); ++i)
            run(step.operands[i], &report->operands[i]);
    }
    report->value = value(step, report);
    return report->value;
}

Evaluated Evaluation::value(const ProgramStep& step, NodeResult* report)
{
    const Lazy operands(*this, step, report);
    switch (step.node->op) {
    case Op::literal:
        return step.constant;
    case Op::variable:
        return m_variables[step.slot];
    case Op::unknown:
        return {};
    case Op::removeResult:
        return evaluatedBytes(Kind::removal, {});
    case Op::let:
        return let(step, report);
    case Op::logicalAnd:
        return junction(operands, false);
    case Op::logicalOr:
        return junction(operands, true);
    case Op::exclusive:
        return exclusive(operands);
    case Op::condition:
        return condition(operands);
    default:
        return step.operands.empty() ? fromRecord(*step.node, m_record) : strict(step, operands);
    }
}

Evaluated Evaluation::let(const ProgramStep& step, NodeResult* report)
{
    const std::size_t body = step.operands.size() - 1;
    const auto operand = [&](std::size_t at) {
        return run(step.operands[at], report != nullptr ? &report->operands[at] : nullptr);
    };
    for (std::size_t i = 0; i < body; ++i)
        m_variables[step.slot + i] = operand(i);
    return operand(body);
}

/// And, or: one operand of the decisive value decides, whatever the others are; otherwise one that is unknown leaves it open.
Evaluated Evaluation::junction(const Lazy& operands, bool decisive)
{
    bool open = false;
    for (std::size_t i = 0; i < operands.size(); ++i) {
        const Evaluated operand = operands[i];
        if (operand.isUnknown())
            open = true;
        else if (operand.isTrue() == decisive)
            return evaluatedBoolean(decisive);
    }
    return open ? Evaluated{} : evaluatedBoolean(!decisive);
}

/// From left to right: two that are true make it false before a later one can leave it open.
Evaluated Evaluation::exclusive(const Lazy& operands)
{
    bool found = false;
    for (std::size_t i = 0; i < operands.size(); ++i) {
        const Evaluated operand = operands[i];
        if (operand.isUnknown())
            return operand;
        if (operand.isTrue() && found)
            return evaluatedBoolean(false);
        found = found || operand.isTrue();
    }
    return evaluatedBoolean(found);
}

Evaluated Evaluation::condition(const Lazy& operands)
{
    for (std::size_t i = 0; i + 1 < operands.size(); i += 2) {
        const Evaluated test = operands[i];
        if (test.isUnknown())
            return test;
        if (test.isTrue())
            return operands[i + 1];
    }
    return operands[operands.size() - 1];
}

/// Any operand that is unknown makes the result so.
Evaluated Evaluation::strict(const ProgramStep& step, const Lazy& operands)
{
    std::vector<Evaluated> known;
    known.reserve(operands.size());
    for (std::size_t i = 0; i < operands.size(); ++i) {
        known.push_back(operands[i]);
        if (known.back().isUnknown())
            return {};
    }
    return apply(step, known);
}

/// Of a bin that holds no GeoJSON which could be compared nothing is known.
Evaluated Evaluation::geoComparison(const ProgramStep& step, Operands operands)
{
    std::shared_ptr<const GeoOperand> shapes[2];
    for (std::size_t i = 0; i < 2; ++i) {
        const std::shared_ptr<const GeoOperand>& ready = step.operands[i].geo;
        shapes[i] = ready != nullptr ? ready : GeoOperand::parse(textOf(operands[i].bytes));
        if (shapes[i] == nullptr)
            return {};
    }
    return evaluatedBoolean(shapes[0]->matches(*shapes[1]));
}

Evaluated Evaluation::apply(const ProgramStep& step, Operands operands)
{
    const Node& node = *step.node;
    switch (node.op) {
    case Op::equal:
    case Op::notEqual:
    case Op::greater:
    case Op::greaterOrEqual:
    case Op::less:
    case Op::lessOrEqual:
        return comparison(node.op, operands[0], operands[1]);
    case Op::matchesRegex:
        return evaluatedBoolean(step.regex->matches(operands[0].bytes));
    case Op::geoCompare:
        return geoComparison(step, operands);
    case Op::inList:
        return isInList(operands[0], operands[1]);
    case Op::logicalNot:
        return evaluatedBoolean(!operands[0].isTrue());
    case Op::mapKeys:
    case Op::mapValues:
        return mapKeysOrValues(node.op, operands[0], m_allowance);
    case Op::call:
        return calledOn(step, operands, m_allowance);
    case Op::toInteger:
        return floatArithmetic(node.op, operands);
    case Op::toFloat:
        return evaluatedFloat(static_cast<double>(operands[0].integer));
    default:
        break;
    }
    if (step.kind == Kind::float64)
        return floatArithmetic(node.op, operands);
    return node.op >= Op::bitAnd && node.op <= Op::scanRight ? bitArithmetic(node.op, operands)
                                                             : integerArithmetic(node.op, operands);
}

} // namespace

Evaluated evaluate(const Program& program, const RecordView& record)
{
    return Evaluation(program, record).run(program.root(), nullptr);
}

bool passes(const Program& filter, const RecordView& record)
{
    return evaluate(filter, record).isTrue();
}

NodeResult explain(const Program& program, const RecordView& record)
{
    NodeResult report;
    Evaluation(program, record).run(program.root(), &report);
    return report;
}

} // namespace binnacle::expression
