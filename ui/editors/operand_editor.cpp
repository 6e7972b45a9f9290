// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/operand_editor.h"

#include "ui/theme/fonts.h"
#include "ui/theme/labels.h"
#include "ui/theme/metrics.h"
#include "ui/theme/toggle_switch.h"

#include <QHBoxLayout>
#include <QLineEdit>

#include <algorithm>
#include <limits>

namespace binnacle::ui {

namespace {

constexpr int numberWidth = 176;
constexpr int leastWidth = 52;
constexpr int lineWidth = 200;

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
    case OperandType::geoJson:
        return QStringLiteral("{\"type\": \"Point\", \"coordinates\": [10.75, 59.91]}");
    default:
        return {};
    }
}

bool isNumber(OperandType type)
{
    return type == OperandType::integer || type == OperandType::float64;
}

/// As wide as what it holds usually is.
class OperandLine : public QLineEdit {
public:
    OperandLine(OperandType type, QWidget* parent) : QLineEdit(parent), m_isNumber(isNumber(type)) {}
    QSize sizeHint() const override
    {
        const int content = fontMetrics().horizontalAdvance(text().isEmpty() ? placeholderText() : text()) + 2 * metrics::margin;
        return {m_isNumber ? std::clamp(content, leastWidth, numberWidth) : lineWidth, metrics::controlHeight};
    }
    QSize minimumSizeHint() const override { return {leastWidth, metrics::controlHeight}; }

private:
    bool m_isNumber;
};

} // namespace

OperandEditor::OperandEditor(QWidget* parent)
    : QWidget(parent), m_layout(new QHBoxLayout(this)), m_label(tr("operand")), m_nilWords(tr("nil"))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->addStretch(0);
    build();
}

void OperandEditor::setValue(const Value& value, bool leftOff)
{
    if (value == m_value && leftOff == m_leftOff && m_problem.isEmpty())
        return;
    m_value = value;
    m_type = typeOf(value);
    m_leftOff = leftOff;
    m_problem.clear();
    build();
}

void OperandEditor::setType(OperandType type)
{
    if (type == m_type)
        return;
    m_value = converted(m_value, type);
    m_type = type;
    m_leftOff = false;
    m_problem.clear();
    build();
    emit changed();
}

QString OperandEditor::chip() const
{
    return m_type == OperandType::json ? QString::fromStdString(typeChip(m_value)) : chipOf(m_type);
}

void OperandEditor::setOptional(const QString& words)
{
    m_isOptional = true;
    setHint(words);
}

void OperandEditor::setHint(const QString& hint)
{
    m_hint = hint;
    build();
}

void OperandEditor::setNilWords(const QString& words)
{
    m_nilWords = words;
    build();
}

void OperandEditor::setControlName(const QString& name)
{
    m_name = name;
    nameControl();
}

void OperandEditor::setLabel(const QString& label)
{
    m_label = label;
    nameControl();
}

void OperandEditor::setInvalid(bool invalid)
{
    if (m_control)
        ui::setInvalid(m_control, invalid);
}

void OperandEditor::nameControl()
{
    if (!m_control)
        return;
    m_control->setObjectName(m_name);
    m_control->setAccessibleName(QStringLiteral("%1, %2").arg(m_label, textOf(m_type)));
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
    if (m_type == OperandType::boolean)
        m_shown = makeSwitch();
    else if (m_type == OperandType::nil)
        m_shown = makeWords();
    else
        m_shown = makeLine();
    m_layout->insertWidget(0, m_shown, 1);
    const bool narrow = isNumber(m_type);
    m_shown->setMaximumWidth(narrow ? numberWidth : QWIDGETSIZE_MAX);
    // What is narrow takes its most first, and the empty place behind it the rest.
    m_layout->setStretch(0, narrow ? 1000 : 1);
    m_layout->setStretch(1, narrow || m_type == OperandType::boolean ? 1 : 0);
    setFocusProxy(m_control);
    nameControl();
    if (hadFocus && m_control)
        m_control->setFocus();
}

QWidget* OperandEditor::makeLine()
{
    auto* const line = new OperandLine(m_type, this);
    line->setMaxLength(std::numeric_limits<int>::max());
    line->setFont(valueFont());
    line->setPlaceholderText(m_hint.isEmpty() ? hintFor(m_type) : m_hint);
    if (!m_leftOff)
        line->setText(m_type == OperandType::json ? jsonText(m_value) : operandText(m_value));
    line->setCursorPosition(0);
    connect(line, &QLineEdit::textEdited, this, &OperandEditor::read);
    connect(line, &QLineEdit::textChanged, line, &QWidget::updateGeometry);
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
        m_leftOff = false;
        toggle->setText(checked ? QStringLiteral("true") : QStringLiteral("false"));
        emit changed();
    });
    m_control = toggle;
    return toggle;
}

QWidget* OperandEditor::makeWords()
{
    return makeLabel(m_nilWords, Tone::secondary, this);
}

void OperandEditor::read(const QString& text)
{
    m_leftOff = m_isOptional && m_type != OperandType::string && text.trimmed().isEmpty();
    m_problem.clear();
    if (!m_leftOff) {
        const OperandReading reading = readOperand(m_type, text);
        m_problem = reading.reason;
        if (reading.value)
            m_value = *reading.value;
    }
    emit changed();
}

} // namespace binnacle::ui
