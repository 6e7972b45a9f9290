// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTabBar>

namespace binnacle::ui {

/// What a tab of the window carries, as its tabData().
struct PageTab {
    QWidget* page = nullptr;
    QString context; ///< beside the title of the current tab, such as the namespace of a set
    bool closable = false;
};

/// The flat tabs above the pages: the current one has the panel's colour and stands on the page without a line between.
class PageTabBar : public QTabBar {
    Q_OBJECT

public:
    explicit PageTabBar(QWidget* parent = nullptr);

    PageTab tab(int index) const;
    QSize sizeHint() const override;

signals:
    void closeRequested(int index);

protected:
    QSize tabSizeHint(int index) const override;
    QSize minimumTabSizeHint(int index) const override;
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    QRect closeArea(int index) const;
    void paintTab(QPainter& painter, int index) const;
    void paintText(QPainter& painter, int index, QRect area) const;
    void setHovered(int index);

    int m_hovered = -1;
    int m_pressedClose = -1;
};

} // namespace binnacle::ui
