// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/path_text.h"

#include "ui/models/value_text.h"

#include <QCoreApplication>

namespace binnacle::ui {

namespace {

constexpr int chipLength = 32;

struct StepWords {
    Q_DECLARE_TR_FUNCTIONS(StepWords)

public:
    explicit StepWords(const PathStep& step) : m_step(step) {}
    QString text() const;

private:
    QString argument(std::size_t at, const QString& leftOff = QStringLiteral("?")) const;
    QString counted(std::size_t at) const;
    QString many(const QString& sign) const;

    const PathStep& m_step;
};

QString StepWords::argument(std::size_t at, const QString& leftOff) const
{
    if (at >= m_step.arguments.size())
        return leftOff;
    const Value& value = m_step.arguments[at];
    return value.as<Infinity>() ? QStringLiteral("∞") : previewOf(value, {.length = chipLength});
}

/// A start and how many: `2 … +3`.
QString StepWords::counted(std::size_t at) const
{
    const QString count = argument(at + 1, {});
    return argument(at) + QStringLiteral(" …") + (count.isEmpty() ? QString() : QStringLiteral(" +") + count);
}

QString StepWords::many(const QString& sign) const
{
    const auto* list = m_step.arguments.empty() ? nullptr : m_step.arguments.front().as<List>();
    return sign + (list ? previewOf(*list, {.length = chipLength}) : argument(0));
}

QString StepWords::text() const
{
    const QString bounds = QStringLiteral("%1 … %2").arg(argument(0), argument(1, {})).trimmed();
    switch (m_step.selector) {
    case Selector::mapKey:
        return argument(0);
    case Selector::mapIndex:
        return tr("entry [%1]").arg(argument(0));
    case Selector::listIndex:
        return QStringLiteral("[%1]").arg(argument(0));
    case Selector::mapRank:
    case Selector::listRank:
        return tr("rank %1").arg(argument(0));
    case Selector::mapValue:
    case Selector::listValue:
        return QStringLiteral("= ") + argument(0);
    case Selector::mapKeyRange:
        return tr("keys %1").arg(bounds);
    case Selector::mapIndexRange:
        return tr("entries [%1]").arg(counted(0));
    case Selector::listIndexRange:
        return QStringLiteral("[%1]").arg(counted(0));
    case Selector::mapRankRange:
    case Selector::listRankRange:
        return tr("ranks %1").arg(counted(0));
    case Selector::mapValueRange:
    case Selector::listValueRange:
        return tr("values %1").arg(bounds);
    case Selector::mapKeyList:
        return many(tr("keys "));
    case Selector::mapValueList:
    case Selector::listValueList:
        return many(tr("values "));
    case Selector::mapKeyRelativeIndexRange:
        return tr("from key %1: [%2]").arg(argument(0), counted(1));
    case Selector::mapValueRelativeRankRange:
    case Selector::listValueRelativeRankRange:
        return tr("from value %1: ranks %2").arg(argument(0), counted(1));
    }
    return {};
}

} // namespace

QString textOf(const PathStep& step)
{
    return StepWords(step).text();
}

QString pathText(const std::vector<PathStep>& path)
{
    QString text;
    for (const PathStep& step : path)
        text += QStringLiteral(" › ") + textOf(step);
    return text;
}

} // namespace binnacle::ui
