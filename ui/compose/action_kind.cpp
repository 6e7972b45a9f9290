// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/action_kind.h"

#include <QCoreApplication>

namespace binnacle::ui {

namespace {

struct ActionText {
    Q_DECLARE_TR_FUNCTIONS(ActionText)
};

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
        return GetBin{};
    }
    return GetBin{};
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
        return ActionText::tr("call");
    }
    return {};
}

bool takesOperand(ActionKind kind)
{
    return kind != ActionKind::remove && kind != ActionKind::get && kind != ActionKind::call;
}

std::vector<OperandType> typesFor(ActionKind kind)
{
    switch (kind) {
    case ActionKind::setTo:
        return {OperandType::integer, OperandType::float64, OperandType::string, OperandType::boolean,
                OperandType::blob,    OperandType::list,    OperandType::map,    OperandType::nil};
    case ActionKind::add:
        return {OperandType::integer, OperandType::float64};
    case ActionKind::append:
    case ActionKind::prepend:
        return {OperandType::string, OperandType::blob};
    case ActionKind::remove:
    case ActionKind::get:
    case ActionKind::call:
        return {};
    }
    return {};
}

} // namespace binnacle::ui
