// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/compose/operand_text.h"

#include <QWidget>

class QHBoxLayout;

namespace binnacle::ui {

/// Edits the operand of a bin operation with what fits its type: a line for numbers, texts, hex and JSON, a switch for a boolean,
/// words for what has nothing to edit. The value stays as it was given until it is edited.
class OperandEditor : public QWidget {
    Q_OBJECT

public:
    explicit OperandEditor(QWidget* parent = nullptr);

    void setValue(const Value& value);
    /// The last one that could be read.
    const Value& value() const { return m_value; }

    OperandType type() const { return typeOf(m_value); }
    /// Keeps of the value what the other type can hold.
    void setType(OperandType type);

    /// Why what stands there is no value of the type; empty if it is one.
    const QString& problem() const { return m_problem; }

    /// The control that takes the focus; null if there is nothing to edit.
    QWidget* control() const { return m_control; }
    /// The object name of the control, for whatever type.
    void setControlName(const QString& name);
    void setInvalid(bool invalid);

signals:
    void changed();
    /// Enter was pressed in a line.
    void entered();

private:
    void build();
    QWidget* makeLine();
    QWidget* makeSwitch();
    QWidget* makeWords();
    void read(const QString& text);

    QHBoxLayout* m_layout;
    QWidget* m_shown = nullptr;
    QWidget* m_control = nullptr;
    QString m_name;
    QString m_problem;
    Value m_value;
};

} // namespace binnacle::ui
