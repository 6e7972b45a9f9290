// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/argument_list.h"

#include "ui/compose/argument_field.h"
#include "ui/editors/flow_layout.h"

namespace binnacle::ui {

ArgumentList::ArgumentList(QWidget* parent) : QWidget(parent), m_flow(new FlowLayout(this))
{
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void ArgumentList::setArguments(std::span<const Parameter> parameters, const std::vector<Value>& arguments, bool elements)
{
    for (ArgumentField* field : m_fields) {
        m_flow->removeWidget(field);
        field->hide();
        field->setPrefix(QStringLiteral("gone"));
        field->deleteLater();
    }
    m_fields.clear();
    for (std::size_t i = 0; i < parameters.size(); ++i) {
        const std::optional<Value> value = i < arguments.size() ? std::optional(arguments[i]) : std::nullopt;
        auto* const field = new ArgumentField(parameters[i], value, elements && parameters[i].name == "values", this);
        m_flow->insertWidget(static_cast<int>(i), field);
        m_fields.push_back(field);
        connect(field, &ArgumentField::changed, this, [this] {
            emit changed();
            emit rearranged();
        });
        connect(field, &ArgumentField::entered, this, &ArgumentList::entered);
    }
    m_beyond.assign(arguments.begin() + static_cast<std::ptrdiff_t>(std::min(parameters.size(), arguments.size())),
                    arguments.end());
    setPrefix(m_prefix);
    emit rearranged();
}

std::vector<Value> ArgumentList::arguments() const
{
    std::vector<Value> all;
    for (const ArgumentField* field : m_fields) {
        std::optional<Value> value = field->value();
        if (!value)
            return all;
        all.push_back(std::move(*value));
    }
    all.insert(all.end(), m_beyond.begin(), m_beyond.end());
    return all;
}

std::size_t ArgumentList::firstWrong() const
{
    std::size_t given = m_fields.size();
    while (given > 0 && !m_fields[given - 1]->value())
        --given;
    for (std::size_t i = 0; i < m_fields.size(); ++i) {
        if (!m_fields[i]->problem().isEmpty() || (i < given && !m_fields[i]->value()))
            return i;
    }
    return m_fields.size();
}

QString ArgumentList::problem() const
{
    const std::size_t wrong = firstWrong();
    if (wrong == m_fields.size())
        return {};
    const QString why = m_fields[wrong]->problem();
    return why.isEmpty() ? tr("%1: it is needed, since %2 is given").arg(m_fields[wrong]->label(), m_fields[wrong + 1]->label())
                         : why;
}

void ArgumentList::showInvalid()
{
    const std::size_t wrong = firstWrong();
    for (std::size_t i = 0; i < m_fields.size(); ++i)
        m_fields[i]->setInvalid(i == wrong || !m_fields[i]->problem().isEmpty());
}

bool ArgumentList::focusProblem()
{
    const std::size_t wrong = firstWrong();
    if (wrong == m_fields.size() || m_fields[wrong]->controls().isEmpty())
        return false;
    m_fields[wrong]->controls().back()->setFocus();
    return true;
}

void ArgumentList::setPrefix(const QString& prefix)
{
    m_prefix = prefix;
    for (ArgumentField* field : m_fields)
        field->setPrefix(prefix);
}

QList<QWidget*> ArgumentList::controls() const
{
    QList<QWidget*> all;
    for (const ArgumentField* field : m_fields)
        all << field->controls();
    return all;
}

} // namespace binnacle::ui
