// SPDX-License-Identifier: Apache-2.0
#include "core/expression/call_codes.h"
#include "core/expression/compile.h"
#include "core/expression/infer.h"
#include "core/expression/step_calls.h"
#include "core/expression/words.h"

#include <algorithm>
#include <utility>

namespace binnacle::expression {

namespace {

using Kind = Step::Kind;
using Return = PathFunction::Return;

bool isDesignator(const Step& step)
{
    return step.kind == Kind::designator;
}

bool findsByValue(const Step& step)
{
    return step.kind == Kind::value || step.kind == Kind::valueList || step.kind == Kind::valueRange;
}

std::vector<Node> argumentsOf(const Step& step)
{
    std::vector<Node> arguments;
    switch (step.kind) {
    case Kind::index:
    case Kind::rank:
    case Kind::indexRange:
    case Kind::rankRange: arguments.push_back(literalNode(step.start)); break;
    case Kind::relativeIndex:
        arguments.push_back(literalNode(step.value));
        arguments.push_back(literalNode(step.start));
        break;
    case Kind::relativeRank:
        // The vendor's SDK sends the rank where servers read the value, and the other way round.
        arguments.push_back(literalNode(step.start));
        arguments.push_back(literalNode(step.value));
        break;
    default: arguments.push_back(literalNode(step.value)); break;
    }
    if (step.end)
        arguments.push_back(literalNode(*step.end));
    if (step.count)
        arguments.push_back(literalNode(*step.count));
    return arguments;
}

/// What a call that finds several things, or asks for something else than their values, gives.
Type resultOf(Return returns)
{
    switch (returns) {
    case Return::count:
    case Return::none: return Type::integer;
    case Return::exists: return Type::boolean;
    case Return::keyValue:
    case Return::unorderedMap:
    case Return::orderedMap: return Type::map;
    default: return Type::list;
    }
}

class PathCompiler {
public:
    PathCompiler(const Part& path, Diagnostics& diagnostics)
        : m_path(path), m_steps(path.steps), m_function(path.function.value_or(PathFunction{})), m_diagnostics(diagnostics)
    {
    }

    Node node();

private:
    void designate();
    bool asksForSize() const;
    Type valueType() const;
    Node find(std::size_t steps, Type type);
    Node size();
    std::optional<List> context(std::size_t steps);

    const Part& m_path;
    std::vector<Step> m_steps;
    PathFunction m_function;
    Diagnostics& m_diagnostics;
};

Node PathCompiler::node()
{
    designate();
    if (asksForSize())
        return size();
    const Step& last = m_steps.back();
    const Return returns = m_function.returns.value_or(Return::value);
    const bool mapsOnly =
        returns == Return::keyValue || returns == Return::unorderedMap || returns == Return::orderedMap || returns == Return::key;
    if (mapsOnly && !last.inMap)
        m_diagnostics.report(m_function.span, "a list has no keys to return");
    const std::size_t found = m_steps.size() - (isDesignator(last) ? 1 : 0);
    Node node = found == 0 ? binNode(m_path.name, last.inMap ? Type::map : Type::list) : find(found, valueType());
    const bool toInteger = m_function.kind == PathFunction::Kind::toInteger;
    if (!toInteger && m_function.kind != PathFunction::Kind::toFloat)
        return node;
    Node cast;
    cast.op = toInteger ? Op::toInteger : Op::toFloat;
    cast.operands.push_back(std::move(node));
    return cast;
}

/// A count of a bin alone, or of one thing in it, is that of a list if the path does not say otherwise.
void PathCompiler::designate()
{
    const bool counts = m_function.kind == PathFunction::Kind::count ||
                        (m_function.kind == PathFunction::Kind::get && m_function.returns == Return::count);
    if (counts && (m_steps.empty() || findsOne(m_steps.back())))
        m_steps.emplace_back();
}

bool PathCompiler::asksForSize() const
{
    if (m_function.kind != PathFunction::Kind::count || !isDesignator(m_steps.back()))
        return false;
    if (m_steps.size() == 1)
        return true;
    const Step& before = m_steps[m_steps.size() - 2];
    return findsOne(before) && before.kind != Kind::value;
}

/// The type that is asked for, and that the server checks.
Type PathCompiler::valueType() const
{
    const Step& last = m_steps.back();
    if (!m_function.type) {
        if (isDesignator(last))
            return last.inMap ? Type::map : Type::list;
        if (last.type)
            return *last.type;
        return m_function.kind == PathFunction::Kind::count ? Type::integer : defaultType(last);
    }
    switch (m_function.kind) {
    case PathFunction::Kind::toInteger: return findsByValue(last) ? defaultType(last) : Type::float64;
    case PathFunction::Kind::toFloat: return findsByValue(last) ? defaultType(last) : Type::integer;
    default: return *m_function.type;
    }
}

/// What the first `steps` steps lead to.
Node PathCompiler::find(std::size_t steps, Type type)
{
    const Step& step = m_steps[steps - 1];
    const Return returns = m_function.returns.value_or(Return::value);
    Node node;
    node.op = Op::call;
    node.call.code = codeOf(callOf(step));
    node.call.context = context(steps - 1);
    node.type = findsOne(step) && step.kind != Kind::value ? type : resultOf(returns);
    node.operands.push_back(literalNode(codeOf(returns) | (step.inverted ? invertedFlag : 0)));
    for (Node& argument : argumentsOf(step))
        node.operands.push_back(std::move(argument));
    node.operands.push_back(binNode(m_path.name, m_steps.front().inMap ? Type::map : Type::list));
    return node;
}

Node PathCompiler::size()
{
    const bool ofMap = m_steps.back().inMap;
    Node node;
    node.op = Op::call;
    node.type = Type::integer;
    node.call.code = codeOf(callOf(m_steps.back()));
    m_function.returns = Return::value;
    const Type type = ofMap ? Type::map : Type::list;
    node.operands.push_back(m_steps.size() == 1 ? binNode(m_path.name, type) : find(m_steps.size() - 1, type));
    return node;
}

/// The way to what the call is made on: pairs of a kind and a value. No context for no steps.
std::optional<List> PathCompiler::context(std::size_t steps)
{
    List list;
    for (std::size_t i = 0; i < steps; ++i) {
        const Step& step = m_steps[i];
        const std::int64_t map = step.inMap ? contextMapIndex - contextListIndex : 0;
        switch (step.kind) {
        case Kind::index: list.items.insert(list.items.end(), {contextListIndex + map, step.start}); break;
        case Kind::rank: list.items.insert(list.items.end(), {contextListRank + map, step.start}); break;
        case Kind::value: list.items.insert(list.items.end(), {contextListValue + map, step.value}); break;
        case Kind::key: list.items.insert(list.items.end(), {contextMapKey, step.value}); break;
        default:
            m_diagnostics.report(step.span, "a path goes on only from one thing", "an index, a rank, a key or a value");
            break;
        }
    }
    return list.items.empty() ? std::nullopt : std::optional(std::move(list));
}

} // namespace

Node compilePath(const Part& path, Diagnostics& diagnostics)
{
    return PathCompiler(path, diagnostics).node();
}

} // namespace binnacle::expression
