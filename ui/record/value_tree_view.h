// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QTreeView>

namespace binnacle::ui {

class ValueTreeModel;

/// The typed tree of a record. What was opened stays open from one record to the next, by its path.
class ValueTreeView : public QTreeView {
    Q_OBJECT

public:
    explicit ValueTreeView(ValueTreeModel& model, QWidget* parent = nullptr);

    void copyCurrentValue();
    void copyCurrentPath();

signals:
    /// The sketch of a bin is to be looked at closely.
    void sketchRequested(const QString& bin);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void drawRow(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    void addActions();
    void openCurrentSketch();
    void showMenu(const QPoint& position);
    void restoreOpen();
    void restoreOpen(const QModelIndex& index, int& budget);
    void remember(const QModelIndex& index, bool open);
    void fitColumns();
    void fetchAtEnd();

    ValueTreeModel& m_model;
    QHash<QString, bool> m_open; ///< by path: opened or closed by the user
    bool m_restoring = false;
};

} // namespace binnacle::ui
