// SPDX-License-Identifier: Apache-2.0
#include "core/expression/evaluate_compiler.h"

#include "core/bins/bin_name.h"
#include "core/expression/evaluate_steps.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

namespace binnacle::expression {
namespace {

bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

bool isVariableName(std::string_view name)
{
    const auto isInner = [](char c) { return isLetter(c) || (c >= '0' && c <= '9'); };
    return !name.empty() && isLetter(name[0]) && std::ranges::all_of(name, isInner);
}

} // namespace

std::string_view nameOf(Kind kind)
{
    return kind <= Kind::hll ? nameOf(static_cast<Type>(kind)) : "no value";
}

void ProgramCompiler::operands(ProgramStep& step)
{
    for (const Node& operand : step.node->operands) {
        if (m_failure)
            return;
        step.operands.push_back(this->step(operand));
    }
}

void ProgramCompiler::require(const ProgramStep& step, std::size_t at, Kind kind)
{
    if (!m_failure && step.operands[at].kind != kind)
        fail(*step.node, "operand " + std::to_string(at + 1) + " is " + std::string(nameOf(step.operands[at].kind)) + ", not " +
                             std::string(nameOf(kind)));
}

void ProgramCompiler::requireAll(const ProgramStep& step, Kind kind)
{
    for (std::size_t i = 0; i < step.operands.size(); ++i)
        require(step, i, kind);
}

void ProgramCompiler::comparison(ProgramStep& step)
{
    const Kind left = step.operands[0].kind;
    require(step, 1, left);
    if (left == Kind::geoJson || left == Kind::hll || left == Kind::removal)
        fail(*step.node, std::string(nameOf(left)) + " cannot be compared");
    step.kind = Kind::boolean;
}

/// All integers, or all doubles.
void ProgramCompiler::numbers(ProgramStep& step)
{
    step.kind = step.operands[0].kind;
    if (step.kind != Kind::integer && step.kind != Kind::float64)
        fail(*step.node, std::string(nameOf(step.kind)) + " is no number");
    requireAll(step, step.kind);
}

void ProgramCompiler::regex(ProgramStep& step)
{
    require(step, 0, Kind::string);
    step.kind = Kind::boolean;
    step.regex = Regex::compile(step.node->name, step.node->number);
    if (step.regex == nullptr)
        fail(*step.node, "no regular expression, or too large a one");
}

void ProgramCompiler::condition(ProgramStep& step)
{
    std::optional<Kind> kind;
    const std::size_t last = step.operands.size() - 1;
    for (std::size_t i = 0; i <= last; ++i) {
        const ProgramStep& operand = step.operands[i];
        if (i % 2 == 0 && i != last) {
            require(step, i, Kind::boolean);
        } else if (!operand.isUnknown) {
            if (kind)
                require(step, i, *kind);
            kind = operand.kind;
        }
    }
    step.kind = kind.value_or(Kind::boolean);
}

void ProgramCompiler::let(ProgramStep& step)
{
    const Node& node = *step.node;
    const std::size_t outer = m_scope.size();
    step.slot = outer;
    for (std::size_t i = 0; i < node.names.size() && !m_failure; ++i) {
        const std::string& name = node.names[i];
        if (!isVariableName(name))
            return fail(node, "no name of a variable: " + escaped(name));
        if (std::ranges::find(m_scope, name, &Variable::name) != m_scope.end())
            return fail(node, "a variable that is there already: " + name);
        m_scope.push_back({name, std::nullopt});
        step.operands.push_back(this->step(node.operands[i]));
        m_scope.back().kind = step.operands.back().kind;
    }
    if (m_failure)
        return;
    m_slots = std::max(m_slots, m_scope.size());
    step.operands.push_back(this->step(node.operands.back()));
    step.kind = step.operands.back().kind;
    step.isUnknown = step.operands.back().isUnknown;
    m_scope.resize(outer);
}

void ProgramCompiler::variable(ProgramStep& step)
{
    const auto found = std::ranges::find(m_scope, std::string_view(step.node->name), &Variable::name);
    if (found == m_scope.end() || !found->kind || *found->kind == Kind::operand)
        return fail(*step.node, "no variable of this name has a value here: " + escaped(step.node->name));
    step.slot = static_cast<std::size_t>(found - m_scope.begin());
    step.kind = *found->kind;
}

/// What does not depend on the record is packed once.
void ProgramCompiler::prepare(ProgramStep& call)
{
    std::vector<Evaluated> arguments;
    for (std::size_t i = 0; i + 1 < call.operands.size(); ++i) {
        if (call.operands[i].node->op != Op::literal)
            return;
        arguments.push_back(call.operands[i].constant);
    }
    Allowance allowance;
    if (std::optional<Bytes> packed = packedOperation(call.node->call, arguments, allowance))
        call.packed = std::make_shared<const Bytes>(*std::move(packed));
}

void ProgramCompiler::call(ProgramStep& step)
{
    const Kind target = step.operands.back().kind;
    step.kind = kindOf(step.node->type);
    prepare(step);
    if (target == Kind::nil) {
        step.kind = Kind::nil; // whatever the call says it gives
        return;
    }
    const std::size_t last = step.operands.size() - 1;
    switch (step.node->call.module) {
    case CallModule::collection:
        if (target != Kind::list && target != Kind::map)
            require(step, last, Kind::list);
        return;
    case CallModule::bits:
        return require(step, last, Kind::blob);
    case CallModule::hll:
        return require(step, last, Kind::hll);
    }
}

void ProgramCompiler::literal(ProgramStep& step)
{
    step.constant = evaluated(step.node->value);
    step.kind = step.constant.kind;
    if (step.kind != Kind::geoJson)
        return;
    step.geo = GeoOperand::parse(textOf(step.constant.bytes));
    if (step.geo == nullptr)
        fail(*step.node, "no GeoJSON that servers take");
}

void ProgramCompiler::leaf(ProgramStep& step)
{
    const Node& node = *step.node;
    switch (node.op) {
    case Op::unknown:
        step.isUnknown = true;
        [[fallthrough]];
    case Op::keyExists:
    case Op::isTombstone:
        step.kind = Kind::boolean;
        return;
    case Op::setName:
        step.kind = Kind::string;
        return;
    case Op::removeResult:
        step.kind = Kind::removal;
        return;
    case Op::variable:
        return variable(step);
    case Op::literal:
        return literal(step);
    case Op::key:
        step.kind = kindOf(node.type);
        if (step.kind != Kind::integer && step.kind != Kind::string && step.kind != Kind::blob)
            fail(node, "no key is of type " + std::string(nameOf(step.kind)));
        return;
    case Op::bin:
    case Op::binType:
        step.kind = node.op == Op::bin ? kindOf(node.type) : Kind::integer;
        if (!bins::isBinName(node.name))
            fail(node, "no name of a bin: " + escaped(node.name));
        return;
    case Op::builtInVariable:
        step.kind = kindOf(node.type);
        if (node.number == static_cast<std::int64_t>(BuiltIn::index) && step.kind != Kind::integer)
            fail(node, "an index is an integer");
        return;
    case Op::digestModulo:
        if (static_cast<std::int32_t>(node.number) == 0)
            fail(node, "modulo zero");
        [[fallthrough]];
    default:
        step.kind = Kind::integer;
        return;
    }
}

/// Operations whose operands are all of one kind.
void ProgramCompiler::uniform(ProgramStep& step)
{
    struct Kinds {
        Kind operands = Kind::integer;
        Kind result = Kind::integer;
    };
    const auto kindsOf = [](Op op) -> Kinds {
        switch (op) {
        case Op::geoCompare:
            return {Kind::geoJson, Kind::boolean};
        case Op::logicalAnd:
        case Op::logicalOr:
        case Op::logicalNot:
        case Op::exclusive:
            return {Kind::boolean, Kind::boolean};
        case Op::power:
        case Op::logarithm:
        case Op::floor:
        case Op::ceil:
            return {Kind::float64, Kind::float64};
        case Op::toInteger:
            return {Kind::float64, Kind::integer};
        case Op::toFloat:
            return {Kind::integer, Kind::float64};
        default:
            return {}; // modulo, and operations on bits
        }
    };
    const Kinds kinds = kindsOf(step.node->op);
    requireAll(step, kinds.operands);
    step.kind = kinds.result;
}

/// What an operation asks of its operands, and what it gives.
void ProgramCompiler::finish(ProgramStep& step)
{
    switch (step.node->op) {
    case Op::equal:
    case Op::notEqual:
    case Op::greater:
    case Op::greaterOrEqual:
    case Op::less:
    case Op::lessOrEqual:
        return comparison(step);
    case Op::add:
    case Op::subtract:
    case Op::multiply:
    case Op::divide:
    case Op::absolute:
    case Op::minimum:
    case Op::maximum:
        return numbers(step);
    case Op::matchesRegex:
        return regex(step);
    case Op::condition:
        return condition(step);
    case Op::call:
        return call(step);
    case Op::inList:
        require(step, 1, Kind::list);
        step.kind = Kind::boolean;
        return;
    case Op::scanLeft:
    case Op::scanRight:
        require(step, 0, Kind::integer);
        require(step, 1, Kind::boolean);
        step.kind = Kind::integer;
        return;
    case Op::mapKeys:
    case Op::mapValues:
        step.kind = Kind::list;
        return;
    default:
        return uniform(step);
    }
}

ProgramStep ProgramCompiler::step(const Node& node)
{
    ProgramStep step;
    step.node = &node;
    if (node.op == Op::let) {
        let(step);
    } else if (const Arity* arity = arityOf(node.op); arity == nullptr || arity->most == std::size_t{0}) {
        leaf(step);
    } else {
        operands(step);
        if (!m_failure)
            finish(step);
    }
    return step;
}

} // namespace binnacle::expression
