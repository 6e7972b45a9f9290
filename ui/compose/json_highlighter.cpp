// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/json_highlighter.h"

#include "ui/theme/palette.h"
#include "ui/theme/theme.h"

#include <QRegularExpression>

namespace binnacle::ui {

JsonHighlighter::JsonHighlighter(QTextDocument* document) : QSyntaxHighlighter(document)
{
    connect(&ThemeNotifier::instance(), &ThemeNotifier::changed, this, &QSyntaxHighlighter::rehighlight);
}

void JsonHighlighter::highlightBlock(const QString& text)
{
    static const QRegularExpression tokens(
        QStringLiteral(R"re((?<name>"(?:[^"\\]|\\.)*"(?=\s*:))|(?<text>"(?:[^"\\]|\\.)*")|(?<word>\b(?:true|false|null)\b))re"
                       R"re(|(?<number>-?\b[0-9][0-9.eE+-]*))re"));
    const Palette& colors = palette();
    const std::pair<const char*, QColor> groups[] = {
        {"name", colors.text}, {"text", colors.typeString}, {"word", colors.typeBoolean}, {"number", colors.typeInteger}};
    setFormat(0, static_cast<int>(text.size()), colors.secondary);
    for (auto it = tokens.globalMatch(text); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        for (const auto& [group, color] : groups) {
            const QString name = QString::fromLatin1(group);
            if (match.capturedStart(name) >= 0)
                setFormat(static_cast<int>(match.capturedStart(name)), static_cast<int>(match.capturedLength(name)), color);
        }
    }
}

} // namespace binnacle::ui
