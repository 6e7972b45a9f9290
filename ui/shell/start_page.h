// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace binnacle::ui {

class BusyBar;
class Connection;
class EmptyState;

/// What stands in the middle as long as no set is open: how the connection is doing, and what to do next.
class StartPage : public QWidget {
    Q_OBJECT

public:
    explicit StartPage(const Connection& connection, QWidget* parent = nullptr);

signals:
    void retryRequested();
    void refreshRequested();
    void composeRequested();

private:
    void update();
    void showConnected();
    void act();

    const Connection& m_connection;
    EmptyState* m_state;
    BusyBar* m_busy;
};

} // namespace binnacle::ui
