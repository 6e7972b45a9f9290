// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connections/navigator.h"

#include "ui/connections/catalog_delegate.h"
#include "ui/connections/catalog_model.h"
#include "ui/theme/fonts.h"
#include "ui/theme/labels.h"
#include "ui/theme/metrics.h"

#include <QApplication>
#include <QClipboard>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>
#include <iterator>

namespace binnacle::ui {

namespace {

bool isSet(const QModelIndex& index)
{
    return index.data(CatalogModel::KindRole).toInt() == static_cast<int>(CatalogModel::Kind::set);
}

/// Shows at the right of an empty field how to get there by the keyboard.
void addShortcutHint(QLineEdit& field, const QString& keys)
{
    auto* const hint = makeLabel(keys, Tone::muted, &field);
    hint->setFont(valueFont(11));
    hint->setAttribute(Qt::WA_TransparentForMouseEvents);
    auto* const layout = new QHBoxLayout(&field);
    layout->setContentsMargins(0, 0, metrics::grid, 0);
    layout->addWidget(hint, 0, Qt::AlignRight | Qt::AlignVCenter);
    QObject::connect(&field, &QLineEdit::textChanged, hint, [hint](const QString& text) { hint->setVisible(text.isEmpty()); });
}

QModelIndex firstSetBelow(const QAbstractItemModel& model, const QModelIndex& parent)
{
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const QModelIndex index = model.index(row, 0, parent);
        if (isSet(index)) {
            return index;
        }
        if (const QModelIndex below = firstSetBelow(model, index); below.isValid()) {
            return below;
        }
    }
    return {};
}

} // namespace

Navigator::Navigator(QWidget* parent)
    : QWidget(parent),
      m_model(new CatalogModel(this)),
      m_filter(new QSortFilterProxyModel(this)),
      m_search(new QLineEdit(this)),
      m_tree(new QTreeView(this)),
      m_noMatch(makeLabel({}, Tone::secondary, this, true)),
      m_failureTitle(new ElidedLabel),
      m_failureSentence(makeLabel({}, Tone::text, nullptr, true)),
      m_failure(makeFailureStrip())
{
    setSurface(this, Surface::panel);
    m_search->setObjectName(QStringLiteral("navigatorSearch"));
    m_search->setPlaceholderText(tr("Search sets…"));
    addShortcutHint(*m_search, QStringLiteral("Ctrl+K"));
    m_search->setAccessibleName(tr("Search sets"));
    m_search->setClearButtonEnabled(true);
    m_search->installEventFilter(this);
    m_noMatch->setObjectName(QStringLiteral("navigatorNoMatch"));
    m_noMatch->setContentsMargins(metrics::margin, 0, metrics::margin, metrics::grid);
    m_noMatch->hide();

    auto* const top = new QHBoxLayout;
    top->setContentsMargins(metrics::grid, metrics::grid, metrics::grid, metrics::halfGrid);
    top->addWidget(m_search);
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(top);
    layout->addWidget(m_noMatch);
    auto* const middle = new QHBoxLayout;
    middle->setContentsMargins(metrics::halfGrid, metrics::halfGrid, metrics::halfGrid, 0);
    middle->addWidget(m_tree);
    layout->addLayout(middle, 1);
    layout->addWidget(m_failure);

    buildTree();
    connect(m_search, &QLineEdit::textChanged, this, &Navigator::applyFilter);
    connect(m_search, &QLineEdit::returnPressed, this, &Navigator::activateFirstMatch);
}

void Navigator::buildTree()
{
    m_filter->setSourceModel(m_model);
    m_filter->setRecursiveFilteringEnabled(true);
    m_filter->setAutoAcceptChildRows(true);
    m_filter->setFilterCaseSensitivity(Qt::CaseInsensitive);

    m_tree->setObjectName(QStringLiteral("navigatorTree"));
    m_tree->setAccessibleName(tr("Connections, namespaces and sets"));
    m_tree->setModel(m_filter);
    m_tree->setItemDelegate(new CatalogDelegate(m_tree));
    m_tree->setHeaderHidden(true);
    m_tree->setUniformRowHeights(true);
    m_tree->setIndentation(2 * metrics::grid);
    m_tree->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_tree->setContextMenuPolicy(Qt::CustomContextMenu);
    m_tree->setMouseTracking(true);
    connect(m_tree, &QTreeView::clicked, this, &Navigator::activate);
    connect(m_tree, &QTreeView::activated, this, &Navigator::activate);
    connect(m_tree, &QTreeView::customContextMenuRequested, this, &Navigator::showMenu);
    connect(m_filter, &QAbstractItemModel::rowsInserted, this, [this](const QModelIndex& parent) {
        m_tree->expand(parent); // what has just arrived is worth seeing
    });
}

