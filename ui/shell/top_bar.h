// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QMenuBar;

namespace binnacle::ui {

class Connection;
class ElidedLabel;

/// The head of the window: the stripe, the product's name, the menus, and the connection. Status tips are shown between.
class TopBar : public QWidget {
    Q_OBJECT

public:
    explicit TopBar(const Connection& connection, QWidget* parent = nullptr);

    QMenuBar& menuBar() { return *m_menuBar; }

    /// Empty: nothing.
    void showTip(const QString& tip);

private:
    QMenuBar* m_menuBar;
    ElidedLabel* m_tip;
};

} // namespace binnacle::ui
