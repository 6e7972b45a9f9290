// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/camel_words.h"

#include <QStringList>

namespace binnacle::ui {

namespace {

/// Words that are not told by their letters alone.
QString spelled(const QString& word)
{
    if (word == QStringLiteral("hll"))
        return QStringLiteral("HLL");
    if (word == QStringLiteral("lshift") || word == QStringLiteral("lscan"))
        return QStringLiteral("left ") + word.mid(1);
    if (word == QStringLiteral("rshift") || word == QStringLiteral("rscan"))
        return QStringLiteral("right ") + word.mid(1);
    return word;
}

} // namespace

QString wordsOf(std::string_view camel)
{
    QStringList words{QString()};
    for (const char letter : camel) {
        const QChar c = QLatin1Char(letter);
        if (c.isUpper())
            words << QString();
        words.back() += c.toLower();
    }
    for (QString& word : words)
        word = spelled(word);
    return words.join(u' ').replace(QStringLiteral("min hash"), QStringLiteral("min-hash"));
}

} // namespace binnacle::ui
