// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/bin_operation_row.h"

#include "ui/compose/bin_name_edit.h"
#include "ui/compose/drag_grip.h"
#include "ui/compose/icon_button.h"
#include "ui/compose/menu_button.h"
#include "ui/compose/operand_editor.h"
#include "ui/theme/icons.h"
#include "ui/theme/labels.h"
#include "ui/theme/metrics.h"
#include "ui/theme/roles.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QShortcut>

#include <algorithm>

namespace binnacle::ui {

namespace {

constexpr int nameWidth = 148;
constexpr int actionWidth = 132;
constexpr int minimumActionWidth = 116;
constexpr std::size_t longestName = 15;

/// What is hidden leaves its room, so that the columns of all rows stay below one another.
void keepRoom(QWidget* widget)
{
    QSizePolicy policy = widget->sizePolicy();
    policy.setRetainSizeWhenHidden(true);
    widget->setSizePolicy(policy);
}

} // namespace

BinOperationRow::BinOperationRow(const BinOperation& operation, QWidget* parent)
    : QFrame(parent), m_kind(kindOf(operation.action)), m_name(new BinNameEdit(this)), m_action(new QComboBox(this)),
      m_type(new TypeButton(this)), m_operand(new OperandEditor(this)),
      m_more(new IconButton(QStringLiteral("more"), tr("More about this operation"), this)),
      m_remove(new IconButton(QStringLiteral("close"), tr("Delete this operation (Ctrl+Shift+K)"), this)),
      m_problem(makeLabel({}, Tone::danger, this, true))
{
    m_name->setName(operation.bin);
    if (const Value* operand = operandOf(operation.action))
        m_operand->setValue(*operand);
    for (const ActionKind kind : actionKinds)
        m_action->addItem(textOf(kind));
    m_action->setCurrentIndex(static_cast<int>(m_kind));
    m_action->setAccessibleName(tr("what is done to the bin"));
    m_problem->hide();
    build();
    updateOperand();

    connect(m_name, &QLineEdit::textEdited, this, &BinOperationRow::changed);
    connect(m_action, &QComboBox::currentIndexChanged, this, [this](int index) { setKind(actionKinds[index]); });
    connect(m_operand, &OperandEditor::changed, this, [this] {
        m_type->setChip(chipOf(m_operand->type()));
        emit changed();
    });
    connect(m_operand, &OperandEditor::entered, this, &BinOperationRow::nextRequested);
    connect(m_remove, &QPushButton::clicked, this, &BinOperationRow::removeRequested);
    addShortcuts();
    buildMore();
}

void BinOperationRow::build()
{
    setAttribute(Qt::WA_StyledBackground);
    m_name->setFixedWidth(nameWidth);
    m_action->setMinimumWidth(minimumActionWidth);
    m_action->setMaximumWidth(actionWidth);
    keepRoom(m_type);
    keepRoom(m_operand);
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::margin, 5, metrics::grid, 5);
    column->setSpacing(metrics::halfGrid);
    column->addLayout(buildLine());
    m_problem->setContentsMargins(metrics::iconSize + metrics::grid, 0, 0, 0);
    column->addWidget(m_problem);
}

QHBoxLayout* BinOperationRow::buildLine()
{
    auto* const grip = new DragGrip(this);
    connect(grip, &DragGrip::moveRequested, this, &BinOperationRow::moveRequested);
    auto* const line = new QHBoxLayout;
    line->setSpacing(metrics::grid);
    line->addWidget(grip);
    line->addWidget(m_name);
    line->addWidget(m_action, 1);
    line->addWidget(m_type);
    line->addWidget(m_operand, 4);
    line->addSpacing(-metrics::halfGrid);
    line->addWidget(m_more);
    line->addSpacing(-metrics::grid);
    line->addWidget(m_remove);
    return line;
}

void BinOperationRow::buildMore()
{
    auto* const menu = new QMenu(this);
    // The keys are told after a tab, not set: the shortcuts of the row have them already.
    menu->addAction(tr("Move up\tAlt+Up"), this, [this] { emit moveRequested(-1); });
    menu->addAction(tr("Move down\tAlt+Down"), this, [this] { emit moveRequested(1); });
    menu->addAction(tr("Duplicate\tCtrl+D"), this, &BinOperationRow::duplicateRequested);
    menu->addSeparator();
    menu->addAction(tr("Delete\tCtrl+Shift+K"), this, &BinOperationRow::removeRequested);
    connect(m_more, &QPushButton::clicked, this,
            [this, menu] { menu->popup(m_more->mapToGlobal(QPoint(0, m_more->height()))); });
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

BinOperation BinOperationRow::operation() const
{
    return {m_name->name(), makeAction(m_kind, m_operand->value())};
}

void BinOperationRow::setKind(ActionKind kind)
{
    m_kind = kind;
    const std::vector<OperandType> types = typesFor(kind);
    if (!types.empty() && std::find(types.begin(), types.end(), m_operand->type()) == types.end())
        m_operand->setValue(converted(m_operand->value(), types.front()));
    updateOperand();
    emit changed();
}

void BinOperationRow::updateOperand()
{
    const bool operand = takesOperand(m_kind);
    m_operand->setVisible(operand);
    m_type->setVisible(operand);
    m_type->setChip(chipOf(m_operand->type()));
    fillTypes();
}

void BinOperationRow::fillTypes()
{
    QMenu* const menu = m_type->choices();
    menu->clear();
    for (const OperandType type : typesFor(m_kind)) {
        QAction* const action = menu->addAction(QStringLiteral("%1\t%2").arg(textOf(type), chipOf(type)));
        connect(action, &QAction::triggered, this, [this, type] { m_operand->setType(type); });
    }
}

void BinOperationRow::setNumber(int number)
{
    const QString n = QString::number(number);
    setObjectName(QStringLiteral("binOperation") + n);
    m_name->setObjectName(QStringLiteral("binName") + n);
    m_action->setObjectName(QStringLiteral("binAction") + n);
    m_type->setObjectName(QStringLiteral("typeButton") + n);
    m_operand->setControlName(QStringLiteral("operand") + n);
    m_more->setObjectName(QStringLiteral("operationMenu") + n);
    m_remove->setObjectName(QStringLiteral("removeOperation") + n);
    m_problem->setObjectName(QStringLiteral("operationProblem") + n);
    setAccessibleName(tr("bin operation %1").arg(number + 1));
}

QString BinOperationRow::inputProblem() const
{
    return takesOperand(m_kind) ? m_operand->problem() : QString();
}

void BinOperationRow::setProblem(const QString& sentence, bool isError)
{
    m_problem->setText(sentence);
    m_problem->setVisible(!sentence.isEmpty());
    setTone(m_problem, isError ? Tone::danger : Tone::warning);
    setSurface(this, sentence.isEmpty() ? Surface::panel : isError ? Surface::dangerSoft : Surface::warningSoft);
    const std::size_t nameBytes = m_name->name().size();
    setInvalid(m_name, !sentence.isEmpty() && (nameBytes == 0 || nameBytes > longestName));
    m_operand->setInvalid(!inputProblem().isEmpty());
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
    else
        m_operand->setFocus();
}

QList<QWidget*> BinOperationRow::controls() const
{
    QList<QWidget*> all{m_name, m_action, m_type};
    if (m_operand->control())
        all << m_operand->control();
    return all << m_more << m_remove;
}

} // namespace binnacle::ui
