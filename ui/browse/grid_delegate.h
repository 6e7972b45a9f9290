// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QStyledItemDelegate>

namespace binnacle::ui {

class RecordTableModel;

/// Draws the cells of the record grid: values in the value face, strings as text, numbers to the right, the rest by what it is.
class GridDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    GridDelegate(const RecordTableModel& model, QObject* parent);

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

    static constexpr int padding = 10;

private:
    QFont fontOf(const QModelIndex& index) const;
    QColor colorOf(const QModelIndex& index) const;

    const RecordTableModel& m_model;
    QFont m_textFont;
    QFont m_valueFont;
    int m_valueAdvance;
};

} // namespace binnacle::ui
