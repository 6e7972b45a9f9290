// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operation/parameter.h"
#include "core/value/value.h"

#include <QWidget>

#include <optional>

class QHBoxLayout;

namespace binnacle::ui {

class ElementsEdit;
class ValueField;

/// One argument of a call or of a step, by its parameter: its name, where that is not plain, and what edits its value.
class ArgumentField : public QWidget {
    Q_OBJECT

public:
    /// `elements` edits a list with one element a line. `value` is nothing where the argument is left off.
    ArgumentField(const Parameter& parameter, const std::optional<Value>& value, bool elements, QWidget* parent = nullptr);

    std::optional<Value> value() const;
    /// Why what stands there is no value, with the argument's name; empty if it is one.
    QString problem() const;
    /// What the argument is called: `index bits`.
    const QString& label() const { return m_label; }

    /// `prefix` numbers the object names: prefix + the parameter's name.
    void setPrefix(const QString& prefix);
    void setInvalid(bool invalid);
    QList<QWidget*> controls() const;

signals:
    void changed();
    void entered();

private:
    void fit();
    void addValueField(const Parameter& parameter, const std::optional<Value>& value);
    void addElements(const List& list);

    QString m_name;
    QString m_label;
    bool m_isNamed;
    QHBoxLayout* m_line;
    ValueField* m_value = nullptr;
    ElementsEdit* m_elements = nullptr;
};

} // namespace binnacle::ui
