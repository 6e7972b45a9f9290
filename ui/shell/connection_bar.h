// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace binnacle::ui {

class Badge;
class Connection;
class ElidedLabel;

/// Right of the menus: a dot for the state, what is connected, and the environment as a pill.
class ConnectionBar : public QWidget {
    Q_OBJECT

public:
    explicit ConnectionBar(const Connection& connection, QWidget* parent = nullptr);

    QString text() const;

private:
    void update();

    const Connection& m_connection;
    QWidget* m_dot;
    ElidedLabel* m_text;
    Badge* m_environment;
};

} // namespace binnacle::ui
