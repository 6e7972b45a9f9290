// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/style_sheet.h"

#include <QFile>
#include <QHash>
#include <QRegularExpression>

namespace binnacle::ui {

namespace {

const QRegularExpression& tokenPattern()
{
    static const QRegularExpression pattern(QStringLiteral("@([A-Za-z]+)"));
    return pattern;
}

QHash<QString, QColor> tokens(const Palette& p)
{
    return {
        {QStringLiteral("window"), p.window},
        {QStringLiteral("panel"), p.panel},
        {QStringLiteral("raised"), p.raised},
        {QStringLiteral("border"), p.border},
        {QStringLiteral("hairline"), p.hairline},
        {QStringLiteral("text"), p.text},
        {QStringLiteral("secondary"), p.secondary},
        {QStringLiteral("muted"), p.muted},
        {QStringLiteral("accent"), p.accent},
        {QStringLiteral("accentSoft"), p.accentSoft},
        {QStringLiteral("accentHover"), mixed(p.accent, p.text, 0.12)},
        {QStringLiteral("accentPressed"), mixed(p.accent, p.dark ? p.window : p.text, 0.22)},
        {QStringLiteral("accentDisabled"), mixed(p.panel, p.accent, p.dark ? 0.5 : 0.45)},
        {QStringLiteral("onAccent"), p.onAccent},
        {QStringLiteral("selection"), p.selection},
        {QStringLiteral("hover"), mixed(p.panel, p.text, p.dark ? 0.06 : 0.045)},
        {QStringLiteral("pressed"), mixed(p.panel, p.text, 0.1)},
        {QStringLiteral("scroll"), mixed(p.panel, p.text, p.dark ? 0.2 : 0.18)},
        {QStringLiteral("scrollHover"), mixed(p.panel, p.text, 0.34)},
        {QStringLiteral("danger"), p.danger},
        {QStringLiteral("dangerSoft"), p.dangerSoft},
        {QStringLiteral("dangerBorder"), mixed(p.panel, p.danger, 0.5)},
        {QStringLiteral("ok"), p.ok},
        {QStringLiteral("okSoft"), p.okSoft},
        {QStringLiteral("warning"), p.warning},
        {QStringLiteral("warningSoft"), p.warningSoft},
        {QStringLiteral("hll"), p.typeHll},
    };
}

QString templateText()
{
    QFile file(QStringLiteral(":/binnacle/themes/application.qss"));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

} // namespace

QString styleSheet(const Palette& colors)
{
    const QHash<QString, QColor> values = tokens(colors);
    QString text = templateText();
    text.replace(QLatin1String("@mode"), colors.dark ? QLatin1String("dark") : QLatin1String("light"));
    QString sheet;
    qsizetype done = 0;
    for (auto it = tokenPattern().globalMatch(text); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        const auto value = values.constFind(match.captured(1));
        sheet += QStringView(text).mid(done, match.capturedStart() - done);
        sheet += value == values.constEnd() ? match.captured() : value->name();
        done = match.capturedEnd();
    }
    sheet += QStringView(text).mid(done);
    return sheet;
}

QStringList unknownTokens(const QString& text)
{
    QStringList names;
    for (auto it = tokenPattern().globalMatch(text); it.hasNext();) {
        names.append(it.next().captured());
    }
    return names;
}

} // namespace binnacle::ui
