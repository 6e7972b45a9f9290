// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/bin_operation_row.h"

#include "ui/compose/action_choice.h"
#include "ui/compose/argument_list.h"
#include "ui/compose/bin_name_edit.h"
#include "ui/compose/call_options.h"
#include "ui/compose/drag_grip.h"
#include "ui/compose/path_editor.h"
#include "ui/models/sketch_cost.h"
#include "ui/editors/choice_button.h"
#include "ui/editors/icon_button.h"
#include "ui/editors/menu_button.h"
#include "ui/editors/value_field.h"
#include "ui/theme/labels.h"
#include "ui/theme/metrics.h"
#include "ui/theme/roles.h"
#include "ui/theme/type_chip.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QShortcut>

namespace binnacle::ui {

namespace {

constexpr int nameWidth = 132;
constexpr int choiceWidth = 148;
constexpr int indent = metrics::iconSize + metrics::grid;

/// What is hidden leaves its room, so that the columns of all rows stay below one another.
void keepRoom(QWidget* widget, bool keep)
{
    QSizePolicy policy = widget->sizePolicy();
    policy.setRetainSizeWhenHidden(keep);
    widget->setSizePolicy(policy);
}

/// The type that a method is for.
QString chipOf(const Call& call)
{
    switch (entryOf(call.method).family) {
    case MethodFamily::list:
        return QStringLiteral("list");
    case MethodFamily::map:
        return QStringLiteral("map");
    case MethodFamily::bits:
        return QStringLiteral("blob");
    case MethodFamily::hll:
        return QStringLiteral("hll");
    case MethodFamily::expression:
        return QStringLiteral("ael");
    case MethodFamily::selection:
        break;
    }
    return call.path.empty() || isMapSelector(call.path.back().selector) ? QStringLiteral("map") : QStringLiteral("list");
}

/// What the sketch costs that a call makes; empty for other calls.
QString costOf(const Call& call)
{
    const std::size_t at = call.method == Method::hllAdd ? 1 : 0;
    const bool makes = call.method == Method::hllInit || call.method == Method::hllAdd || call.method == Method::hllFold;
    const auto bits = [&](std::size_t argument, std::int64_t otherwise) {
        const auto* given = argument < call.arguments.size() ? call.arguments[argument].as<std::int64_t>() : nullptr;
        return given ? *given : otherwise;
    };
    return makes ? sketchCost(bits(at, -1), bits(at + 1, 0)) : QString();
}

} // namespace

BinOperationRow::BinOperationRow(const BinOperation& operation, QWidget* parent)
    : QFrame(parent),
      m_name(new BinNameEdit(this)),
      m_choice(new ChoiceButton(this)),
      m_operand(new ValueField(this)),
      m_chipRoom(new QWidget(this)),
      m_chip(new TypeChip(m_chipRoom)),
      m_arguments(new ArgumentList(this)),
      m_path(new PathEditor(this)),
      m_options(new CallOptions(this)),
      m_below(new QWidget(this)),
      m_more(new IconButton(QStringLiteral("more"), tr("More about this operation"), this)),
      m_remove(new IconButton(QStringLiteral("close"), tr("Delete this operation (Ctrl+Shift+K)"), this)),
      m_problem(makeLabel({}, Tone::danger, this, true))
{
    m_name->setName(operation.bin);
    m_choice->setChoices(actionChoices());
    m_choice->setAccessibleDescription(tr("what is done to the bin"));
    m_operand->setNilWords(tr("removes the bin"));
    m_operand->setAccessibleLabel(tr("operand"));
    m_problem->hide();
    build();
    buildMore();
    show(operation.action);
    connectParts();
    addShortcuts();
}

void BinOperationRow::connectParts()
{
    connect(m_name, &QLineEdit::textEdited, this, &BinOperationRow::changed);
    connect(m_choice, &ChoiceButton::chosen, this, [this](int choice) {
        show(actionOfChoice(choice, action()));
        emit changed();
    });
    connect(m_operand, &ValueField::changed, this, [this] {
        emit changed();
        emit rearranged();
    });
    connect(m_operand, &ValueField::entered, this, &BinOperationRow::nextRequested);
    connect(m_arguments, &ArgumentList::entered, this, &BinOperationRow::nextRequested);
    connect(m_arguments, &ArgumentList::changed, this, &BinOperationRow::callEdited);
    connect(m_arguments, &ArgumentList::rearranged, this, &BinOperationRow::rearranged);
    connect(m_options, &CallOptions::changed, this, &BinOperationRow::callEdited);
    connect(m_path, &PathEditor::rearranged, this, &BinOperationRow::rearranged);
    connect(m_path, &PathEditor::changed, this, [this] {
        const Call edited = call();
        m_options->setCall(edited);
        showCall(edited);
        emit changed();
    });
    connect(m_remove, &QPushButton::clicked, this, &BinOperationRow::removeRequested);
}

void BinOperationRow::build()
{
    setAttribute(Qt::WA_StyledBackground);
    m_name->setFixedWidth(nameWidth);
    m_choice->setFixedWidth(choiceWidth);
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::margin, 5, metrics::grid, 5);
    column->setSpacing(6);
    column->addLayout(buildLine());
    m_belowLine = new QBoxLayout(QBoxLayout::LeftToRight, m_below);
    m_belowLine->setContentsMargins(indent, 0, metrics::grid, 3);
    m_belowLine->setSpacing(6);
    m_belowLine->addWidget(m_path);
    m_belowLine->addWidget(m_options, 1);
    column->addWidget(m_below);
    m_problem->setContentsMargins(indent, 0, 0, 0);
    column->addWidget(m_problem);
}