QWidget* Navigator::makeFailureStrip()
{
    auto* const strip = new QWidget(this);
    strip->setObjectName(QStringLiteral("navigatorFailure"));
    setSurface(strip, Surface::dangerSoft);
    m_failureTitle->setFont(textFont(13, QFont::DemiBold));
    setTone(m_failureTitle, Tone::danger);
    m_failureSentence->setObjectName(QStringLiteral("navigatorFailureSentence"));
    auto* const retry = new QPushButton(tr("Try again"), strip);
    retry->setObjectName(QStringLiteral("navigatorRetry"));
    connect(retry, &QPushButton::clicked, this, &Navigator::retryRequested);

    auto* const layout = new QVBoxLayout(strip);
    layout->setContentsMargins(metrics::margin, metrics::margin, metrics::margin, metrics::margin);
    layout->setSpacing(metrics::halfGrid);
    layout->addWidget(m_failureTitle);
    layout->addWidget(m_failureSentence);
    layout->addSpacing(metrics::halfGrid);
    layout->addWidget(retry, 0, Qt::AlignLeft);
    strip->hide();
    return strip;
}

void Navigator::setConnections(const std::vector<ConnectionInfo>& connections)
{
    m_model->setConnections(connections);
    m_failed.clear();
    std::copy_if(connections.begin(), connections.end(), std::back_inserter(m_failed),
                 [](const ConnectionInfo& info) { return info.state == ConnectionInfo::State::failed; });
    updateFailure();
}

void Navigator::showFailures(bool show)
{
    m_showsFailures = show;
    updateFailure();
}

void Navigator::updateFailure()
{
    if (!m_failed.empty()) {
        m_failureTitle->setText(tr("Can't reach %1").arg(m_failed.front().address));
        m_failureSentence->setText(m_failed.front().error);
    }
    m_failure->setVisible(m_showsFailures && !m_failed.empty());
}

void Navigator::selectSet(const QByteArray& nameSpace, const QByteArray& set)
{
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const QModelIndex found = m_filter->mapFromSource(m_model->indexOf(row, nameSpace, set));
        if (found.isValid()) {
            m_tree->setCurrentIndex(found);
            return;
        }
    }
}

void Navigator::focusTree()
{
    m_tree->setFocus(Qt::OtherFocusReason);
}

void Navigator::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void Navigator::applyFilter(const QString& text)
{
    m_filter->setFilterFixedString(text.trimmed());
    if (!text.trimmed().isEmpty()) {
        m_tree->expandAll();
    }
    m_noMatch->setText(tr("No namespace or set is named like “%1”.").arg(text.trimmed()));
    m_noMatch->setVisible(m_filter->rowCount() == 0 && m_model->rowCount() > 0);
}

void Navigator::activate(const QModelIndex& index)
{
    if (isSet(index)) {
        emit setActivated(index.data(CatalogModel::NamespaceRole).toByteArray(),
                          index.data(CatalogModel::NameRole).toByteArray());
    }
}

void Navigator::activateFirstMatch()
{
    const QModelIndex first = firstSetBelow(*m_filter, {});
    if (first.isValid() && !m_search->text().trimmed().isEmpty()) {
        m_tree->setCurrentIndex(first);
        activate(first);
    }
}

void Navigator::showMenu(const QPoint& position)
{
    const QModelIndex index = m_tree->indexAt(position);
    auto* const menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (isSet(index)) {
        const QByteArray nameSpace = index.data(CatalogModel::NamespaceRole).toByteArray();
        const QByteArray set = index.data(CatalogModel::NameRole).toByteArray();
        menu->addAction(tr("&Open"), this, [this, nameSpace, set] { emit setActivated(nameSpace, set); });
        menu->addAction(tr("&Compose an operation"), this, [this, nameSpace, set] { emit composeRequested(nameSpace, set); });
        menu->addSeparator();
    }
    if (index.isValid()) {
        menu->addAction(tr("Copy &name"), this, [name = index.data().toString()] { QApplication::clipboard()->setText(name); });
    }
    menu->addAction(tr("&Refresh"), this, &Navigator::refreshRequested);
    menu->popup(m_tree->viewport()->mapToGlobal(position));
}

bool Navigator::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_search && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Down) {
            m_tree->setFocus(Qt::TabFocusReason);
            return true;
        }
        if (key == Qt::Key_Escape && !m_search->text().isEmpty()) {
            m_search->clear();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace binnacle::ui
