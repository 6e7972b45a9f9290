// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/editors/operand_text.h"

#include <QWidget>

class QHBoxLayout;

namespace binnacle::ui {

/// Edits a value with what fits its type: a line for numbers, texts, hex and JSON, a switch for a boolean, words for nil. The
/// value stays as it was given until it is edited.
class OperandEditor : public QWidget {
    Q_OBJECT

public:
    explicit OperandEditor(QWidget* parent = nullptr);

    /// With `leftOff`, the line is empty and `value` tells only the type.
    void setValue(const Value& value, bool leftOff = false);
    /// The last one that could be read.
    const Value& value() const { return m_value; }

    OperandType type() const { return m_type; }
    /// Keeps of the value what the other type can hold.
    void setType(OperandType type);
    /// The chip of the value.
    QString chip() const;

    /// An empty line means then that there is no value; `words` stand in it as a hint.
    void setOptional(const QString& words);
    bool isLeftOff() const { return m_leftOff; }
    /// Shown in an empty line instead of what is usual for the type.
    void setHint(const QString& hint);
    /// What a nil means here.
    void setNilWords(const QString& words);

    /// Why what stands there is no value of the type; empty if it is one.
    const QString& problem() const { return m_problem; }

    /// The control that takes the focus; null if there is nothing to edit.
    QWidget* control() const { return m_control; }
    /// The object name of the control, for whatever type.
    void setControlName(const QString& name);
    /// What the value is for, in accessible names.
    void setLabel(const QString& label);
    void setInvalid(bool invalid);

signals:
    void changed();
    /// Enter was pressed in a line.
    void entered();

private:
    void build();
    void nameControl();
    QWidget* makeLine();
    QWidget* makeSwitch();
    QWidget* makeWords();
    void read(const QString& text);

    QHBoxLayout* m_layout;
    QWidget* m_shown = nullptr;
    QWidget* m_control = nullptr;
    QString m_name;
    QString m_label;
    QString m_hint;
    QString m_nilWords;
    QString m_problem;
    OperandType m_type = OperandType::nil;
    Value m_value;
    bool m_isOptional = false;
    bool m_leftOff = false;
};

} // namespace binnacle::ui
