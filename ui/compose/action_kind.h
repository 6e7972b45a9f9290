// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operation/bin_operation.h"
#include "ui/compose/operand_text.h"

#include <QString>

#include <vector>

namespace binnacle::ui {

/// What the composer can do to a bin, in the order of BinAction's alternatives.
enum class ActionKind { setTo, add, append, prepend, remove, get, call };

inline constexpr ActionKind actionKinds[] = {ActionKind::setTo,   ActionKind::add,    ActionKind::append,
                                             ActionKind::prepend, ActionKind::remove, ActionKind::get};

ActionKind kindOf(const BinAction& action);
/// Null for remove and get.
const Value* operandOf(const BinAction& action);
/// `operand` is dropped by remove and get.
BinAction makeAction(ActionKind kind, Value operand);
/// `set to`, `increment by`, …: how the action is read behind a bin's name.
QString textOf(ActionKind kind);
bool takesOperand(ActionKind kind);

/// The types that can be chosen for an action, in the order of the menu.
std::vector<OperandType> typesFor(ActionKind kind);
} // namespace binnacle::ui
