// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/key_text.h"

#include "core/base/bytes.h"
#include "ui/models/typed_key.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>
#include <charconv>

namespace binnacle::ui {

namespace {

struct KeyReader {
    Q_DECLARE_TR_FUNCTIONS(KeyReader)

public:
    static KeyToken refused(const QString& text, const QString& reason) { return {text, std::nullopt, reason}; }

    static KeyToken range(const QString& text, const QString& first, const QString& last);
};

bool isSeparator(QChar c)
{
    return c == u',' || c == u'\t' || c == u'\n' || c == u'\r';
}

std::optional<std::int64_t> exactInteger(const QString& text)
{
    const std::string digits = text.toStdString();
    std::int64_t value = 0;
    const auto [end, failure] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (failure != std::errc{} || end != digits.data() + digits.size())
        return std::nullopt;
    return value;
}

KeyToken KeyReader::range(const QString& text, const QString& first, const QString& last)
{
    const auto from = exactInteger(first);
    const auto to = exactInteger(last);
    if (!from || !to)
        return refused(text, tr("a range is two 64-bit integers, as in 1..500"));
    if (*from > *to)
        return refused(text, tr("the range ends before it begins"));
    return {text, KeyRange{*from, *to}, {}};
}

/// Where the quote that opens `text` is closed; -1 if it is not.
qsizetype closingQuote(QStringView text)
{
    for (qsizetype i = 1; i < text.size(); ++i) {
        if (text[i] == u'\\')
            ++i;
        else if (text[i] == u'"')
            return i;
    }
    return -1;
}

/// Where the token that begins at `from` ends: at a separator outside quotes, or at the end. No quote reaches over a line; one
/// that is not closed reaches to its end.
qsizetype tokenEnd(const QString& text, qsizetype from)
{
    qsizetype i = from;
    while (i < text.size() && text[i].isSpace() && !isSeparator(text[i]))
        ++i;
    if (i < text.size() && text[i] == u'"') {
        const QStringView line = QStringView(text).mid(i).split(u'\n').front();
        const qsizetype close = closingQuote(line);
        i += close < 0 ? line.size() : close + 1;
    }
    while (i < text.size() && !isSeparator(text[i]))
        ++i;
    return i;
}

bool isNumeric(const QString& text)
{
    static const QRegularExpression numeric(QStringLiteral("^-?[0-9]+(\\.\\.-?[0-9]+)?$"));
    return numeric.match(text).hasMatch();
}

void appendKeys(const QString& token, std::vector<KeyToken>& keys)
{
    const QStringList parts = token.simplified().split(u' ', Qt::SkipEmptyParts);
    if (parts.size() > 1 && std::all_of(parts.begin(), parts.end(), isNumeric)) {
        for (const QString& part : parts)
            keys.push_back(parseKey(part));
    } else if (!parts.isEmpty()) {
        keys.push_back(parseKey(token));
    }
}

QString quotedText(const std::string& bytes)
{
    const bool utf8 = isUtf8(bytes);
    std::string text = "\"";
    for (const char c : bytes) {
        const auto byte = static_cast<std::uint8_t>(c);
        if (c == '"' || c == '\\')
            text += {'\\', c};
        else if (byte < 0x20 || byte == 0x7F || (!utf8 && byte >= 0x80))
            text += "\\x" + toHex({&byte, 1});
        else
            text += c;
    }
    return QString::fromStdString(text + '"');
}

struct KeyPrinter {
    QString operator()(const KeyRange& range) const
    {
        return QStringLiteral("%1..%2").arg(range.first).arg(range.last);
    }
    QString operator()(const Digest& digest) const { return QString::fromStdString('<' + toHex(digest) + '>'); }
    QString operator()(const KeyValue& key) const { return std::visit(*this, key); }
    QString operator()(std::int64_t key) const { return QString::number(key); }
    QString operator()(const Blob& key) const { return QString::fromStdString("0x" + toHex(key.bytes)); }
    QString operator()(const std::string& key) const
    {
        const QString bare = QString::fromStdString(key);
        const std::vector<KeyToken> read = parseKeys(bare);
        const bool readsBack = read.size() == 1 && read.front().item == KeyItem(KeyValue(key));
        return readsBack ? bare : quotedText(key);
    }
};

} // namespace

KeyToken parseKey(const QString& token)
{
    static const QRegularExpression rangeLike(QStringLiteral("^(-?[0-9]+)\\.\\.(-?[0-9]*)$"));
    const QString text = token.trimmed();
    if (!text.isValidUtf16())
        return KeyReader::refused(text, KeyReader::tr("is no valid text"));
    if (const auto match = rangeLike.match(text); match.hasMatch())
        return KeyReader::range(text, match.captured(1), match.captured(2));
    TypedKey typed = readTypedKey(text);
    return {text, std::move(typed.key), typed.reason};
}

std::vector<KeyToken> parseKeys(const QString& text)
{
    TypedKeys typed = takeCompleteKeys(text);
    appendKeys(typed.rest, typed.complete);
    return std::move(typed.complete);
}

TypedKeys takeCompleteKeys(const QString& text)
{
    TypedKeys typed;
    qsizetype begin = 0;
    for (qsizetype end = tokenEnd(text, 0); end < text.size(); end = tokenEnd(text, begin)) {
        appendKeys(text.mid(begin, end - begin), typed.complete);
        begin = end + 1;
    }
    typed.rest = text.mid(begin);
    return typed;
}

QString keyText(const KeyItem& item)
{
    return std::visit(KeyPrinter{}, item);
}

} // namespace binnacle::ui
