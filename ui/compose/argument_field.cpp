// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/argument_field.h"

#include "ui/compose/camel_words.h"
#include "ui/editors/elements_edit.h"
#include "ui/editors/value_field.h"
#include "ui/theme/labels.h"
#include "ui/theme/metrics.h"

#include <QHBoxLayout>

namespace binnacle::ui {

namespace {

std::vector<OperandType> typesFor(ParameterKind kind)
{
    using enum OperandType;
    switch (kind) {
    case ParameterKind::integer:
    case ParameterKind::count:
        return {integer};
    case ParameterKind::number:
        return {integer, float64};
    case ParameterKind::boolean:
        return {boolean};
    case ParameterKind::blob:
        return {blob};
    case ParameterKind::list:
    case ParameterKind::sketches:
        return {list};
    case ParameterKind::map:
        return {map};
    case ParameterKind::expression:
        return {string, blob};
    default:
        return {integer, float64, string, boolean, blob, list, map, geoJson, nil, json};
    }
}

/// An argument whose meaning the method's own name tells has no label.
bool isNamed(const Parameter& parameter)
{
    for (const std::string_view plain : {"value", "values", "items", "expression", "sketches", "key", "keys"}) {
        if (parameter.name == plain)
            return false;
    }
    return true;
}

/// Two counts of bits stand side by side; the first one says what both count.
QString shortLabel(const Parameter& parameter)
{
    return parameter.name == "minHashBits" ? ArgumentField::tr("min-hash") : wordsOf(parameter.name);
}

/// What it means that an argument is left off.
QString leftOffWords(const Parameter& parameter)
{
    if (parameter.kind == ParameterKind::bound || parameter.kind == ParameterKind::count)
        return ArgumentField::tr("to the end");
    if (parameter.kind == ParameterKind::number)
        return QStringLiteral("1");
    return ArgumentField::tr("none");
}

} // namespace

ArgumentField::ArgumentField(const Parameter& parameter, const std::optional<Value>& value, bool elements, QWidget* parent)
    : QWidget(parent),
      m_name(QString::fromUtf8(parameter.name.data(), static_cast<qsizetype>(parameter.name.size()))),
      m_label(wordsOf(parameter.name)),
      m_isNamed(isNamed(parameter)),
      m_line(new QHBoxLayout(this))
{
    m_line->setContentsMargins(0, 0, 0, 0);
    m_line->setSpacing(6);
    if (m_isNamed)
        m_line->addWidget(makeLabel(shortLabel(parameter), Tone::secondary, this));
    const auto* list = value ? value->as<List>() : nullptr;
    if (elements && list)
        addElements(*list);
    else
        addValueField(parameter, value);
}

void ArgumentField::addValueField(const Parameter& parameter, const std::optional<Value>& value)
{
    m_value = new ValueField(this);
    m_value->setTypes(typesFor(parameter.kind));
    if (parameter.optional)
        m_value->setOptional(leftOffWords(parameter));
    else if (parameter.kind == ParameterKind::sketches)
        m_value->setHint(QStringLiteral("[{\"$hll\": \"…\"}]"));
    else if (parameter.kind == ParameterKind::expression)
        m_value->setHint(QStringLiteral("$.visits + 1"));
    m_value->setValue(value);
    m_value->setAccessibleLabel(m_label);
    m_line->addWidget(m_value, 1);
    fit();
    connect(m_value, &ValueField::changed, this, &ArgumentField::changed);
    connect(m_value, &ValueField::entered, this, &ArgumentField::entered);
    connect(m_value, &ValueField::reshaped, this, &ArgumentField::fit);
}

/// A number takes no more room than it needs, so that several stand in one line.
void ArgumentField::fit()
{
    const bool wide = m_value->sizePolicy().horizontalPolicy() == QSizePolicy::Expanding;
    setSizePolicy(wide ? QSizePolicy::Expanding : QSizePolicy::Maximum, QSizePolicy::Fixed);
}

void ArgumentField::addElements(const List& list)
{
    m_elements = new ElementsEdit(this);
    m_elements->setList(list);
    m_elements->setAccessibleName(tr("%1, one element a line").arg(m_label));
    m_line->addWidget(m_elements, 1);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(m_elements, &ElementsEdit::edited, this, &ArgumentField::changed);
}

std::optional<Value> ArgumentField::value() const
{
    return m_elements ? std::optional<Value>(m_elements->list()) : m_value->value();
}

QString ArgumentField::problem() const
{
    const QString why = m_elements ? m_elements->problem() : m_value->problem();
    return why.isEmpty() || !m_isNamed ? why : m_label + QStringLiteral(": ") + why;
}

void ArgumentField::setPrefix(const QString& prefix)
{
    if (m_elements)
        m_elements->setObjectName(prefix + m_name);
    else
        m_value->setNames(prefix + m_name + QStringLiteral("Type"), prefix + m_name);
}

void ArgumentField::setInvalid(bool invalid)
{
    if (m_elements)
        ui::setInvalid(m_elements, invalid);
    else
        m_value->setInvalid(invalid);
}

QList<QWidget*> ArgumentField::controls() const
{
    return m_elements ? QList<QWidget*>{m_elements} : m_value->controls();
}

} // namespace binnacle::ui
