// SPDX-License-Identifier: Apache-2.0
#include "core/expression/call_codes.h"
#include "core/expression/infer.h"
#include "core/expression/print.h"
#include "core/expression/step_calls.h"
#include "core/expression/words.h"

#include <utility>

namespace binnacle::expression {

namespace {

using Kind = Step::Kind;
using Return = PathFunction::Return;

const std::int64_t* integerOf(const Node& node)
{
    return node.op == Op::literal ? node.value.as<std::int64_t>() : nullptr;
}

/// The step that a pair of a context stands for.
std::optional<Step> stepOf(const Value& kind, const Value& value)
{
    const auto* number = kind.as<std::int64_t>();
    if (!number)
        return std::nullopt;
    Step step;
    step.inMap = *number >= contextMapIndex;
    switch (*number) {
    case contextListIndex:
    case contextMapIndex: step.kind = Kind::index; break;
    case contextListRank:
    case contextMapRank: step.kind = Kind::rank; break;
    case contextListValue:
    case contextMapValue: step.kind = Kind::value; break;
    case contextMapKey: step.kind = Kind::key; break;
    default: return std::nullopt;
    }
    if (step.kind == Kind::value || step.kind == Kind::key)
        step.value = value;
    else if (const auto* position = value.as<std::int64_t>())
        step.start = *position;
    else
        return std::nullopt;
    return step;
}

std::string getText(std::optional<Type> type, std::optional<Return> returns)
{
    std::string text;
    if (type)
        text = "type: " + std::string(wordOf(*type));
    if (returns)
        text += (type ? ", return: " : "return: ") + std::string(wordOf(*returns));
    return text.empty() ? text : ".get(" + text + ")";
}

} // namespace

bool isIn(const Node& node)
{
    return node.op == Op::call && node.call.module == CallModule::collection &&
           node.call.code == codeOf(bins::CdtCode::listGetAllByValue) && !node.call.context && node.operands.size() == 3 &&
           node.operands[0].op == Op::literal && node.operands[0].value == Value(codeOf(Return::exists));
}

std::string Printer::bin(const Node& node, std::optional<Type> implied)
{
    const std::string name = binText(node.name);
    if (name.empty() || wordOf(node.type).empty())
        return fail("a bin of this name or type has no text");
    const bool told = !m_explicitly && node.type == implied.value_or(Type::integer);
    return "$." + name + (told ? "" : getText(node.type, std::nullopt));
}

std::string Printer::call(const Node& node, std::optional<Type> implied)
{
    if (node.call.modifies)
        return fail("a call that modifies has no text");
    if (node.call.module == CallModule::hll)
        return sketch(node);
    if (node.call.module == CallModule::bits)
        return fail("a call on bits has no text");
    return isIn(node) ? in(node) : path(node, implied);
}

std::string Printer::in(const Node& node)
{
    constexpr int moreThanComparison = 4;
    const Node& what = node.operands[1];
    const Node& where = node.operands[2];
    std::optional<Type> element;
    bool open = true;
    if (const auto* list = where.op == Op::literal ? where.value.as<List>() : nullptr; list && !list->items.empty()) {
        Part first;
        first.kind = PartKind::value;
        first.value = list->items.front();
        element = carriedType(first);
        open = false;
    }
    std::string left;
    if (open && what.op == Op::bin) {
        left = "$." + binText(what.name) + getText(what.type, std::nullopt);
    } else if (open && what.op == Op::call && what.call.module == CallModule::collection && !isIn(what)) {
        Printer explicitly(true);
        left = explicitly.text(what, moreThanComparison, std::nullopt);
        if (!explicitly.obstacle().empty())
            fail(explicitly.obstacle());
    } else {
        left = text(what, moreThanComparison, what.op == Op::bin ? element : std::nullopt);
    }
    return left + " in " + text(where, moreThanComparison, where.op == Op::bin ? std::optional(Type::list) : std::nullopt);
}

/// A call as a path, `method` being a cast that follows it.
std::string Printer::path(const Node& node, std::optional<Type> implied, std::string_view method)
{
    if (node.op != Op::call || node.call.module != CallModule::collection || node.call.modifies)
        return fail("this is no path");
    auto last = stepCalled(node.call.code);
    if (last && last->kind == Kind::designator)
        return size(node);
    const auto* returnCode = node.operands.size() < 2 ? nullptr : integerOf(node.operands[0]);
    const auto returns = returnCode ? returnCoded(*returnCode & ~invertedFlag) : std::nullopt;
    if (!last || !returns || !fill(*last, node))
        return fail("a call with the code " + std::to_string(node.call.code) + " and these operands has no text");
    last->inverted = (*returnCode & invertedFlag) != 0;
    std::string text = steps(node, *last);
    if (!method.empty())
        return text + std::string(method);
    // Only what finds one thing is asked for its type; it is told by what it is compared with, or the usual one.
    const bool typed = findsOne(*last) && last->kind != Kind::value;
    if (*returns == Return::exists && !(typed && (m_explicitly || node.type != implied.value_or(defaultType(*last)))))
        return text + ".exists()";
    if (*returns == Return::count && !typed)
        return text + ".count()";
    const Type usual = *returns == Return::count ? Type::list : implied.value_or(defaultType(*last));
    const bool told = !typed || (!m_explicitly && node.type == usual);
    return text + getText(told ? std::nullopt : std::optional(node.type), *returns == Return::value ? std::nullopt : returns);
}

/// The size of a bin, or of what a path of one's own leads to.
std::string Printer::size(const Node& node)
{
    const Node& of = node.operands.back();
    const bool ofMap = node.call.code == codeOf(bins::CdtCode::mapSize);
    const std::string method = ofMap ? ".{}.count()" : ".[].count()";
    if (node.call.context || node.operands.size() != 1)
        return fail("a size with a context has no text");
    if (of.op == Op::bin)
        return "$." + binText(of.name) + method;
    return path(of, std::nullopt, method);
}

std::string Printer::steps(const Node& node, const Step& last)
{
    const Node& bin = node.operands.back();
    if (bin.op != Op::bin)
        return fail("a path that does not begin with a bin has no text");
    std::string text = "$." + binText(bin.name);
    const List context = node.call.context.value_or(List{});
    for (std::size_t i = 0; i + 1 < context.items.size(); i += 2) {
        const auto step = stepOf(context.items[i], context.items[i + 1]);
        const std::string part = step ? stepText(*step) : std::string();
        if (part.empty())
            return fail("a step of the context has no text");
        text += part;
    }
    const std::string part = stepText(last);
    return part.empty() ? fail("a step of the path has no text") : text + part;
}

/// Puts the arguments of the call, behind the first, which says what is returned, into the step.
bool Printer::fill(Step& step, const Node& node)
{
    std::vector<Value> arguments;
    for (std::size_t i = 1; i + 1 < node.operands.size(); ++i) {
        if (node.operands[i].op != Op::literal)
            return false;
        arguments.push_back(node.operands[i].value);
    }
    const bool relative = step.kind == Kind::relativeRank || step.kind == Kind::relativeIndex;
    const bool positions =
        step.kind == Kind::index || step.kind == Kind::rank || step.kind == Kind::indexRange || step.kind == Kind::rankRange;
    if (step.kind == Kind::relativeIndex && arguments.size() >= 2)
        std::swap(arguments[0], arguments[1]);
    if (arguments.empty() || (relative && arguments.size() < 2))
        return false;
    if (relative || positions) {
        const auto* start = arguments.front().as<std::int64_t>();
        if (!start)
            return false;
        step.start = *start;
        const std::size_t counted = relative ? 2 : 1;
        if (relative)
            step.value = arguments[1];
        if (arguments.size() > counted) {
            const auto* count = arguments[counted].as<std::int64_t>();
            if (!count)
                return false;
            step.count = *count;
        }
        return true;
    }
    step.value = arguments.front();
    if (arguments.size() > 1)
        step.end = arguments[1];
    return true;
}

std::string Printer::sketch(const Node& node)
{
    const std::string_view name = sketchName(node.call.code);
    if (name.empty() || node.operands.size() > 2)
        return fail("a call on a sketch with the code " + std::to_string(node.call.code) + " has no text");
    const Node& of = node.operands.back();
    std::string text;
    if (of.op == Op::bin && of.type == Type::hll)
        text = "$." + binText(of.name);
    else if (of.op == Op::call && of.type == Type::hll)
        text = path(of, Type::hll, ".");
    else
        return fail("a call on a sketch that is no bin has no text");
    if (text.empty() || text.back() != '.')
        text += '.';
    text += std::string(name) + "(";
    if (node.operands.size() == 2) {
        const bool ofBin = node.operands[0].op == Op::bin;
        const Type told = node.call.code == sketchMayContain ? Type::list : Type::hll;
        text += this->text(node.operands[0], 0, ofBin ? std::optional(told) : std::nullopt);
    }
    return text + ")";
}

} // namespace binnacle::expression
