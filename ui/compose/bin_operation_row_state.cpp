// SPDX-License-Identifier: GPL-3.0-or-later
// What a row shows of its operation, and what is read from it.
#include "ui/compose/action_choice.h"
#include "ui/compose/argument_list.h"
#include "ui/compose/bin_name_edit.h"
#include "ui/compose/bin_operation_row.h"
#include "ui/compose/call_options.h"
#include "ui/compose/call_traits.h"
#include "ui/compose/path_editor.h"
#include "ui/editors/choice_button.h"
#include "ui/editors/value_field.h"
#include "ui/theme/roles.h"
#include "ui/theme/type_chip.h"

#include <QAction>
#include <QBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace binnacle::ui {

namespace {

/// What is hidden leaves its room, so that the columns of all rows stay below one another.
void keepRoom(QWidget* widget, bool keep)
{
    QSizePolicy policy = widget->sizePolicy();
    policy.setRetainSizeWhenHidden(keep);
    widget->setSizePolicy(policy);
}

} // namespace

BinAction BinOperationRow::action() const
{
    if (std::holds_alternative<Call>(m_action))
        return call();
    const std::optional<Value> operand = operandOf(m_action) ? m_operand->value() : std::nullopt;
    BinAction action = m_action;
    const auto put = [&](auto* holder) {
        if (holder && operand)
            holder->value = *operand;
    };
    put(std::get_if<SetTo>(&action));
    put(std::get_if<Add>(&action));
    put(std::get_if<Append>(&action));
    put(std::get_if<Prepend>(&action));
    return action;
}

Call BinOperationRow::call() const
{
    Call call = std::get<Call>(m_action);
    call.arguments = m_arguments->arguments();
    call.path = m_path->path();
    m_options->applyTo(call);
    return call;
}

BinOperation BinOperationRow::operation() const
{
    return {m_name->name(), action()};
}

void BinOperationRow::show(const BinAction& action)
{
    m_action = action;
    const auto* call = std::get_if<Call>(&action);
    const Value* const operand = operandOf(action);
    m_choice->setCurrent(choiceOf(action));
    keepRoom(m_operand, !call);
    m_operand->setVisible(operand != nullptr);
    if (operand) {
        m_operand->setTypes(typesFor(kindOf(action)), true);
        m_operand->setValue(*operand);
    }
    m_chipRoom->setVisible(call != nullptr);
    m_arguments->setVisible(call != nullptr);
    m_below->setVisible(call != nullptr);
    m_addStep->setVisible(call && entryOf(call->method).family != MethodFamily::expression);
    if (call) {
        const bool elements = call->method == Method::hllAdd || call->method == Method::hllMayContain;
        m_arguments->setArguments(used(entryOf(call->method).parameters), call->arguments, elements);
        m_path->setPath(call->path);
        m_options->setCall(*call);
        showCall(*call);
    }
    emit rearranged();
}

void BinOperationRow::showCall(const Call& call)
{
    m_chip->setChip(chipOf(call));
    m_options->setNote(costOf(call));
    const MethodFamily family = entryOf(call.method).family;
    const bool nests = family == MethodFamily::list || family == MethodFamily::map || family == MethodFamily::selection;
    m_path->setVisible(nests || !call.path.empty());
    m_options->setVisible(!m_options->isEmpty());
    m_below->setVisible(!m_path->isHidden() || !m_options->isHidden());
    // Without steps, the path is only the button that adds one, and needs no line of its own.
    m_belowLine->setAlignment(m_path, call.path.empty() ? Qt::AlignVCenter : Qt::Alignment());
    m_belowLine->setDirection(call.path.empty() ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
}

void BinOperationRow::callEdited()
{
    m_options->setNote(costOf(call()));
    emit changed();
}

void BinOperationRow::setNumber(int number)
{
    const QString n = QString::number(number);
    setObjectName(QStringLiteral("binOperation") + n);
    m_name->setObjectName(QStringLiteral("binName") + n);
    m_choice->setObjectName(QStringLiteral("binAction") + n);
    m_operand->setNames(QStringLiteral("typeButton") + n, QStringLiteral("operand") + n);
    m_arguments->setPrefix(QStringLiteral("argument%1_").arg(n));
    m_path->setNumber(n);
    m_options->setNumber(n);
    m_more->setObjectName(QStringLiteral("operationMenu") + n);
    m_remove->setObjectName(QStringLiteral("removeOperation") + n);
    m_problem->setObjectName(QStringLiteral("operationProblem") + n);
    setAccessibleName(tr("bin operation %1").arg(number + 1));
}

QString BinOperationRow::inputProblem() const
{
    if (operandOf(m_action))
        return m_operand->problem();
    if (!std::holds_alternative<Call>(m_action))
        return {};
    const QString argument = m_arguments->problem();
    return argument.isEmpty() ? m_path->problem() : argument;
}

void BinOperationRow::setProblem(const QString& sentence, bool isError, bool nameIsWrong)
{
    m_problem->setText(sentence);
    m_problem->setVisible(!sentence.isEmpty());
    setTone(m_problem, isError ? Tone::danger : Tone::warning);
    setSurface(this, sentence.isEmpty() ? Surface::panel : isError ? Surface::dangerSoft : Surface::warningSoft);
    setInvalid(m_name, nameIsWrong);
    m_operand->setInvalid(!m_operand->problem().isEmpty());
    m_arguments->showInvalid();
    m_path->showInvalid();
}

void BinOperationRow::focusName()
{
    m_name->setFocus();
    m_name->selectAll();
}

void BinOperationRow::focusProblem()
{
    if (inputProblem().isEmpty())
        focusName();
    else if (operandOf(m_action))
        m_operand->controls().back()->setFocus();
    else if (!m_arguments->focusProblem())
        m_path->focusProblem();
}

QList<QWidget*> BinOperationRow::controls() const
{
    QList<QWidget*> all{m_name, m_choice};
    if (operandOf(m_action))
        all << m_operand->controls();
    if (std::holds_alternative<Call>(m_action))
        all << m_arguments->controls() << m_path->controls() << m_options->controls();
    return all << m_more << m_remove;
}

} // namespace binnacle::ui
