// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/value_field.h"

#include "ui/editors/menu_button.h"
#include "ui/editors/operand_editor.h"
#include "ui/theme/metrics.h"

#include <QHBoxLayout>
#include <QMenu>

#include <algorithm>

namespace binnacle::ui {

ValueField::ValueField(QWidget* parent)
    : QWidget(parent), m_line(new QHBoxLayout(this)), m_type(new TypeButton(this)), m_operand(new OperandEditor(this))
{
    m_line->setContentsMargins(0, 0, 0, 0);
    m_line->setSpacing(metrics::grid);
    m_line->addWidget(m_type);
    m_line->addWidget(m_operand, 1);
    setFocusProxy(m_operand);
    connect(m_operand, &OperandEditor::changed, this, [this] {
        refresh();
        emit changed();
    });
    connect(m_operand, &OperandEditor::entered, this, &ValueField::entered);
    refresh();
}

void ValueField::setTypes(std::vector<OperandType> types, bool alwaysShown)
{
    m_types = std::move(types);
    m_alwaysShown = alwaysShown;
    QMenu* const menu = m_type->choices();
    menu->clear();
    for (const OperandType type : m_types) {
        QAction* const action = menu->addAction(QStringLiteral("%1\t%2").arg(textOf(type), chipOf(type)));
        connect(action, &QAction::triggered, this, [this, type] { m_operand->setType(type); });
    }
    refresh();
}

void ValueField::setOptional(const QString& words)
{
    m_operand->setOptional(words);
}

void ValueField::setHint(const QString& hint)
{
    m_operand->setHint(hint);
}

void ValueField::setNilWords(const QString& words)
{
    m_operand->setNilWords(words);
}

void ValueField::setValue(const std::optional<Value>& value)
{
    m_operand->setValue(value.value_or(emptyValue(m_types.empty() ? OperandType::nil : m_types.front())), !value);
    refresh();
}

std::optional<Value> ValueField::value() const
{
    return m_operand->isLeftOff() ? std::nullopt : std::optional(m_operand->value());
}

const QString& ValueField::problem() const
{
    return m_operand->problem();
}

void ValueField::setInvalid(bool invalid)
{
    m_operand->setInvalid(invalid);
}

void ValueField::setNames(const QString& typeName, const QString& controlName)
{
    m_type->setObjectName(typeName);
    m_operand->setControlName(controlName);
}

void ValueField::setAccessibleLabel(const QString& label)
{
    m_operand->setLabel(label);
}

QList<QWidget*> ValueField::controls() const
{
    QList<QWidget*> all;
    if (!m_type->isHidden())
        all << m_type;
    if (m_operand->control())
        all << m_operand->control();
    return all;
}

void ValueField::refresh()
{
    const OperandType type = m_operand->type();
    const bool known = std::ranges::find(m_types, type) != m_types.end();
    m_type->setChip(m_operand->chip());
    m_type->setVisible(m_alwaysShown || m_types.size() > 1 || !known);
    const bool narrow = type == OperandType::integer || type == OperandType::float64 || type == OperandType::boolean;
    setSizePolicy(narrow ? QSizePolicy::Preferred : QSizePolicy::Expanding, QSizePolicy::Fixed);
    emit reshaped();
}

} // namespace binnacle::ui
