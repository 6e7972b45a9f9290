// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/operand_editor.h"

#include "ui/models/value_text.h"
#include "ui/theme/fonts.h"
#include "ui/theme/labels.h"
#include "ui/theme/metrics.h"
#include "ui/theme/toggle_switch.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>

#include <limits>

namespace binnacle::ui {

namespace {

constexpr int numberWidth = 176;

/// What to type, shown while there is nothing.
QString hintFor(OperandType type)
{
    switch (type) {
    case OperandType::blob:
        return QStringLiteral("de ad be ef");
    case OperandType::list:
        return QStringLiteral("[1, \"two\"]");
    case OperandType::map:
        return QStringLiteral("{\"a\": 1}");
    default:
        return {};
    }
}

} // namespace

OperandEditor::OperandEditor(QWidget* parent) : QWidget(parent), m_layout(new QHBoxLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->addStretch(0);
    setMinimumWidth(80);
    build();
}

void OperandEditor::setValue(const Value& value)
{
    if (value == m_value && m_problem.isEmpty())
        return;
    m_value = value;
    m_problem.clear();
    build();
}

void OperandEditor::setType(OperandType type)
{
    if (type == this->type())
        return;
    setValue(converted(m_value, type));
    emit changed();
}

void OperandEditor::setControlName(const QString& name)
{
    m_name = name;
    if (m_control)
        m_control->setObjectName(name);
}

void OperandEditor::setInvalid(bool invalid)
{
    if (m_control)
        ui::setInvalid(m_control, invalid);
}

void OperandEditor::build()
{
    const bool hadFocus = m_control && m_control->hasFocus();
    if (m_shown) {
        m_layout->removeWidget(m_shown);
        m_shown->hide();
        m_shown->setObjectName({});
        m_shown->deleteLater();
    }
    m_control = nullptr;
    if (type() == OperandType::boolean)
        m_shown = makeSwitch();
    else if (type() == OperandType::nil || type() == OperandType::kept)
        m_shown = makeWords();
    else
        m_shown = makeLine();
    m_layout->insertWidget(0, m_shown, 1);
    const bool narrow = type() == OperandType::integer || type() == OperandType::float64;
    m_shown->setMaximumWidth(narrow ? numberWidth : QWIDGETSIZE_MAX);
    // What is narrow takes its most first, and the empty place behind it the rest.
    m_layout->setStretch(0, narrow ? 1000 : 1);
    m_layout->setStretch(1, narrow || type() == OperandType::boolean ? 1 : 0);
    setFocusProxy(m_control);
    if (m_control) {
        m_control->setObjectName(m_name);
        m_control->setAccessibleName(tr("operand, %1").arg(textOf(type())));
        if (hadFocus)
            m_control->setFocus();
    }
}

QWidget* OperandEditor::makeLine()
{
    auto* const line = new QLineEdit(this);
    line->setMaxLength(std::numeric_limits<int>::max());
    line->setFont(valueFont());
    line->setPlaceholderText(hintFor(type()));
    line->setText(operandText(m_value));
    line->setCursorPosition(0);
    connect(line, &QLineEdit::textEdited, this, &OperandEditor::read);
    connect(line, &QLineEdit::returnPressed, this, &OperandEditor::entered);
    m_control = line;
    return line;
}

QWidget* OperandEditor::makeSwitch()
{
    const bool on = *m_value.as<bool>();
    auto* const toggle = new ToggleSwitch(on ? QStringLiteral("true") : QStringLiteral("false"), this);
    toggle->setFont(valueFont());
    toggle->setChecked(on);
    connect(toggle, &QAbstractButton::toggled, this, [this, toggle](bool checked) {
        m_value = checked;
        toggle->setText(checked ? QStringLiteral("true") : QStringLiteral("false"));
        emit changed();
    });
    m_control = toggle;
    return toggle;
}

QWidget* OperandEditor::makeWords()
{
    if (type() == OperandType::nil)
        return makeLabel(tr("removes the bin"), Tone::secondary, this);
    auto* const label = new ElidedLabel(previewOf(m_value), this);
    label->setFont(valueFont());
    setTone(label, Tone::secondary);
    return label;
}

void OperandEditor::read(const QString& text)
{
    const OperandReading reading = readOperand(type(), text);
    m_problem = reading.reason;
    if (reading.value)
        m_value = *reading.value;
    emit changed();
}

} // namespace binnacle::ui
