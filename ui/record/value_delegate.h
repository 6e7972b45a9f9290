// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QStyledItemDelegate>

namespace binnacle::ui {

/// Draws a row of the value tree: name and chip on the left, the value on the right in the colour of its type.
class ValueDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    explicit ValueDelegate(QObject* parent);

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    void paintName(QPainter& painter, const QRect& area, const QModelIndex& index, bool selected) const;
    void paintValue(QPainter& painter, const QRect& area, const QModelIndex& index) const;

    QFont m_nameFont;
    QFont m_valueFont;
};

} // namespace binnacle::ui
