// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/editors/operand_text.h"

#include <QWidget>

#include <optional>
#include <vector>

class QHBoxLayout;

namespace binnacle::ui {

class OperandEditor;
class TypeButton;

/// A value of one of several types: the chip by which the type is chosen, and the editor of the value.
class ValueField : public QWidget {
    Q_OBJECT

public:
    explicit ValueField(QWidget* parent = nullptr);

    /// The types that are offered. The chip is left away where there is nothing to choose, unless it is wanted all the same.
    void setTypes(std::vector<OperandType> types, bool alwaysShown = false);
    const std::vector<OperandType>& types() const { return m_types; }

    /// A line that is left empty is no value then; `words` stand in it.
    void setOptional(const QString& words);

    void setValue(const std::optional<Value>& value);
    /// The last one that could be read.
    std::optional<Value> value() const;

    /// Why what stands there is no value; empty if it is one.
    const QString& problem() const;
    void setInvalid(bool invalid);
    void setNames(const QString& typeName, const QString& controlName);
    /// What to type, shown in an empty line.
    void setHint(const QString& hint);
    void setNilWords(const QString& words);
    void setAccessibleLabel(const QString& label);
    /// In the order of the keyboard.
    QList<QWidget*> controls() const;

signals:
    void changed();
    /// Another type takes another room.
    void reshaped();
    /// Enter was pressed in a line.
    void entered();

private:
    void refresh();

    std::vector<OperandType> m_types;
    bool m_alwaysShown = false;
    QHBoxLayout* m_line;
    TypeButton* m_type;
    OperandEditor* m_operand;
};

} // namespace binnacle::ui
