// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/bin_operation_row.h"

#include "ui/compose/action_choice.h"
#include "ui/compose/argument_list.h"
#include "ui/compose/bin_name_edit.h"
#include "ui/compose/call_options.h"
#include "ui/compose/drag_grip.h"
#include "ui/compose/path_editor.h"
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

} // namespace binnacle::ui
