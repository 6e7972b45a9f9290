// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QVBoxLayout;

namespace binnacle::ui {

/// A panel with a border and round corners. Its content goes into body(), which has no margins of its own.
class Card : public QFrame {
    Q_OBJECT

public:
    explicit Card(QWidget* parent = nullptr);

    QVBoxLayout* body() const { return m_body; }

private:
    QVBoxLayout* m_body;
};

/// A hairline between two parts of a page.
class Separator : public QFrame {
    Q_OBJECT

public:
    explicit Separator(Qt::Orientation orientation, QWidget* parent = nullptr);
};

} // namespace binnacle::ui
