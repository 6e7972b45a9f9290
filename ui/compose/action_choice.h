// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operation/bin_operation.h"
#include "ui/editors/choice_popup.h"
#include "ui/editors/operand_text.h"

#include <QString>

#include <vector>

namespace binnacle::ui {

/// What is done to a whole scalar bin, in the order of BinAction's alternatives, or by one of the methods.
enum class ActionKind { setTo, add, append, prepend, remove, get, call };

ActionKind kindOf(const BinAction& action);
/// Null for remove, get and calls.
const Value* operandOf(const BinAction& action);
/// `set to`, `increment by`, …: how the action is read behind a bin's name.
QString textOf(ActionKind kind);
bool takesOperand(ActionKind kind);

/// The types that can be chosen for an action, in the order of the menu.
std::vector<OperandType> typesFor(ActionKind kind);

/// `list append`, `set map key`, …: a method as it is chosen.
QString textOf(Method method);

/// All actions by family. Their ids are those of choiceOf().
std::vector<ChoiceGroup> actionChoices();
int choiceOf(const BinAction& action);

/// The action that was chosen, with what `from` has for it: its operand, its path, arguments of the same name, its flags.
BinAction actionOfChoice(int choice, const BinAction& from);

} // namespace binnacle::ui