QHBoxLayout* BinOperationRow::buildLine()
{
    auto* const grip = new DragGrip(this);
    connect(grip, &DragGrip::moveRequested, this, &BinOperationRow::moveRequested);
    // As wide as the button of a type, so that what stands behind it is below one another in all rows.
    auto* const chip = new QHBoxLayout(m_chipRoom);
    chip->setContentsMargins(3, 0, 0, 0);
    chip->addWidget(m_chip, 0, Qt::AlignLeft);
    m_chip->setFixedHeight(metrics::controlHeight);
    m_chipRoom->setFixedWidth(TypeButton().sizeHint().width());
    auto* const line = new QHBoxLayout;
    line->setSpacing(metrics::grid);
    line->addWidget(grip, 0, Qt::AlignTop);
    line->addWidget(m_name, 0, Qt::AlignTop);
    line->addWidget(m_choice, 0, Qt::AlignTop);
    line->addWidget(m_chipRoom, 0, Qt::AlignTop);
    line->addWidget(m_arguments, 1, Qt::AlignTop);
    line->addWidget(m_operand, 1, Qt::AlignTop);
    line->addSpacing(-metrics::halfGrid);
    line->addWidget(m_more, 0, Qt::AlignTop);
    line->addSpacing(-metrics::grid);
    line->addWidget(m_remove, 0, Qt::AlignTop);
    return line;
}

void BinOperationRow::buildMore()
{
    auto* const menu = new QMenu(this);
    // The keys are told after a tab, not set: the shortcuts of the row have them already.
    menu->addAction(tr("Move up\tAlt+Up"), this, [this] { emit moveRequested(-1); });
    menu->addAction(tr("Move down\tAlt+Down"), this, [this] { emit moveRequested(1); });
    menu->addAction(tr("Duplicate\tCtrl+D"), this, &BinOperationRow::duplicateRequested);
    m_addStep = menu->addAction(tr("Add a path step"), m_path, &PathEditor::addStep);
    menu->addSeparator();
    menu->addAction(tr("Delete\tCtrl+Shift+K"), this, &BinOperationRow::removeRequested);
    connect(m_more, &QPushButton::clicked, this, [this, menu] { menu->popup(m_more->mapToGlobal(QPoint(0, m_more->height()))); });
}

void BinOperationRow::addShortcuts()
{
    const auto add = [this](const QKeySequence& keys, auto&& act) {
        auto* const shortcut = new QShortcut(keys, this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, act);
    };
    add(QKeySequence(Qt::ALT | Qt::Key_Up), [this] { emit moveRequested(-1); });
    add(QKeySequence(Qt::ALT | Qt::Key_Down), [this] { emit moveRequested(1); });
    add(QKeySequence(Qt::CTRL | Qt::Key_D), [this] { emit duplicateRequested(); });
    add(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_K), [this] { emit removeRequested(); });
}

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
