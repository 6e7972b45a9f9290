// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/typed_key.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <charconv>
#include <string>

namespace binnacle::ui {

namespace {

TypedKey refused(const char* reason)
{
    return {std::nullopt, QCoreApplication::translate("TypedKey", reason)};
}

TypedKey accepted(KeyValue key)
{
    TypedKey typed;
    typed.key.emplace(std::move(key));
    return typed;
}

bool looksLikeInteger(std::string_view text)
{
    const std::string_view digits = text.starts_with('-') ? text.substr(1) : text;
    return !digits.empty() && std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; });
}

TypedKey readInteger(std::string_view text)
{
    std::int64_t value = 0;
    if (std::from_chars(text.data(), text.data() + text.size(), value).ec != std::errc{})
        return refused("an integer key has 64 bits; in quotes it is a text");
    if (std::to_string(value) != text)
        return refused("it could be an integer or a text: leave out the zeros, or put it in quotes");
    return accepted(value);
}

TypedKey readBlob(std::string_view digits)
{
    auto bytes = fromHex(digits);
    if (!bytes)
        return refused("bytes are pairs of hexadecimal digits");
    KeyValue key = Blob{std::move(*bytes)};
    return {KeyItem(std::move(key)), {}};
}

TypedKey readDigest(std::string_view text)
{
    Digest digest{};
    const auto bytes = text.ends_with('>') ? fromHex(text.substr(1, text.size() - 2)) : std::nullopt;
    if (!bytes || bytes->size() != digest.size())
        return refused("a digest is 40 hexadecimal digits between < and >");
    std::copy(bytes->begin(), bytes->end(), digest.begin());
    return {KeyItem(digest), {}};
}

/// Takes what follows a backslash off the front of `rest`; nothing if that has no meaning.
std::optional<char> takeEscaped(std::string_view& rest)
{
    constexpr std::string_view letters = "\"\\nrt";
    constexpr std::string_view meanings = "\"\\\n\r\t";
    if (rest.starts_with('x')) {
        const auto byte = rest.size() >= 3 ? fromHex(rest.substr(1, 2)) : std::nullopt;
        if (!byte)
            return std::nullopt;
        rest.remove_prefix(3);
        return static_cast<char>(byte->front());
    }
    const std::size_t known = rest.empty() ? std::string_view::npos : letters.find(rest.front());
    if (known == std::string_view::npos)
        return std::nullopt;
    rest.remove_prefix(1);
    return meanings[known];
}

TypedKey readQuoted(std::string_view rest)
{
    std::string bytes;
    while (!rest.empty() && rest.front() != '"') {
        char next = rest.front();
        rest.remove_prefix(1);
        if (next == '\\') {
            const auto escaped = takeEscaped(rest);
            if (!escaped)
                return refused("what follows a backslash is one of \" \\ n r t xNN");
            next = *escaped;
        }
        bytes += next;
    }
    if (rest.empty())
        return refused("the quote is not closed");
    if (rest.size() > 1)
        return refused("something follows the closing quote");
    return accepted(std::move(bytes));
}

} // namespace

TypedKey readTypedKey(const QString& typed)
{
    const std::string text = typed.trimmed().toStdString();
    const std::string_view view = text;
    if (text.empty())
        return refused("an empty text is written as \"\"");
    if (looksLikeInteger(view))
        return readInteger(view);
    if (view.starts_with("0x") || view.starts_with("0X"))
        return readBlob(view.substr(2));
    if (view.starts_with('<'))
        return readDigest(view);
    if (view.starts_with('"'))
        return readQuoted(view.substr(1));
    return accepted(text);
}

QString chipOfKeyItem(const KeyItem& key)
{
    constexpr std::array chips{"int", "str", "blob"};
    const auto* value = std::get_if<KeyValue>(&key);
    return value ? QLatin1String(chips[value->index()]) : QLatin1String("digest");
}

} // namespace binnacle::ui
