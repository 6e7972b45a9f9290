// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace binnacle::ui {

/// The dots by which a row is dragged. Follows the mouse itself, as QDrag would run an event loop; whoever owns the row moves it.
class DragGrip : public QWidget {
    Q_OBJECT

public:
    /// `row` is what moves: the pointer has to leave it to ask for a move.
    explicit DragGrip(QWidget* row);

    QSize sizeHint() const override;

signals:
    /// -1 up, 1 down.
    void moveRequested(int by);

protected:
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    QWidget* m_row;
};

} // namespace binnacle::ui
