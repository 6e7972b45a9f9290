// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/action_choice.h"

#include "ui/compose/camel_words.h"
#include "ui/compose/changed_call.h"

#include <QCoreApplication>

#include <algorithm>
#include <iterator>

namespace binnacle::ui {

namespace {

struct ActionText {
    Q_DECLARE_TR_FUNCTIONS(ActionText)
};

/// Ids below are those of ActionKind.
constexpr int firstMethod = 100;

constexpr ActionKind wholeBin[] = {ActionKind::setTo,   ActionKind::add,    ActionKind::append,
                                   ActionKind::prepend, ActionKind::remove, ActionKind::get};

BinAction makeAction(ActionKind kind, Value operand)
{
    switch (kind) {
    case ActionKind::setTo:
        return SetTo{std::move(operand)};
    case ActionKind::add:
        return Add{std::move(operand)};
    case ActionKind::append:
        return Append{std::move(operand)};
    case ActionKind::prepend:
        return Prepend{std::move(operand)};
    case ActionKind::remove:
        return RemoveBin{};
    case ActionKind::get:
    case ActionKind::call:
        break;
    }
    return GetBin{};
}

/// What a new action takes over of the one before it.
Value seedOf(const BinAction& action)
{
    if (const Value* operand = operandOf(action))
        return *operand;
    const auto* call = std::get_if<Call>(&action);
    return call ? operandFrom(*call).value_or(Value(0)) : Value(0);
}

QString familyText(MethodFamily family)
{
    switch (family) {
    case MethodFamily::list:
        return ActionText::tr("List");
    case MethodFamily::map:
        return ActionText::tr("Map");
    case MethodFamily::hll:
        return ActionText::tr("HLL");
    case MethodFamily::bits:
        return ActionText::tr("Bits");
    case MethodFamily::expression:
        return ActionText::tr("Expression");
    case MethodFamily::selection:
        return ActionText::tr("Selection by a path");
    }
    return {};
}

ChoiceGroup choicesOf(MethodFamily family)
{
    ChoiceGroup group{familyText(family), {}};
    for (const MethodEntry& entry : methodEntries()) {
        if (entry.family == family)
            group.choices.push_back({firstMethod + static_cast<int>(entry.method), textOf(entry.method),
                                     QString::fromUtf8(entry.name.data(), static_cast<qsizetype>(entry.name.size()))});
    }
    return group;
}

} // namespace

ActionKind kindOf(const BinAction& action)
{
    return static_cast<ActionKind>(action.index());
}

const Value* operandOf(const BinAction& action)
{
    struct Finder {
        const Value* operator()(const SetTo& a) const { return &a.value; }
        const Value* operator()(const Add& a) const { return &a.value; }
        const Value* operator()(const Append& a) const { return &a.value; }
        const Value* operator()(const Prepend& a) const { return &a.value; }
        const Value* operator()(RemoveBin) const { return nullptr; }
        const Value* operator()(GetBin) const { return nullptr; }
        const Value* operator()(const Call&) const { return nullptr; }
    };
    return std::visit(Finder{}, action);
}

QString textOf(ActionKind kind)
{
    switch (kind) {
    case ActionKind::setTo:
        return ActionText::tr("set to");
    case ActionKind::add:
        return ActionText::tr("increment by");
    case ActionKind::append:
        return ActionText::tr("append");
    case ActionKind::prepend:
        return ActionText::tr("prepend");
    case ActionKind::remove:
        return ActionText::tr("remove");
    case ActionKind::get:
        return ActionText::tr("get");
    case ActionKind::call:
        break;
    }
    return {};
}

bool takesOperand(ActionKind kind)
{
    return !typesFor(kind).empty();
}

std::vector<OperandType> typesFor(ActionKind kind)
{
    using enum OperandType;
    switch (kind) {
    case ActionKind::setTo:
        return {integer, float64, string, boolean, blob, list, map, geoJson, nil, json};
    case ActionKind::add:
        return {integer, float64};
    case ActionKind::append:
    case ActionKind::prepend:
        return {string, blob};
    case ActionKind::remove:
    case ActionKind::get:
    case ActionKind::call:
        break;
    }
    return {};
}

QString textOf(Method method)
{
    switch (method) {
    case Method::setTo:
        return ActionText::tr("set map key");
    case Method::insert:
        return ActionText::tr("insert map key");
    case Method::update:
        return ActionText::tr("update map key");
    case Method::add:
        return ActionText::tr("add to element");
    default:
        return wordsOf(entryOf(method).name);
    }
}

std::vector<ChoiceGroup> actionChoices()
{
    ChoiceGroup bin{ActionText::tr("Bin"), {}};
    constexpr const char* names[] = {"setTo", "incrementBy", "append", "prepend", "remove", "get"};
    for (std::size_t i = 0; i < std::size(wholeBin); ++i)
        bin.choices.push_back({static_cast<int>(wholeBin[i]), textOf(wholeBin[i]), QLatin1String(names[i])});
    return {bin,
            choicesOf(MethodFamily::list),
            choicesOf(MethodFamily::map),
            choicesOf(MethodFamily::hll),
            choicesOf(MethodFamily::bits),
            choicesOf(MethodFamily::expression),
            choicesOf(MethodFamily::selection)};
}

int choiceOf(const BinAction& action)
{
    const auto* call = std::get_if<Call>(&action);
    return call ? firstMethod + static_cast<int>(call->method) : static_cast<int>(kindOf(action));
}

BinAction actionOfChoice(int choice, const BinAction& from)
{
    if (choice >= firstMethod) {
        const auto method = static_cast<Method>(choice - firstMethod);
        const auto* call = std::get_if<Call>(&from);
        return call ? changedTo(method, *call) : madeOf(method, seedOf(from));
    }
    const auto kind = static_cast<ActionKind>(choice);
    const std::vector<OperandType> types = typesFor(kind);
    Value operand = seedOf(from);
    if (!types.empty() && std::ranges::find(types, typeOf(operand)) == types.end())
        operand = converted(operand, types.front());
    return makeAction(kind, std::move(operand));
}

} // namespace binnacle::ui
