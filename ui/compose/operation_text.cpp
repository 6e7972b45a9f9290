// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/operation_text.h"

#include "ui/compose/action_choice.h"
#include "ui/compose/camel_words.h"
#include "ui/compose/path_text.h"
#include "ui/models/value_text.h"

#include <QCoreApplication>
#include <QStringList>

namespace binnacle::ui {

namespace {

constexpr int operandLength = 40;

struct CallWords {
    Q_DECLARE_TR_FUNCTIONS(CallWords)

public:
    explicit CallWords(const Call& call) : m_call(call), m_entry(entryOf(call.method)) {}
    QString text() const;

private:
    static QString countOf(std::size_t count, const QString& one, const QString& many);
    static QString argument(const Parameter& parameter, const Value& value);
    QString selection() const;
    QStringList aside() const;

    const Call& m_call;
    const MethodEntry& m_entry;
};

QString CallWords::countOf(std::size_t count, const QString& one, const QString& many)
{
    return count == 1 ? one : many.arg(countText(count));
}

QString CallWords::argument(const Parameter& parameter, const Value& value)
{
    if (const auto* list = value.as<List>(); list && parameter.kind == ParameterKind::sketches)
        return countOf(list->items.size(), tr("1 sketch"), tr("%1 sketches"));
    if (const auto* list = value.as<List>(); list && parameter.kind == ParameterKind::list)
        return countOf(list->items.size(), tr("1 value"), tr("%1 values"));
    if (const auto* map = value.as<Map>(); map && parameter.kind == ParameterKind::map)
        return countOf(map->entries.size(), tr("1 item"), tr("%1 items"));
    const bool quotes = parameter.kind != ParameterKind::expression;
    return previewOf(value, {.length = operandLength, .quotes = quotes});
}

/// `get values`, `remove all others, giving count`.
QString CallWords::selection() const
{
    const bool removes = m_call.method == Method::removeSelected;
    const QString what = wordsOf(nameOf(m_call.returns));
    if (!removes)
        return m_call.inverted ? tr("get %1 of all others").arg(what) : tr("get %1").arg(what);
    const QString verb = m_call.inverted ? tr("remove all others") : tr("remove");
    return m_call.returns == ReturnType::none ? verb : tr("%1, giving %2").arg(verb, what);
}

/// What stands in brackets: the size of a sketch, the order, the flags.
QStringList CallWords::aside() const
{
    QStringList parts;
    const auto parameters = used(m_entry.parameters);
    for (std::size_t i = 0; i < parameters.size() && i < m_call.arguments.size(); ++i) {
        if (parameters[i].name.ends_with("Bits"))
            parts << argument(parameters[i], m_call.arguments[i]) + u' ' + wordsOf(parameters[i].name);
    }
    if (m_call.order)
        parts << wordsOf(nameOf(*m_call.order));
    for (const FlagName& flag : flagNames()) {
        if (m_call.flags.has(flag.flag))
            parts << wordsOf(flag.name);
    }
    return parts;
}

QString CallWords::text() const
{
    QString text = QString::fromUtf8(m_entry.name.data(), static_cast<qsizetype>(m_entry.name.size()));
    if (m_call.method == Method::getSelected || m_call.method == Method::removeSelected)
        text = selection();
    QStringList operands;
    const auto parameters = used(m_entry.parameters);
    for (std::size_t i = 0; i < parameters.size() && i < m_call.arguments.size(); ++i) {
        if (!parameters[i].name.ends_with("Bits"))
            operands << argument(parameters[i], m_call.arguments[i]);
    }
    if (!operands.isEmpty())
        text += u' ' + operands.join(QStringLiteral(", "));
    const QStringList more = aside();
    return more.isEmpty() ? text : text + QStringLiteral(" (") + more.join(QStringLiteral(", ")) + u')';
}

} // namespace

QString textOf(const BinOperation& operation)
{
    const QString bin = nameText(operation.bin);
    if (const auto* call = std::get_if<Call>(&operation.action))
        return bin + pathText(call->path) + QStringLiteral(": ") + CallWords(*call).text();
    QString text = bin + QStringLiteral(": ") + textOf(kindOf(operation.action));
    if (const Value* operand = operandOf(operation.action))
        text += u' ' + previewOf(*operand, {.length = operandLength});
    return text;
}

} // namespace binnacle::ui
