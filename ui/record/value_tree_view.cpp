// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/record/value_tree_view.h"

#include "ui/models/record_json.h"
#include "ui/models/value_tree_model.h"
#include "ui/record/value_delegate.h"
#include "ui/theme/palette.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QMenu>
#include <QPainter>
#include <QScopedValueRollback>
#include <QScrollBar>

#include <algorithm>

namespace binnacle::ui {

namespace {

constexpr int step = 16;
/// Short lists and maps of a bin are open until they are closed.
constexpr int openedAtFirst = 8;
/// Nodes that are opened on their own for a new record, or for a filter.
constexpr int mostRestored = 200;

} // namespace

ValueTreeView::ValueTreeView(ValueTreeModel& model, QWidget* parent) : QTreeView(parent), m_model(model)
{
    setObjectName(QStringLiteral("inspectorTree"));
    setAccessibleName(tr("Bins"));
    setModel(&model);
    setItemDelegate(new ValueDelegate(this));
    setHeaderHidden(true);
    header()->setStretchLastSection(true);
    header()->setMinimumSectionSize(40);
    setUniformRowHeights(true);
    setIndentation(step);
    setEditTriggers(NoEditTriggers);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(ScrollPerPixel);
    setContextMenuPolicy(Qt::CustomContextMenu);
    addActions();
    connect(this, &QWidget::customContextMenuRequested, this, &ValueTreeView::showMenu);
    connect(&model, &QAbstractItemModel::modelReset, this, [this] { restoreOpen(); });
    connect(this, &QTreeView::expanded, this, [this](const QModelIndex& index) { remember(index, true); });
    connect(this, &QTreeView::collapsed, this, [this](const QModelIndex& index) { remember(index, false); });
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &ValueTreeView::fetchAtEnd);
}

void ValueTreeView::addActions()
{
    auto* value = new QAction(tr("Copy value"), this);
    value->setObjectName(QStringLiteral("copyTreeValueAction"));
    value->setShortcut(QKeySequence::Copy);
    value->setShortcutContext(Qt::WidgetShortcut);
    connect(value, &QAction::triggered, this, &ValueTreeView::copyCurrentValue);
    auto* path = new QAction(tr("Copy path"), this);
    path->setObjectName(QStringLiteral("copyTreePathAction"));
    connect(path, &QAction::triggered, this, &ValueTreeView::copyCurrentPath);
    auto* sketch = new QAction(tr("Open in HLL"), this);
    sketch->setObjectName(QStringLiteral("openSketchAction"));
    connect(sketch, &QAction::triggered, this, &ValueTreeView::openCurrentSketch);
    connect(this, &QAbstractItemView::activated, sketch, [sketch] {
        if (sketch->isVisible())
            sketch->trigger();
    });
    const auto offer = [this, sketch] {
        const Value* current = m_model.value(currentIndex());
        sketch->setVisible(current && current->as<Hll>() && !currentIndex().parent().isValid());
    };
    connect(selectionModel(), &QItemSelectionModel::currentChanged, sketch, offer);
    connect(&m_model, &QAbstractItemModel::modelReset, sketch, offer);
    offer();
    QWidget::addActions({value, path, sketch});
}

void ValueTreeView::showMenu(const QPoint& position)
{
    if (!currentIndex().isValid())
        return;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addActions(actions());
    menu->popup(viewport()->mapToGlobal(position));
}

void ValueTreeView::copyCurrentValue()
{
    if (const Value* value = m_model.value(currentIndex()))
        QGuiApplication::clipboard()->setText(copyText(*value));
}

void ValueTreeView::copyCurrentPath()
{
    if (currentIndex().isValid())
        QGuiApplication::clipboard()->setText(m_model.path(currentIndex()));
}

void ValueTreeView::openCurrentSketch()
{
    if (currentIndex().isValid())
        emit sketchRequested(m_model.path(currentIndex()));
}

void ValueTreeView::resizeEvent(QResizeEvent* event)
{
    QTreeView::resizeEvent(event);
    fitColumns();
}

void ValueTreeView::drawRow(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    if (selectionModel()->isSelected(index))
        painter->fillRect(option.rect, ui::palette().selection);
    QTreeView::drawRow(painter, option, index);
}

void ValueTreeView::remember(const QModelIndex& index, bool open)
{
    if (!m_restoring && m_model.filter().isEmpty())
        m_open.insert(m_model.path(index), open);
    fitColumns();
}

void ValueTreeView::restoreOpen()
{
    {
        const QScopedValueRollback restoring(m_restoring, true);
        int budget = mostRestored;
        for (int row = 0; row < m_model.rowCount(); ++row)
            restoreOpen(m_model.index(row, 0), budget);
    }
    fitColumns();
}

void ValueTreeView::restoreOpen(const QModelIndex& index, int& budget)
{
    if (budget <= 0 || !m_model.hasChildren(index))
        return;
    const bool filtered = !m_model.filter().isEmpty();
    m_model.fetchMore(index);
    const bool shortBin = !index.parent().isValid() && m_model.rowCount(index) <= openedAtFirst && !m_model.canFetchMore(index);
    if (!filtered && !m_open.value(m_model.path(index), shortBin))
        return;
    --budget;
    expand(index);
    for (int row = 0; row < m_model.rowCount(index); ++row)
        restoreOpen(m_model.index(row, 0, index), budget);
}

/// Names get what they need, up to a part of the room; values the rest.
void ValueTreeView::fitColumns()
{
    const int room = viewport()->width();
    const int wanted = sizeHintForColumn(ValueTreeModel::NameColumn);
    setColumnWidth(ValueTreeModel::NameColumn, std::clamp(wanted, room / 4, std::max(room * 6 / 10, room / 4)));
}

/// Long lists come in parts: when the end of one of them is in sight, its next part is fetched.
void ValueTreeView::fetchAtEnd()
{
    const QScrollBar& bar = *verticalScrollBar();
    if (bar.value() < bar.maximum() - bar.pageStep() / 2)
        return;
    QModelIndex last = indexAt(QPoint(step, viewport()->height() - 2));
    for (; last.isValid(); last = last.parent()) {
        if (m_model.canFetchMore(last.parent())) {
            m_model.fetchMore(last.parent());
            return;
        }
    }
}

} // namespace binnacle::ui
