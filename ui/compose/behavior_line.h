// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operation/behavior.h"

#include <QWidget>

#include <optional>

class QComboBox;
class QPushButton;

namespace binnacle::ui {

/// The document's behavior: the predefined ones, and one of its own that is derived from them.
class BehaviorLine : public QWidget {
    Q_OBJECT

public:
    explicit BehaviorLine(QWidget* parent = nullptr);

    /// `command`: what the segment does, whose effective values the editor shows first.
    void setBehavior(const Behavior& behavior, CommandClass command);

    QList<QWidget*> controls() const;

signals:
    void chosen(const binnacle::Behavior& behavior);

private:
    void choose(int index);
    void edit();
    void showChoices();

    Behavior m_behavior;
    std::optional<Behavior> m_own; ///< stays offered while another one is chosen
    CommandClass m_command;
    QComboBox* m_choice;
    QPushButton* m_edit;
};

} // namespace binnacle::ui
