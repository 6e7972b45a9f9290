// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QAction;
class QMenuBar;
class QWidget;

namespace binnacle::ui {

/// Everything the window can be told to do. The window owns the actions and connects them; each has a name, a status tip and,
/// where it helps, a shortcut.
struct Actions {
    explicit Actions(QWidget& window);

    QAction* newOperation;
    QAction* connectTo;
    QAction* closeTab;
    QAction* quit;

    QAction* find;
    QAction* goToKey;

    QAction* compose;
    QAction* hll;
    QAction* refresh;
    QAction* nextTab;
    QAction* previousTab;
    QAction* navigator; ///< checkable, as are the two below: whether the panel is shown
    QAction* inspector;
    QAction* results;

    QAction* rehearse;
    QAction* execute;
    QAction* stream;
    QAction* stop;

    QAction* about;
};

/// The menu bar's menus, in their order.
void fillMenus(QMenuBar& bar, const Actions& actions);

} // namespace binnacle::ui
