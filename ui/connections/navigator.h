// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/connections/catalog.h"

#include <QWidget>

#include <vector>

class QLabel;
class QLineEdit;
class QModelIndex;
class QSortFilterProxyModel;
class QTreeView;

namespace binnacle::ui {

class CatalogModel;
class ElidedLabel;

/// The left panel: connections, namespaces and sets, with a field that filters them. It shows what it is fed with and asks for
/// the rest by signals.
class Navigator : public QWidget {
    Q_OBJECT

public:
    explicit Navigator(QWidget* parent = nullptr);

    void setConnections(const std::vector<ConnectionInfo>& connections);

    /// Selects a set's row without activating it; does nothing for one that is not shown.
    void selectSet(const QByteArray& nameSpace, const QByteArray& set);

    void focusSearch();
    void focusTree();

    /// Whether a failed connection is explained below the tree; not needed where the page beside it does.
    void showFailures(bool show);

signals:
    void setActivated(const QByteArray& nameSpace, const QByteArray& set);
    void composeRequested(const QByteArray& nameSpace, const QByteArray& set);
    void retryRequested();
    void refreshRequested();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void buildTree();
    QWidget* makeFailureStrip();
    void applyFilter(const QString& text);
    void activate(const QModelIndex& index);
    void activateFirstMatch();
    void showMenu(const QPoint& position);
    void updateFailure();

    CatalogModel* m_model;
    QSortFilterProxyModel* m_filter;
    QLineEdit* m_search;
    QTreeView* m_tree;
    QLabel* m_noMatch;
    ElidedLabel* m_failureTitle;
    QLabel* m_failureSentence;
    QWidget* m_failure;
    std::vector<ConnectionInfo> m_failed;
    bool m_showsFailures = true;
};

} // namespace binnacle::ui
