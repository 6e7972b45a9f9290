// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/code_highlighter.h"

#include "ui/theme/palette.h"
#include "ui/theme/theme.h"

#include <QRegularExpression>

namespace binnacle::ui {

namespace {

const QRegularExpression& jsonTokens()
{
    static const QRegularExpression tokens(
        QStringLiteral(R"re((?<name>"(?:[^"\\]|\\.)*"(?=\s*:))|(?<text>"(?:[^"\\]|\\.)*")|(?<word>\b(?:true|false|null)\b))re"
                       R"re(|(?<number>-?\b[0-9][0-9.eE+-]*))re"));
    return tokens;
}

const QRegularExpression& codeTokens()
{
    static const QRegularExpression tokens(
        QStringLiteral(R"re((?<text>b?"(?:[^"\\]|\\.)*"|b?'(?:[^'\\]|\\.)*')|(?<note>//.*$|#.*$))re"
                       R"re(|(?<word>\b(?:await|async|function|const|return|new|auto|True|False|None|true|false|null|range)\b))re"
                       R"re(|(?<method>(?<=[.>:])[A-Za-z_]\w*(?=\s*\())|(?<number>\b[0-9][0-9a-fA-FxLn_.]*))re"));
    return tokens;
}

} // namespace

CodeHighlighter::CodeHighlighter(QTextDocument* document) : QSyntaxHighlighter(document)
{
    connect(&ThemeNotifier::instance(), &ThemeNotifier::changed, this, &QSyntaxHighlighter::rehighlight);
}

void CodeHighlighter::highlightBlock(const QString& text)
{
    const Palette& colors = palette();
    const std::pair<const char*, QColor> jsonGroups[] = {
        {"name", colors.text}, {"text", colors.typeString}, {"word", colors.typeBoolean}, {"number", colors.typeInteger}};
    const std::pair<const char*, QColor> codeGroups[] = {{"text", colors.typeString},
                                                         {"note", colors.secondary},
                                                         {"word", colors.typeBoolean},
                                                         {"method", colors.typeMap},
                                                         {"number", colors.typeInteger}};
    setFormat(0, static_cast<int>(text.size()), m_json ? colors.secondary : colors.text);
    const auto color = [&](const auto& groups, const QRegularExpressionMatch& match) {
        for (const auto& [group, ink] : groups) {
            const QString name = QString::fromLatin1(group);
            if (match.capturedStart(name) >= 0)
                setFormat(static_cast<int>(match.capturedStart(name)), static_cast<int>(match.capturedLength(name)), ink);
        }
    };
    for (auto it = (m_json ? jsonTokens() : codeTokens()).globalMatch(text); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        m_json ? color(jsonGroups, match) : color(codeGroups, match);
    }
}

} // namespace binnacle::ui
