// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/elements_text.h"

#include "core/operation/json.h"

#include <QCoreApplication>
#include <QStringList>
#include <nlohmann/json.hpp>

namespace binnacle::ui {

namespace {

struct Elements {
    Q_DECLARE_TR_FUNCTIONS(Elements)

public:
    static Result<Value> element(const std::string& line);
    static QString lineProblem(qsizetype line, const QString& why) { return tr("line %1: %2").arg(line).arg(why); }
};

bool beginsLikeJson(const std::string& line)
{
    const char first = line.front();
    return first == '{' || first == '[' || first == '"' || first == '-' || first == '+' || (first >= '0' && first <= '9');
}

/// A word such as `user-1` or `42nd`: it has a letter, so that no number was meant.
bool isWord(const std::string& line)
{
    const QString text = QString::fromStdString(line);
    const bool startsText = text.front().isLetterOrNumber();
    for (const QChar c : text) {
        if (c.isLetter() && c != u'e' && c != u'E')
            return startsText;
    }
    return false;
}

Result<Value> Elements::element(const std::string& line)
{
    const auto json = parseJson(line);
    if (json)
        return valueFromJson(*json);
    if (beginsLikeJson(line) && !isWord(line))
        return json.error();
    return Value(line);
}

} // namespace

ElementsReading readElements(const QString& text)
{
    if (!text.isValidUtf16())
        return {std::nullopt, Elements::tr("is no valid text")};
    std::vector<Value> elements;
    const QStringList lines = text.split(u'\n');
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const QString line = lines[i].trimmed();
        if (line.isEmpty())
            continue;
        Result<Value> value = Elements::element(line.toStdString());
        if (!value)
            return {std::nullopt, Elements::lineProblem(i + 1, QString::fromStdString(value.error().sentence()))};
        elements.push_back(std::move(*value));
    }
    return {std::move(elements), {}};
}

QString elementsText(const std::vector<Value>& elements)
{
    QStringList lines;
    for (const Value& element : elements) {
        const auto* word = element.as<std::string>();
        const QString bare = word && isUtf8(*word) ? QString::fromStdString(*word) : QString();
        const bool oneLine = !bare.isEmpty() && !bare.contains(u'\n') && bare.trimmed() == bare;
        const ElementsReading reading = oneLine ? readElements(bare) : ElementsReading{};
        const bool same = reading.elements && *reading.elements == std::vector<Value>{element};
        lines << (same ? bare : QString::fromStdString(toJson(element).dump()));
    }
    return lines.join(u'\n');
}

} // namespace binnacle::ui
