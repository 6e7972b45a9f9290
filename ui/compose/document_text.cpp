// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/document_text.h"

#include "core/operation/json.h"

#include <QCoreApplication>

#include <numeric>

namespace binnacle::ui {

namespace {

/// Characters that the pane shows at its usual width.
constexpr std::size_t shownLineWidth = 56;

Result<QString> textOf(OperationDocument document, Language language, std::size_t jsonWidth)
{
    if (language == Language::json)
        return QString::fromStdString(toJsonText(document, jsonWidth));
    document.behavior = Behavior();
    const Result<std::string> printed = printScript(document, language);
    return printed ? Result<QString>(QString::fromStdString(*printed).trimmed()) : Result<QString>(printed.error());
}

} // namespace

std::size_t keyItems(const OperationDocument& document)
{
    return std::accumulate(document.segments.begin(), document.segments.end(), std::size_t{0},
                           [](std::size_t sum, const Segment& segment) { return sum + segment.keys.size(); });
}

bool isRead(Language language)
{
    return language == Language::python || language == Language::java || language == Language::json;
}

bool leavesOutBehavior(const OperationDocument& document, Language language)
{
    return language != Language::json && document.behavior != Behavior();
}

Result<QString> shownText(const OperationDocument& document, Language language)
{
    return textOf(document, language, shownLineWidth);
}

Result<QString> copiedText(const OperationDocument& document, Language language)
{
    constexpr std::size_t ordinary = 120;
    return textOf(document, language, ordinary);
}

QString titleOf(Language language)
{
    switch (language) {
    case Language::python:
        return QStringLiteral("Python");
    case Language::java:
        return QStringLiteral("Java");
    case Language::node:
        return QStringLiteral("Node");
    case Language::cpp:
        return QStringLiteral("C++");
    case Language::json:
        return QStringLiteral("JSON");
    }
    return {};
}

} // namespace binnacle::ui
