// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/bin_operation_list.h"

#include "ui/compose/action_choice.h"
#include "ui/compose/bin_operation_row.h"
#include "ui/theme/icons.h"
#include "ui/theme/labels.h"
#include "ui/theme/metrics.h"
#include "ui/theme/roles.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace binnacle::ui {

namespace {

/// Above each row stands a hairline; a row and its line are one item of the layout.
QWidget* lined(BinOperationRow* row, QWidget* parent)
{
    auto* const holder = new QWidget(parent);
    auto* const column = new QVBoxLayout(holder);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(new Separator(Qt::Horizontal, holder));
    column->addWidget(row);
    return holder;
}

/// The same action on nothing yet: what is typed next is often the same for another bin.
BinAction likeIt(const BinAction& action)
{
    const int choice = choiceOf(action);
    const Value* const operand = operandOf(action);
    return actionOfChoice(choice, operand ? BinAction(SetTo{emptyValue(typeOf(*operand))}) : BinAction(GetBin{}));
}

constexpr int firstRow = 1; // the header is the first item

} // namespace

BinOperationList::BinOperationList(QWidget* parent)
    : Card(parent),
      m_header(new QWidget(this)),
      m_problem(new ElidedLabel(m_header)),
      m_add(new QPushButton(tr("Add operation"), m_header))
{
    setObjectName(QStringLiteral("binOperations"));
    setRole(m_add, ButtonRole::ghost);
    setThemedIcon(m_add, QStringLiteral("plus"), &Palette::secondary);
    m_add->setObjectName(QStringLiteral("addOperationButton"));
    m_problem->setObjectName(QStringLiteral("operationsProblem"));
    auto* const line = new QHBoxLayout(m_header);
    line->setContentsMargins(metrics::margin, 0, metrics::grid, 0);
    line->setSpacing(metrics::margin);
    line->addWidget(new SectionLabel(tr("Bin operations, in order"), m_header));
    line->addWidget(m_problem, 1);
    line->addWidget(m_add);
    m_header->setFixedHeight(metrics::barHeight);
    body()->addWidget(m_header);
    connect(m_add, &QPushButton::clicked, this, &BinOperationList::add);
}

void BinOperationList::setOperations(const std::vector<BinOperation>& operations)
{
    while (!m_rows.empty()) {
        delete m_rows.back()->parentWidget();
        m_rows.pop_back();
    }
    for (const BinOperation& operation : operations)
        insert(count(), operation);
    renumber();
}

std::vector<BinOperation> BinOperationList::operations() const
{
    std::vector<BinOperation> all;
    all.reserve(m_rows.size());
    for (const BinOperationRow* row : m_rows)
        all.push_back(row->operation());
    return all;
}

void BinOperationList::setProblem(const QString& sentence, bool isError)
{
    m_problem->setText(sentence);
    setTone(m_problem, isError ? Tone::danger : Tone::warning);
}

QList<QWidget*> BinOperationList::controls() const
{
    QList<QWidget*> all{m_add};
    for (const BinOperationRow* row : m_rows)
        all << row->controls();
    return all;
}

BinOperationRow* BinOperationList::insert(int at, const BinOperation& operation)
{
    auto* const row = new BinOperationRow(operation);
    body()->insertWidget(firstRow + at, lined(row, this));
    m_rows.insert(m_rows.begin() + at, row);
    connect(row, &BinOperationRow::changed, this, &BinOperationList::changed);
    connect(row, &BinOperationRow::rearranged, this, &BinOperationList::rearranged);
    connect(row, &BinOperationRow::moveRequested, this, [this, row](int by) { move(row, by); });
    connect(row, &BinOperationRow::duplicateRequested, this, [this, row] { duplicate(row); });
    connect(row, &BinOperationRow::removeRequested, this, [this, row] { remove(row); });
    connect(row, &BinOperationRow::nextRequested, this, [this, row] { addAfter(row); });
    return row;
}

int BinOperationList::indexOf(BinOperationRow* row) const
{
    return static_cast<int>(std::find(m_rows.begin(), m_rows.end(), row) - m_rows.begin());
}

void BinOperationList::add()
{
    addAfter(m_rows.empty() ? nullptr : m_rows.back());
}

void BinOperationList::addAfter(BinOperationRow* row)
{
    const int at = row ? indexOf(row) + 1 : 0;
    BinOperation operation{{}, SetTo{0}};
    if (row) {
        operation.action = likeIt(row->operation().action);
    }
    insert(at, operation);
    renumber();
    emit changed();
    m_rows[static_cast<std::size_t>(at)]->focusName();
}

void BinOperationList::duplicate(BinOperationRow* row)
{
    const int at = indexOf(row) + 1;
    insert(at, row->operation());
    renumber();
    emit changed();
    m_rows[static_cast<std::size_t>(at)]->focusName();
}

void BinOperationList::move(BinOperationRow* row, int by)
{
    const int from = indexOf(row);
    const int to = from + by;
    if (to < 0 || to >= count())
        return;
    std::swap(m_rows[static_cast<std::size_t>(from)], m_rows[static_cast<std::size_t>(to)]);
    QWidget* const holder = row->parentWidget();
    body()->removeWidget(holder);
    body()->insertWidget(firstRow + to, holder);
    // Laid out at once: a drag asks again with the next movement of the mouse, from where the row is then.
    body()->activate();
    renumber();
    emit changed();
}

void BinOperationList::remove(BinOperationRow* row)
{
    const int at = indexOf(row);
    m_rows.erase(m_rows.begin() + at);
    QWidget* const holder = row->parentWidget();
    row->setNumber(-1);
    holder->hide();
    holder->deleteLater();
    renumber();
    emit changed();
    if (m_rows.empty())
        m_add->setFocus();
    else
        m_rows[static_cast<std::size_t>(std::min(at, count() - 1))]->focusName();
}

void BinOperationList::renumber()
{
    for (int i = 0; i < count(); ++i)
        row(i)->setNumber(i);
    emit rearranged();
}

} // namespace binnacle::ui
