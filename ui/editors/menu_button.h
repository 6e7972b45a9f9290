// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPushButton>

class QMenu;

namespace binnacle::ui {

/// A button with an arrow, which is clicked by Enter and Down, too.
class DropButton : public QPushButton {
    Q_OBJECT

public:
    explicit DropButton(QWidget* parent = nullptr);

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
};

/// A button that opens a menu below itself, without an event loop of its own: a menu set with setMenu() has one.
class MenuButton : public DropButton {
    Q_OBJECT

public:
    explicit MenuButton(QWidget* parent = nullptr);

    /// Owned by the button; filled by whoever has the button.
    QMenu* choices() const { return m_menu; }

private:
    void open();

    QMenu* m_menu;
};

/// The chip of a type that can be changed: opens the menu of types.
class TypeButton : public MenuButton {
    Q_OBJECT

public:
    explicit TypeButton(QWidget* parent = nullptr);

    void setChip(const QString& chip);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_chip;
};

} // namespace binnacle::ui
