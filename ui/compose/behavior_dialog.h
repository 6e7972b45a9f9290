// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/compose/derived_behavior.h"

#include <QDialog>

#include <vector>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace binnacle::ui {

class SettingRow;

/// Derives a behavior from a predefined one: changes by scope, and beside them what holds for a kind of command and where each
/// value comes from. Open it with open(); it tells the behavior with chosen() and closes.
class BehaviorDialog : public QDialog {
    Q_OBJECT

public:
    /// `command`: the one whose effective values are shown first.
    BehaviorDialog(const Behavior& behavior, CommandClass command, QWidget* parent = nullptr);

signals:
    void chosen(const binnacle::Behavior& behavior);

private:
    QWidget* buildHead();
    QWidget* buildScopes();
    QWidget* buildSettings();
    QWidget* buildButtons();
    void chooseBase(int index);
    void chooseScope(int index);
    void chooseCommand();
    void edit(std::size_t setting);
    void resetAll();
    void showChanges();
    void showEffective();
    void showScopes();
    void showCommand();
    void validate();
    Scope scope() const;
    void submit();

    DerivedBehavior m_derived;
    Behavior m_ownBase; ///< what it was derived from when it was opened
    CommandClass m_command;
    QLineEdit* m_name;
    QComboBox* m_base;
    QComboBox* m_scope;
    QComboBox* m_kind;
    QComboBox* m_shape;
    QComboBox* m_consistency;
    std::vector<SettingRow*> m_rows;
    QLabel* m_problem;
    QPushButton* m_reset;
    QPushButton* m_accept;
};

} // namespace binnacle::ui
