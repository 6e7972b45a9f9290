// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/browse/columns_menu.h"

#include <QCheckBox>
#include <QTableView>
#include <QWidgetAction>

#include <algorithm>

namespace binnacle::ui {

namespace {

/// A menu is no place for a thousand boxes; the rest is shown and hidden with all of them.
constexpr int mostBoxes = 60;

} // namespace

ColumnsMenu::ColumnsMenu(QTableView& table, QWidget* parent) : QMenu(parent), m_table(table)
{
    setObjectName(QStringLiteral("columnsMenu"));
    connect(this, &QMenu::aboutToShow, this, &ColumnsMenu::fill);
}

void ColumnsMenu::fill()
{
    clear();
    const int columns = m_table.model()->columnCount();
    QAction* all = addAction(tr("Show all"));
    connect(all, &QAction::triggered, this, [this] {
        for (int column = 0; column < m_table.model()->columnCount(); ++column)
            m_table.setColumnHidden(column, false);
    });
    addSeparator();
    for (int column = 1; column < std::min(columns, mostBoxes + 1); ++column)
        addColumn(column);
    if (columns > mostBoxes + 1)
        addAction(tr("and %1 more").arg(columns - mostBoxes - 1))->setEnabled(false);
}

void ColumnsMenu::addColumn(int column)
{
    const QString name = m_table.model()->headerData(column, Qt::Horizontal).toString();
    auto* box = new QCheckBox(QString(name).replace(u'&', QStringLiteral("&&")), this);
    box->setChecked(!m_table.isColumnHidden(column));
    box->setContentsMargins(8, 4, 16, 4);
    connect(box, &QCheckBox::toggled, &m_table,
            [&table = m_table, column](bool shown) { table.setColumnHidden(column, !shown); });
    auto* action = new QWidgetAction(this);
    action->setText(name);
    action->setDefaultWidget(box);
    addAction(action);
}

} // namespace binnacle::ui
